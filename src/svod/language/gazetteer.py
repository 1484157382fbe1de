"""States and cities of the world with their Russian forms: the tables of `data/`, read once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_ADJECTIVE_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case, ё written е: how forms are compared."""
    return text.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class State:
    """ISO 3166-1 alpha-2 code, names and the adjective in the nominative."""

    code: str
    official: str
    short: str
    adjective: str


@dataclass(frozen=True, slots=True)
class City:
    """`country` is an ISO 3166-1 alpha-2 code, or None where it is not known."""

    name: str
    country: str | None
    is_region: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Folded forms of every case: of states to ISO codes, of their adjectives to ISO codes, of cities to cities."""

    states: dict[str, State]
    state_forms: dict[str, str]
    adjective_forms: dict[str, str]
    city_forms: dict[str, City]


def adjective_forms(adjective: str) -> list[str]:
    """Every case form of an adjective in -ский or -цкий, folded."""
    stem = fold(adjective)[:-2]
    return [stem + ending for ending in _ADJECTIVE_ENDINGS]


def city_cases(name: str) -> tuple[str, ...]:
    """The five oblique cases of a city's name by rule (gent, datv, accs, ablt, loct); indeclinable ones stay."""
    if " " in name or len(name) < 3:
        return (name,) * 5
    last, stem = name[-1], name[:-1]
    if name.endswith("ия"):
        endings = ("и", "и", "ю", "ей", "и")
    elif last == "я":
        endings = ("и", "е", "ю", "ей", "е")
    elif last == "а":
        endings = ("и" if stem[-1] in "гкхжчшщ" else "ы", "е", "у", "ей" if stem[-1] in "жчшщц" else "ой", "е")
    elif last in "ьй":
        endings = ("я", "ю", last, "ем", "е")
    elif last in "бвгджзклмнпрстфхцчшщ":
        stem, endings = name, ("а", "у", "", "ем" if last in "жчшщц" else "ом", "е")
    else:
        return (name,) * 5
    return tuple(stem + ending for ending in endings)


def _rows(file: str) -> list[list[str]]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@functools.cache
def gazetteer() -> Gazetteer:
    """The tables of the project itself."""
    forms: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    official: dict[str, str] = {}
    short: dict[str, list[str]] = {}
    adjective: dict[str, str] = {}
    also: list[tuple[str, list[str]]] = []
    for code, role, *cases in _rows("states.tsv"):
        if role == "adjective":
            adjective.setdefault(code, cases[0])
            adjectives.update(dict.fromkeys(adjective_forms(cases[0]), code))
            continue
        if role == "official":
            official[code] = cases[0]
            also.append((code, cases))
        elif role == "short":
            short[code] = cases
        forms.update((fold(form), code) for form in cases)
    for code, cases in also:  # «Республика Индия» is also printed «Республики Индии»
        name = short.get(code, cases)
        if cases[0].endswith(" " + name[0]):
            lead = len(name[0])
            forms.update((fold(case[:-lead] + declined), code) for case, declined in zip(cases, name, strict=True))
    cities: dict[str, City] = {}
    for country, *cases in _rows("cities.tsv"):
        for form in cases:
            cities.setdefault(fold(form), City(cases[0], country))
    codes = sorted({*official, *short})
    states = {c: State(c, official.get(c, short[c][0]), short[c][0], adjective.get(c, "")) for c in codes}
    return Gazetteer(states, forms, adjectives, cities)


@functools.cache
def english() -> Gazetteer:
    """The same for English: names have one form, and `the` is no part of them."""
    forms: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    told: dict[str, dict[str, str]] = {}
    for code, role, name in _rows("states_en.tsv"):
        if role == "adjective":
            adjectives[fold(name)] = code
        else:
            forms[fold(name)] = code
        told.setdefault(code, {}).setdefault(role, name)
    states = {c: State(c, t.get("official", t["short"]), t["short"], t.get("adjective", "")) for c, t in told.items()}
    cities = {fold(name): City(name, country) for country, name in _rows("cities_en.tsv")}
    return Gazetteer(states, forms, adjectives, cities)
