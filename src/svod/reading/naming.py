"""One name for one body, however it is printed: short forms spelt out, known names of the pack preferred."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from svod.language.gazetteer import fold
from svod.language.lexicon import KnownBody
from svod.language.morphology import lemma
from svod.language.nounphrase import phrase_end, phrase_start
from svod.language.phrases.bodies.ru import HEADS
from svod.reading.drafts import Draft
from svod.reading.names import capital, case_and_number, key_of, nominative
from svod.reading.scene import Scene
from svod.reading.subjects import bare_names

_GROUP_FORMS = {"СРГ": "Специальная рабочая группа", "ПДРГ": "Постоянно действующая рабочая группа", "РГ": "Рабочая группа", "ЭРГ": "Экспертная рабочая группа",
                "ВРГ": "Временная рабочая группа"}  # fmt: skip
"""Short forms of classes of bodies, as official prose uses them everywhere; a text's own expansion goes before."""
_BRACKETED = re.compile(r" \((?:далее ?[-–—] ?)?(?:[А-ЯЁ]{2,}|[А-ЯЁ][а-яё]+(?: [а-яё]+)?)\)")
"""A short form in brackets inside a name."""
_SERIAL_KINDS = ("форум",)


@dataclass(frozen=True)
class Naming:
    """`long_forms`: short form to its expansion in the nominative; `known`: bodies of the pack by the key of their names."""

    scene: Scene
    long_forms: dict[str, str]
    known: dict[frozenset[str], KnownBody] = field(default_factory=dict)
    series: dict[frozenset[str], str] = field(default_factory=dict)
    """Forums that the text itself numbers: key to name."""
    word_forms: dict[str, str] = field(default_factory=dict)
    """Short forms in words, in small letters, to what they stand for: «рабочая группа»."""
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    @functools.cached_property
    def _bare(self) -> dict[str, str]:
        """Nouns that stand alone to the one body they mean: «совет»."""
        return bare_names(self.scene)

    def see_series(self, drafts: Sequence[Draft]) -> None:
        """Learns which forums are series: those numbered from 2 up somewhere in the text."""
        for draft in drafts:
            if draft.head is not None and draft.head.noun in _SERIAL_KINDS and (draft.ordinal or 0) > 1 and draft.theme is None:
                name = nominative(_bare(draft), draft.case)
                self.series.setdefault(key_of(name, self.scene.own, self.long_forms), capital(name))

    def key(self, name: str) -> frozenset[str]:
        """What makes a name that name (see `names.key_of`), worked out once."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = key_of(name, self.scene.own, self.long_forms)
        return known

    def spelt_out(self, name: str) -> str:
        """The name with the short form at its front spelt out: «СРГ по торговле» -> «Специальная рабочая группа по торговле»."""
        if name.lower() in self.word_forms:
            return self.word_forms[name.lower()]
        first, _, rest = name.partition(" ")
        long = self.long_forms.get(first)
        if long is None or first == self.scene.own:
            return name
        if rest and rest == self.scene.own and self.scene.own in long:
            return long
        return f"{long} {rest}".strip()

    def known_body(self, name: str) -> KnownBody | None:
        key = self.key(self.spelt_out(name))
        return self.known.get(key) if key else None

    def body_name(self, name: str) -> str:
        """The name under which the body is kept."""
        if name.lower() in HEADS and name.lower() not in self.word_forms:
            name = self._bare.get(name.lower(), name)
        known = self.known_body(name)
        return known.name if known else capital(_BRACKETED.sub("", self.spelt_out(name)))

    def body_of_event(self, draft: Draft) -> str | None:
        """A series that is a body itself: a forum that the pack knows, or one with a number from 2 up."""
        if draft.head is None or draft.head.noun not in _SERIAL_KINDS:
            return self._framing_body(draft)
        from_name = nominative(_bare(draft), draft.case)
        known = self.known_body(from_name)
        if known is not None and (draft.theme is None or draft.ordinal):
            return known.name
        return self.series.get(key_of(from_name, self.scene.own, self.long_forms)) if draft.theme is None else None

    def _framing_body(self, draft: Draft) -> str | None:
        """«в рамках рабочей группы по … был организован вебинар»: the group whose event it was."""
        prose = self.scene.prose
        sentence = prose.sentences[draft.sentence]
        match = _WITHIN_A_GROUP.search(prose.text, sentence.start, draft.start) or _WITHIN_A_GROUP.search(
            prose.text, draft.end, sentence.end
        )
        if match is None:
            return None
        at = match.end()
        head = prose.token_at(at)
        while not (prose.tokens[head].is_abbreviation or prose.tokens[head].lower.startswith("групп")):
            head += 1
        end = phrase_end(prose, head, sentence.end, self.scene.barriers, self.scene.heads, own=self.scene.own)
        printed = prose.text[at : prose.tokens[end - 1].end]
        return self.body_name(printed if prose.tokens[head].is_abbreviation else nominative(printed, "gent"))


_WITHIN_A_GROUP = re.compile(r"[Вв] рамках (?=(?:СРГ|ПДРГ|ЭРГ|РГ|(?:[А-ЯЁа-яё]+ ){1,2}рабочей группы|Группы экспертов)(?!\w))")


def _bare(draft: Draft) -> str:
    name = re.sub(r"[«\"“][^»\"”]*[»\"”]", "", draft.name).strip()
    return re.sub(r"^(?:\d+-?[а-яё]{1,3}|[IVXLCХІ]+) ", "", name)


def _expansion_case(scene: Scene, start: int, end: int) -> str:
    text = scene.text(start, end)
    for case in ("nomn", "gent", "ablt", "datv", "loct", "accs"):
        if nominative(text, case, "sing") != text and case != "nomn":
            return case
    return "nomn"


_BY_WORDS = re.compile(r" \((?:далее ?[-–—] ?|или )?(?:[«\"])?([А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+){0,3})(?:[»\"])?\)")


def _word_forms(scene: Scene) -> dict[str, str]:
    """Short forms in words, and what they stand for: «Рабочей группы по тарифам (Рабочая группа)», «(далее – Комиссия)»."""
    forms: dict[str, str] = {}
    prose = scene.prose
    for match in _BY_WORDS.finditer(prose.text):
        lemmas = [lemma(word) for word in match[1].split()]
        sentence = prose.sentences[prose.sentence_at(match.start())]
        for token in reversed(prose.tokens_in(sentence.start, match.start())):
            if token.kind == "word" and lemma(token.lower) == lemmas[-1] and lemmas[-1] in HEADS:
                first = phrase_start(prose, token.index, sentence.start)
                end = phrase_end(prose, token.index, sentence.end, scene.barriers, scene.heads, own=scene.own)
                printed = prose.text[prose.tokens[first].start : max(prose.tokens[end - 1].end, match.start())]
                whole = printed.replace(match.group(), "")
                case, number = case_and_number(prose, first, token.index)
                if len(whole.split()) > len(lemmas):
                    forms.setdefault(match[1].lower(), capital(nominative(whole, case, number)))
                break
    return forms


def naming_of(scene: Scene) -> Naming:
    """Short forms from the pack, from the text's own definitions, and the classes that everybody knows."""
    long_forms: dict[str, str] = dict(_GROUP_FORMS)
    known: dict[frozenset[str], KnownBody] = {}
    for body in scene.lexicon.bodies:
        if body.abbreviation and not body.is_generic and body.abbreviation not in _GROUP_FORMS:
            long_forms.setdefault(body.abbreviation, body.name)
    for one in scene.short_forms:
        if one.value.expansion is not None and one.value.form not in long_forms:
            start, end = one.value.expansion
            long_forms[one.value.form] = nominative(scene.text(start, end), _expansion_case(scene, start, end), "sing")
    for body in scene.lexicon.bodies:
        for form in (body.name, *body.forms):
            key = key_of(form, scene.own, long_forms)
            if key:
                known.setdefault(key, body)
        if body.abbreviation and fold(body.abbreviation) not in {fold(a) for a in _GROUP_FORMS}:
            known.setdefault(key_of(body.abbreviation, scene.own, {}), body)
    return Naming(scene, long_forms, known, word_forms=_word_forms(scene))
