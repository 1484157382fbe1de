"""What a Russian word may be: its lemmas, parts of speech and cases, each word looked up once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_LIKE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
VERBAL = frozenset({"VERB", "PRTS", "INFN", "GRND"})
_FOREIGN = re.compile(r"[^\x00-\u04ff\u2000-\u2fff]")
NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"})


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to read a word. `case` is one of CASES or None, `number` sing|plur|None, `gender` masc|femn|neut|None."""

    lemma: str
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    tense: str | None
    is_name: bool
    is_fixed: bool
    is_pronoun: bool = False


@functools.cache
def morph() -> pymorphy3.MorphAnalyzer:
    """The analyser, loaded on first use (0.1 s, 38 MB)."""
    return pymorphy3.MorphAnalyzer()


@functools.lru_cache(maxsize=100_000)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Every reading of `word`, the likeliest first. Letter case is of no account; a word of another script has none."""
    if _FOREIGN.search(word):
        return ()  # pymorphy3 asks for the names of letters, and some scripts have none
    found = []
    for parse in morph().parse(word.lower()):
        tag = parse.tag
        case = _LIKE.get(tag.case, tag.case)
        found.append(
            Analysis(
                lemma=parse.normal_form,
                pos=str(tag.POS or ""),
                case=case,
                number=tag.number,
                gender=tag.gender,
                tense=tag.tense,
                is_name=not {"Geox", "Name", "Surn", "Patr"}.isdisjoint(tag.grammemes),
                is_fixed="Fixd" in tag.grammemes,
                is_pronoun="Apro" in tag.grammemes,
            )
        )
    return tuple(found)


def lemma(word: str) -> str:
    """The likeliest lemma, ё written е."""
    read = analyses(word)
    return (read[0].lemma if read else word.lower()).replace("ё", "е")


def lemmas(word: str) -> frozenset[str]:
    """Every lemma the word may have, ё written е."""
    return frozenset(a.lemma.replace("ё", "е") for a in analyses(word))


_ADJECTIVE_END = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")


def is_adjectival(word: str) -> bool:
    """Whether the word may be an adjective or full participle; names of places make adjectives that no dictionary has."""
    return bool(_ADJECTIVE_END.search(word.lower())) or any(a.pos in {"ADJF", "PRTF"} for a in analyses(word.lower()))


def is_verbal(word: str) -> bool:
    """Whether the likeliest reading is a verb, a short participle, an infinitive or a gerund, and no noun or adjective competes."""
    read = analyses(word)
    return bool(read) and read[0].pos in VERBAL


@functools.lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether the dictionary has the word in this very form."""
    return bool(morph().word_is_known(word.lower()))
