"""What of a sentence is fact and not wording: dates, places, numbers, formats, names, as the reading recognises them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from svod.compose.render.tags import plain
from svod.kernel.words import Language
from svod.language.lexicon import Lexicon
from svod.reading import read_text

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = re.compile(r"(?<=第)[一二三四五六七八九十百千零〇两]+|[一二三四五六七八九十百千零〇两]+(?=[届次号项个日月年])")
_WORD = re.compile(r"[«“\"(]?[\w’'-]+")
_WAYS = ("视频方式", "线上线下相结合", "线下方式")
_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)(?<!\w)(?:[A-ZА-ЯЁ][\w’'-]*|[A-ZА-ЯЁ]{2,})")


@dataclass(frozen=True, slots=True)
class FactChange:
    """A value that the words gave before and give now; one of them is empty where it was put in or taken out."""

    field: str
    before: str
    after: str


def facts_changed(
    before: str, after: str, language: Language, lexicon: Lexicon | None = None, names: Collection[str] = ()
) -> tuple[FactChange, ...]:
    """The values that differ. What no kind of value explains but has other figures or other names is a fact all the same.

    Chinese is not read: its numbers in figures and in characters, forms of meeting and `names` of the register are compared.
    """
    if language == "zh":
        old, new = _chinese(before, names), _chinese(after, names)
    else:
        old, new = _values(before, lexicon), _values(after, lexicon)
    found = []
    for field in dict.fromkeys((*old, *new)):
        gone, come = old.get(field, Counter()) - new.get(field, Counter()), new.get(field, Counter()) - old.get(field, Counter())
        if gone or come:
            found.append(FactChange(field, ", ".join(gone.elements()), ", ".join(come.elements())))
    found = _without_beginnings(found, before, after)
    explained = {"dates", "ordinal"} & {one.field for one in found}
    return tuple(one for one in found if one.field != "number" or not explained)


def _without_beginnings(found: list[FactChange], before: str, after: str) -> list[FactChange]:
    """A word that begins the one sentence and stands within the other has a capital for that alone: it is no name."""
    heads = {_stem(found[0]) for found in map(_WORD.match, (plain(before), plain(after))) if found}
    left = []
    for one in found:
        gone, come = ([name for name in names.split(", ") if name not in heads] for names in (one.before, one.after))
        if one.field != "name":
            left.append(one)
        elif any(gone) or any(come):
            left.append(FactChange("name", ", ".join(gone), ", ".join(come)))
    return left


def _chinese(text: str, names: Collection[str]) -> dict[str, Counter[str]]:
    text = plain(text)
    numbers = Counter([*_DIGITS.findall(text), *_COUNTED.findall(text)])
    ways = Counter(way for way in _WAYS if way in text)
    known: Counter[str] = Counter()
    for name in sorted((name for name in names if len(name) > 1 and name in text), key=len, reverse=True):
        if count := text.count(name):  # a name within a longer one is that one
            known[name] += count
            text = text.replace(name, "\ue001")
    return {"number": numbers, "format": ways, "name": known}


def _values(text: str, lexicon: Lexicon | None) -> dict[str, Counter[str]]:
    text = plain(text)
    values: dict[str, Counter[str]] = {"number": Counter(_DIGITS.findall(text))}
    reading = read_text(text, lexicon=lexicon)
    values["dates"] = Counter(str(one.dates or one.printed) for one in reading.dates)
    for event in reading.events:
        values.setdefault("place", Counter()).update(filter(None, (place.city for place in event.places or (event.place,))))
        for field in ("ordinal", "format", "chair", "initiator"):
            if (value := getattr(event, field)) is not None:
                values.setdefault(field, Counter())[str(value)] += 1
    values["name"] = Counter(_stem(word) for word in _NAME.findall(text))
    return values


def _stem(word: str) -> str:
    """A name without the end that its case may change."""
    return word if len(word) < 5 else word[: max(4, len(word) - 3)]
