"""To speak: a name in another case, a number as an ordinal word.

The head noun and the adjectives before it decline, the rest stays: «Специальная рабочая группа по торговле» ->
«Специальной рабочей группы по торговле». A pack keeps its own forms; this serves the names that no pack knows.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from svod.language.morphology import CASES, morph

_ADJECTIVAL = frozenset({"ADJF", "PRTF"})
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|\d+-[а-яё]{1,3}\b")
_OF_PLACE = re.compile(r"([А-Яа-яЁё-]+(?:ск|цк))(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
"""Adjectives of places, which no dictionary has: «Астанинская»."""
_SKY = {
    "masc": ("ий", "ого", "ому", "ий", "им", "ом"),
    "femn": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "neut": ("ое", "ого", "ому", "ое", "им", "ом"),
    "plur": ("ие", "их", "им", "ие", "ими", "их"),
}
_NUMBERED = re.compile(r"(\d+)-[а-яё]{1,3}")
_LETTERS_ENDING = {
    "masc": dict(zip(CASES, ("й", "го", "му", "й", "м", "м"), strict=True)),
    "femn": dict(zip(CASES, ("я", "й", "й", "ю", "й", "й"), strict=True)),
    "neut": dict(zip(CASES, ("е", "го", "му", "е", "м", "м"), strict=True)),
    "plur": dict(zip(CASES, ("е", "х", "м", "е", "ми", "х"), strict=True)),
}
_UNITS = (
    "", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый", "одиннадцатый",
    "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый", "семнадцатый", "восемнадцатый", "девятнадцатый",
)  # fmt: skip
_TENS = {
    2: ("двадцать", "двадцатый"), 3: ("тридцать", "тридцатый"), 4: ("сорок", "сороковой"), 5: ("пятьдесят", "пятидесятый"),
    6: ("шестьдесят", "шестидесятый"), 7: ("семьдесят", "семидесятый"), 8: ("восемьдесят", "восьмидесятый"),
    9: ("девяносто", "девяностый"),
}  # fmt: skip
_HUNDREDS = {
    1: ("сто", "сотый"), 2: ("двести", "двухсотый"), 3: ("триста", "трёхсотый"), 4: ("четыреста", "четырёхсотый"),
    5: ("пятьсот", "пятисотый"), 6: ("шестьсот", "шестисотый"), 7: ("семьсот", "семисотый"), 8: ("восемьсот", "восьмисотый"),
    9: ("девятьсот", "девятисотый"),
}  # fmt: skip


def like_printed(word: str, model: str) -> str:
    """`word` with the capitals of `model`, and with ё only where the model writes ё."""
    if "ё" not in model.lower():
        word = word.replace("ё", "е")
    if model.isupper() and len(model) > 1:
        return word.upper()
    if "-" in word and "-" in model:
        parts, models = word.split("-"), model.split("-")
        if len(parts) == len(models):
            return "-".join(like_printed(p, m) for p, m in zip(parts, models, strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@functools.lru_cache(maxsize=50_000)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(morph().parse(word.lower()))


def _inflected(parse: Any, grammemes: set[str]) -> str | None:
    form = parse.inflect(grammemes)
    return None if form is None else str(form.word)


def inflect_noun(word: str, case: str, number: str | None = None, seen_case: str | None = None) -> str:
    """One noun in another case. `seen_case`: the case it stands in now, where that is known."""
    if word.isupper() and len(word) > 1:
        return word
    nouns = [p for p in _parses(word) if p.tag.POS == "NOUN" and "Surn" not in p.tag.grammemes and "Abbr" not in p.tag.grammemes]
    nouns.sort(key=lambda p: (seen_case is not None and p.tag.case != seen_case, number is not None and p.tag.number != number))
    if not nouns:
        return word
    best = nouns[0]
    if "Fixd" in best.tag.grammemes:
        return word
    wanted = {case} | ({number} if number else {best.tag.number} if best.tag.number else set())
    if "-" in word:
        return _inflect_compound(word, case, number or best.tag.number, seen_case)
    return like_printed(_inflected(best, wanted) or word, word)


_BOTH_DECLINE = (
    "член",
    "участник",
    "наблюдатель",
    "график",
    "министр",
    "выставка",
    "ярмарка",
    "семинар",
    "совещание",
    "конференция",
)


def _inflect_compound(word: str, case: str, number: str | None, seen_case: str | None) -> str:
    first, last = word.rsplit("-", 1)
    tail = inflect_noun(last, case, number, seen_case)
    lemma = _parses(last)[0].normal_form
    head = first
    if lemma in _BOTH_DECLINE and any(p.tag.POS == "NOUN" and p.score > 0.01 for p in _parses(first)):
        stems_only = _parses(first)[0]
        if first.lower() not in {"премьер", "онлайн", "веб", "бизнес", "медиа"} and "Fixd" not in stems_only.tag.grammemes:
            head = inflect_noun(first, case, number, seen_case)
    return f"{head}-{tail}"


def inflect_adjective(word: str, case: str, gender: str | None, number: str | None, animate: bool = False) -> str:
    """One adjective, participle or ordinal in agreement with its noun."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return ordinal_digits(int(numbered[1]), "plur" if number == "plur" else gender or "masc", case)
    of_place = _OF_PLACE.match(word)
    if of_place and not any(p.tag.POS in _ADJECTIVAL for p in _parses(word)):
        endings = _SKY["plur" if number == "plur" else gender or "masc"]
        return of_place[1] + endings[CASES.index(case)]
    for parse in _parses(word):
        if parse.tag.POS in _ADJECTIVAL:
            agreement = {"plur"} if number == "plur" else {"sing", gender or "masc"}
            if case == "accs" and (number == "plur" or gender == "masc"):
                agreement.add("anim" if animate else "inan")
            form = _of_one_degree(parse, word, _inflected(parse, {case, *agreement}), {case, *agreement})
            if form:
                return like_printed(form, word)
    return word


