"""The number of a list item as it is printed: 3, c, III, в."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def _roman(number: int) -> str:
    said = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        said += sign * (number // worth)
        number %= worth
    return said


def _letter(number: int, alphabet: str) -> str:
    """а … я, then аа, бб …, as office programs do."""
    return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def _decimal(number: int) -> str:
    return str(number)


# By the names of OOXML, ODF and HTML.
_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(("lowerRoman", "i"), _roman),
    **dict.fromkeys(("upperRoman", "I"), lambda number: _roman(number).upper()),
    **dict.fromkeys(("lowerLetter", "a"), lambda number: _letter(number, _LATIN)),
    **dict.fromkeys(("upperLetter", "A"), lambda number: _letter(number, _LATIN).upper()),
    **dict.fromkeys(("russianLower", "а, б, .., аа, аб, ..."), lambda number: _letter(number, _RUSSIAN)),
    **dict.fromkeys(("russianUpper", "А, Б, .., Аа, Аб, ..."), lambda number: _letter(number, _RUSSIAN).upper()),
}


def numeral(number: int, form: str) -> str:
    """`number` from 1 in the form of a word processor or of HTML; a form that is not known is decimal."""
    return _FORMS.get(form, _decimal)(number) if 0 < number < 4000 else str(number)
