"""Ordinal numbers in English: 20th, Twenty-third, XXXII."""

from __future__ import annotations

import re

from svod.language.found import Found
from svod.language.phrases.ordinals.ru import plain, roman
from svod.language.prose import Prose

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
          "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")  # fmt: skip
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
WORDS = {word: at for at, word in enumerate(_UNITS, 1)} | {
    **{f"{ten}ieth": (at + 2) * 10 for at, ten in enumerate(_TENS)},
    **{f"{ten}y-{unit}": (at + 2) * 10 + n for at, ten in enumerate(_TENS) for n, unit in enumerate(_UNITS[:9], 1)},
}
PATTERN = r"(?:\d{1,3}(?:st|nd|rd|th)|[IVXLC]{2,7}|(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + "))"
_ORDINAL = re.compile(rf"(?<![\w-])({PATTERN})(?= [A-Za-z])(?! (?:quarter|half|of )|, )", re.IGNORECASE)


def value_of(text: str) -> int | None:
    """The number that an ordinal says; None where it says none."""
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    return WORDS.get(text.lower()) or (roman(text) if text.isupper() else None)


def find(prose: Prose) -> list[Found[int]]:
    """Every ordinal before a word, in order."""
    read = ((m, value_of(m[1])) for m in _ORDINAL.finditer(prose.text))
    return [Found(m.start(), m.end(), value) for m, value in read if value]


def find_in(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The first ordinal in clean `[start, end)`: its number and its characters."""
    for match in _ORDINAL.finditer(text, start, end + 1):
        value = value_of(match[1])
        if value:
            return value, match.start(1), match.end(1)
    return None


__all__ = ["find", "plain"]
