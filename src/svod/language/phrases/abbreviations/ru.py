"""Short forms in capitals and the brackets that define them: «Комиссия по стандартам (КС)», «КС (Комиссия по стандартам)»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.language.found import Found
from svod.language.phrases.ordinals.ru import roman
from svod.language.prose import Prose

_DEFINED = re.compile(
    r"\((?:далее ?[-–—] ?|или |сокращ[её]нно ?[-–—]? ?)?([А-ЯЁA-Z][А-ЯЁA-Zа-яё]*[А-ЯЁA-Z][А-ЯЁA-Zа-яё0-9]*(?:-\d+)?(?: [А-ЯЁ]{2,})?)(?: или [^()]{2,40})?\)"
)
_REVERSED = re.compile(r"(?<![\w-])([А-ЯЁA-Z]{2,}(?:-\d+)?)  ?\(([А-ЯЁ][а-яё]+ [^()]{5,120})\)")
_CAPITALS, _SMALL_LETTERS = re.compile(r"[A-ZА-ЯЁ]"), re.compile(r"[a-zа-яё]")
_SMALL = frozenset({"и", "в", "по", "о", "об", "на", "с", "для", "за", "к"})
EVERYBODYS = frozenset({"США", "СССР", "КНР", "РФ", "ОАЭ", "ЮАР", "ФРГ", "КНДР", "ООН", "ЦАР"})
"""Short forms that official prose never spells out."""


@dataclass(frozen=True, slots=True)
class ShortForm:
    """`expansion`: clean characters of the long form, where brackets here define the short one."""

    form: str
    expansion: tuple[int, int] | None = None


def _letters_before(prose: Prose, form: str, end: int) -> int | None:
    """Where the words begin whose first letters make `form`, read backwards from `end` in the same clause; two may be skipped."""
    letters = [c.lower() for c in form if c.isalpha()]
    if prose.text[end - 2 : end - 1] == "»" and (opening := prose.text.rfind("«", max(0, end - 80), end)) > 0:
        end = opening  # «ассоциация «Шёлк» (АШ)»: the quotation may have no letter in the short form
    floor = max(prose.sentences[prose.sentence_at(end)].start, end - 240)
    cut = max(prose.text.rfind(mark, floor, end) for mark in "»:;")
    words = [t for t in prose.tokens_in(max(floor, cut + 1), end) if t.kind == "word"]
    left, start, skipped = len(letters), None, 0
    for token, part in reversed([(t, part) for t in words for part in re.split(r"[-’]", t.lower) if part]):
        if left == 0:
            break
        if part.startswith(letters[left - 1]):
            left, start = left - 1, token.start
        elif start is not None and part not in _SMALL:
            skipped += 1
            if skipped > 2:
                return None
    return start if left == 0 else None


def find(prose: Prose) -> list[Found[ShortForm]]:
    """Every short form in capitals, in order; the defining ones with their expansion."""
    definitions: dict[int, tuple[int, tuple[int, int]]] = {}
    for match in _DEFINED.finditer(prose.text):
        start = _letters_before(prose, match[1].split(" ")[0], match.start())
        if start is not None:
            definitions[match.start(1)] = (match.end(1), (start, match.start() - 1))
    for match in _REVERSED.finditer(prose.text):
        definitions.setdefault(match.start(1), (match.end(1), (match.start(2), match.end(2))))
    found = []
    shouted: dict[int, bool] = {}
    for token in prose.tokens:
        text = token.text
        if not token.is_abbreviation or not text[0].isalpha() or roman(text):
            continue
        letters = text.split("-")[0]
        if not (letters.isupper() and 2 <= len(letters) <= 10):
            continue
        number = prose.passage_at(token.start)
        if number not in shouted:
            shouted[number] = _shouted(prose, prose.passages[number].start, prose.passages[number].end)
        if shouted[number]:
            continue
        defined = definitions.get(token.start)
        found.append(Found(token.start, token.end, ShortForm(text, defined[1] if defined else None)))
    return found


def _shouted(prose: Prose, start: int, end: int) -> bool:
    """A passage printed in capitals throughout has words, not short forms."""
    passage = prose.text[start:end]
    return len(_CAPITALS.findall(passage)) > 1.5 * len(_SMALL_LETTERS.findall(passage))


def plain(value: ShortForm) -> str:
    return value.form