def _of_one_degree(parse: Any, word: str, form: str | None, grammemes: set[str]) -> str | None:
    """«высшего» for «высшее»: the dictionary offers «высочайшего» as well, which is another stem."""
    stem = word.lower()[:4]
    if form is None or form.startswith(stem):
        return form
    alike = [str(one.word) for one in parse.lexeme if grammemes <= one.tag.grammemes and str(one.word).startswith(stem)]
    return alike[0] if alike else form


def _head(words: list[str], case: str) -> tuple[int, str, str] | None:
    """Index, gender and number of the head: the first noun that may stand in `case` after nothing but adjectives."""
    for i, word in enumerate(words):
        if word.lower() == "и" and i and i + 1 < len(words) and any(p.tag.POS in _ADJECTIVAL for p in _parses(words[i + 1])):
            continue  # «Экономическая и социальная комиссия»
        if _NUMBERED.fullmatch(word):
            continue
        parses = _parses(word)
        nouns = [p for p in parses if p.tag.POS == "NOUN" and (p.tag.case == case or "Fixd" in p.tag.grammemes)]
        if _OF_PLACE.match(word) and i + 1 < len(words) and word[:1].isupper():
            continue
        if nouns and not (parses[0].tag.POS in _ADJECTIVAL and i + 1 < len(words) and nouns[0].score < parses[0].score):
            gender = _parses(word.rsplit("-", 1)[1])[0].tag.gender if "-" in word else nouns[0].tag.gender  # «бизнес-миссия»
            return i, str(gender or "masc"), str(nouns[0].tag.number or "sing")
        if (
            not word[:1].isdigit()
            and not _OF_PLACE.match(word)
            and not any(p.tag.POS in _ADJECTIVAL or p.tag.POS == "ADVB" for p in parses)
        ):
            return None
    return None


def gender_of(phrase: str) -> str:
    """masc, femn, neut or plur: that of the head noun of a nominative phrase; masc where it cannot be told."""
    words = _WORD.findall(phrase.split(" (", maxsplit=1)[0])
    head = _head(words, "nomn")
    if head is None:
        return "masc"
    return "plur" if head[2] == "plur" else head[1]


