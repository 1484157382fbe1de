"""Bodies: every one named, under one name, with all places that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from svod.kernel.vocabulary import BodyKind
from svod.language.nounphrase import phrase_end
from svod.language.phrases.bodies import ru as bodies
from svod.reading.drafts import Draft
from svod.reading.names import capital, case_and_number, key_of, nominative
from svod.reading.naming import Naming
from svod.reading.partners import PARTNERS
from svod.reading.scene import Scene
from svod.reading.sections import Sections
from svod.reading.shapes import Body, Mention

_TOO_VAGUE = 1


@dataclass(slots=True)
class _Gathered:
    name: str
    kind: BodyKind
    abbreviation: str | None = None
    area: int | None = None
    code: str | None = None
    is_generic: bool = False
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class _Register:
    scene: Scene
    naming: Naming
    sections: Sections
    held: dict[frozenset[str], _Gathered] = field(default_factory=dict)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def add(self, start: int, end: int, form: str, kind: BodyKind, abbreviation: bool = False) -> None:
        if (start, end) in self.seen or end <= start:
            return
        known = self.naming.known_body(form)
        name = known.name if known else self.naming.body_name(form)
        key = key_of(
            self.naming.spelt_out(name),
            None if known is None and name == self.scene.own else self.scene.own,
            self.naming.long_forms,
        )
        if not key:
            key = frozenset({name})
        self.seen.add((start, end))
        gathered = self.held.get(key)
        if gathered is None:
            area = known.area if known else self.sections.number_at(start)
            gathered = self.held[key] = _Gathered(
                name, known.kind if known else kind, known.abbreviation if known else None, area
            )
            gathered.code = known.code if known else None
            gathered.is_generic = bool(known and known.is_generic)
        printed = self.scene.text(start, end)
        gathered.mentions.append(Mention(self.scene.span(start, end), printed, form, abbreviation))
        first = printed.split(" ")[0]
        if abbreviation and gathered.abbreviation is None and first.isupper():
            gathered.abbreviation = printed if " " not in printed else first


_LEAVES_NAME = re.compile(r" (?:о|об|обо|на основе|на основании|на базе|через|без|на сво[её]м) | и (?=[А-ЯЁA-Z])")
_SIGNED_FOR = re.compile(r" [Зз]а ")
_GOVERNED = re.compile(r" (?:по|для|между|в|за|к) ")


def _own_end(scene: Scene, head: int, end: int) -> int:
    """Where the name of a body itself ends: «Секретариат о мероприятиях», «Секретариат и ФАО» name no more than their first word.

    After a preposition of its own («комиссия по разработке конвенции о …») a name may go on over them.
    """
    start = scene.prose.tokens[head].end
    for leaving in _LEAVES_NAME.finditer(scene.prose.text, start - 1, end):
        governed = _GOVERNED.search(scene.prose.text, start, leaving.start() + 1)
        another = bool(scene.bodies.within(leaving.end(), leaving.end() + 1)) and leaving.group() == " и "
        if (another or not governed) and leaving.start() >= start and not scene.quoted(leaving.start()):
            return leaving.start()
    for signed in _SIGNED_FOR.finditer(scene.prose.text, start, end):
        if signed.end() in scene.states:
            return signed.start()
    return end


def _of_nouns(register: _Register) -> None:
    scene, prose = register.scene, register.scene.prose
    for found in scene.bodies:
        head = found.value
        if scene.quoted(found.start) or found.start >= len(prose.text):
            continue
        sentence = prose.sentences[prose.sentence_at(found.start)]
        if found.start >= sentence.end:
            continue
        last = phrase_end(prose, head.at, sentence.end, scene.barriers, scene.heads, own=scene.own)
        end = _own_end(scene, head.at, prose.tokens[last - 1].end)
        printed = scene.text(found.start, end)
        if found.start in scene.states or re.match(
            r"(?:указанн|данн|настоящ|эт|сво|наш|профильн|соответствующ)\w* ", printed, re.IGNORECASE
        ):
            continue
        if printed.isupper() and len(printed) > 12:
            printed = printed.capitalize()
        words = len(printed.split())
        if words <= _TOO_VAGUE and head.noun not in register.naming.word_forms and head.noun != "секретариат":
            continue
        case, number = case_and_number(prose, head.first, head.at)
        if number == "plur":
            continue
        form = nominative(printed, case)
        if words == 1 and scene.own and form.lower() not in register.naming.word_forms:
            form = f"{form} {scene.own}"
        register.add(found.start, end, capital(form), bodies.kind_of(form, head.noun))


def _of_short_forms(register: _Register) -> None:
    scene, tokens = register.scene, register.scene.prose.tokens
    for one in scene.short_forms:
        form = one.value.form
        long = register.naming.long_forms.get(form)
        known = register.naming.known_body(form)
        if one.value.expansion:
            expansion = long or scene.text(*one.value.expansion)
            if form == scene.own or _names_a_body(expansion):
                register.add(*one.value.expansion, expansion, bodies.kind_of(expansion))
        if form == scene.own:
            register.add(one.start, one.end, long or form, BodyKind.ORGANISATION, abbreviation=True)
            continue
        if scene.quoted(one.start):
            continue
        if form in PARTNERS or (known and not known.is_generic):
            kind = known.kind if known else BodyKind.PARTNER_ORGANISATION
            end = one.end
            following = tokens[scene.prose.token_at(one.start) + 1 :][:1]
            if following and following[0].text == scene.own and following[0].start == end + 1:
                end = following[0].end
            register.add(one.start, end, long or form, kind, abbreviation=True)
        elif long and _names_a_body(long):
            _group(register, one.start, form)


def _names_a_body(name: str) -> bool:
    return bodies.kind_of(name) is not BodyKind.OTHER


def _group(register: _Register, start: int, form: str) -> None:
    """«СРГ по торговле»: the short form of a class with the words that single one out; also «СГГ ШОС»."""
    scene, prose = register.scene, register.scene.prose
    at = prose.token_at(start)
    sentence = prose.sentences[prose.sentence_at(start)]
    last = phrase_end(prose, at, sentence.end, scene.barriers, scene.heads, own=scene.own)
    end = prose.tokens[last - 1].end
    name = scene.text(start, end)
    is_class = form in {"СРГ", "ПДРГ", "РГ", "ЭРГ", "ВРГ"}
    if is_class and last == at + 1:
        return
    long = register.naming.spelt_out(name)
    register.add(start, end, long, bodies.kind_of(long), abbreviation=not is_class)


def read_bodies(scene: Scene, sections: Sections, naming: Naming, drafts: Sequence[Draft]) -> list[Body]:
    """Bodies in order of first mention."""
    register = _Register(scene, naming, sections)
    for draft in drafts:
        if draft.body and draft.body_at:
            name = naming.body_name(draft.body)
            register.add(*draft.body_at, name, bodies.kind_of(name))
    _of_short_forms(register)
    _of_nouns(register)
    told = []
    for gathered in register.held.values():
        mentions = tuple(sorted(gathered.mentions, key=lambda m: m.span.start))
        told.append(
            Body(gathered.name, gathered.kind, gathered.abbreviation, gathered.area, mentions, gathered.code, gathered.is_generic)
        )
    return sorted(told, key=lambda b: b.mentions[0].span.start)
