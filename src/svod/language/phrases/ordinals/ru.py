"""Ordinal numbers: 23-е, 5-ого, XV, «двадцать третье», «первая»."""

from __future__ import annotations

import functools
import re

from svod.language.found import Found
from svod.language.inflection import ordinal_words
from svod.language.morphology import analyses
from svod.language.prose import Prose, Token

_DIGITS = re.compile(r"(\d{1,3})-?(?:ый|ой|ий|й|ая|ья|я|ое|ье|ее|е|ого|его|го|ому|ему|му|ым|им|ом|ем|м|ую|ью|ю|ей|ые|ых)")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ALIKE = str.maketrans("ХІУС", "XIVC")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80,
         "девяносто": 90, "сто": 100}  # fmt: skip


@functools.cache
def _words() -> dict[str, int]:
    numbers = [*range(1, 21), *range(30, 101, 10)]
    return {ordinal_words(n, "masc", "nomn").replace("ё", "е"): n for n in numbers}


def roman(text: str) -> int | None:
    """The value of a Roman number, also one typed with Cyrillic look-alikes; None where it is none."""
    latin = text.translate(_ALIKE)
    if not latin or not _ROMAN.fullmatch(latin):
        return None
    total = 0
    for this, following in zip(latin, [*latin[1:], ""], strict=True):
        value = _VALUES[this]
        total += -value if following and _VALUES[following] > value else value
    return total


def ordinal_of(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """The ordinal that token `at` ends, and the index of its first token: «двадцать третье» begins one before."""
    token = tokens[at]
    digits = _DIGITS.fullmatch(token.lower)
    if digits:
        return int(digits[1]), at
    if token.kind != "word":
        return None
    if token.text.isupper() and len(token.text) <= 7 and (value := roman(token.text)):
        return value, at
    for analysis in analyses(token.lower):
        value = _words().get(analysis.lemma.replace("ё", "е")) if analysis.pos in {"ADJF", "NUMR"} else None
        if value:
            before = _TENS.get(tokens[at - 1].lower) if at and value < 10 else None
            return (value + before, at - 1) if before else (value, at)
    return None


def find(prose: Prose) -> list[Found[int]]:
    """Every ordinal before a word, in order."""
    found = []
    tokens = prose.tokens
    for token in tokens:
        if token.kind == "mark" or token.index + 1 >= len(tokens) or tokens[token.index + 1].kind != "word":
            continue
        if token.text in {"I", "V", "X", "C", "L", "С", "Х", "У"} and not analyses(tokens[token.index + 1].lower)[
            0
        ].pos.startswith(("NOUN", "ADJF")):
            continue
        read = ordinal_of(tokens, token.index)
        if read and token.text not in {"С", "У"}:
            found.append(Found(tokens[read[1]].start, token.end, read[0]))
    return found


def plain(value: int) -> int:
    return value