@functools.lru_cache(maxsize=20_000)
def recast(phrase: str, case: str, seen_case: str = "nomn", number: str | None = None) -> str:
    """`phrase`, whose head stands in `seen_case`, with its head in `case`. What cannot be told stays as it is."""
    found = list(_WORD.finditer(phrase))
    words = [match.group() for match in found]
    head = _head(words, seen_case)
    if head is None:
        return phrase
    at, gender, seen_number = head
    if number is None:
        number = seen_number
    out, last = [], 0
    for i, match in enumerate(found[: at + 1]):
        out.append(phrase[last : match.start()])
        last = match.end()
        if i == at:
            out.append(inflect_noun(words[i], case, number, seen_case))
        elif _parses(words[i])[0].tag.POS in {"ADVB", "CONJ"}:
            out.append(words[i])
        else:
            out.append(inflect_adjective(words[i], case, gender, number))
    same = number == seen_number and out[-1] == words[at]
    return "".join(out) + _following(phrase[last:], case, seen_case, (gender, number, seen_number), same)


_APPOSED = re.compile(r"( – )([А-Яа-яЁё]+)(?![\w-])")
_CLAUSE = re.compile(r"(,\s+)([А-Яа-яЁё]+)(?![\w-])")


def _following(tail: str, case: str, seen_case: str, head: tuple[str, str, str], same: bool) -> str:
    """What stands behind the head and declines with it: «государства – члены …», «сессия, посвященная …».

    `head`: its gender, its number and the number seen; `same`: its form has not changed.
    """
    gender, number, seen_number = head
    beside = _APPOSED.match(tail)
    if beside and any(p.tag.POS == "NOUN" and {seen_case, seen_number} <= p.tag.grammemes for p in _parses(beside[2])):
        as_seen = case == "accs" and seen_case == "nomn" and same  # a thing does not change, nor do the people it is made of
        return beside[1] + (beside[2] if as_seen else inflect_noun(beside[2], case, number, seen_case)) + tail[beside.end() :]
    before_quotes = re.split(r"[«„“(]", tail, maxsplit=1)[0]
    clause = _CLAUSE.search(before_quotes)
    if clause:
        wanted = {seen_case, "plur"} if seen_number == "plur" else {seen_case, "sing", gender}
        if any(p.tag.POS == "PRTF" and wanted <= p.tag.grammemes for p in _parses(clause[2])):
            declined = inflect_adjective(clause[2], case, gender, number)
            return tail[: clause.start(2)] + declined + tail[clause.end(2) :]
    return tail


@functools.lru_cache(maxsize=20_000)
def decline(phrase: str, case: str) -> str:
    """A nominative `phrase` in `case` (gent, datv, accs, ablt, loct)."""
    if case not in CASES:
        raise ValueError(f"not a case: {case!r}")
    return phrase if case == "nomn" else recast(phrase, case)


def ordinal_words(n: int, gender: str = "neut", case: str = "nomn") -> str:
    """23, femn, gent -> «двадцать третьей»; from 1 to 999. Outside of that the digits with an ending."""
    if not 1 <= n <= 999:
        return ordinal_digits(n, gender, case)
    hundreds, rest = divmod(n, 100)
    words: list[str] = []
    if hundreds:
        words.append(_HUNDREDS[hundreds][0 if rest else 1])
    if rest >= 20:
        tens, unit = divmod(rest, 10)
        words.append(_TENS[tens][0 if unit else 1])
        rest = unit
    if rest:
        words.append(_UNITS[rest])
    number = "plur" if gender == "plur" else "sing"
    last = inflect_adjective(words[-1], case, None if number == "plur" else gender, number)
    words[-1] = last
    return " ".join(words)


def ordinal_digits(n: int, gender: str = "neut", case: str = "nomn") -> str:
    """23, neut -> «23-е»; gent -> «23-го»; plur -> «23-и», since «третьи»."""
    ending = _LETTERS_ENDING[gender][case]
    if n % 10 == 3 and n % 100 != 13 and ending == "е" and gender == "plur":
        ending = "и"
    return f"{n}-{ending}"
