"""Places in English: cities, also with a country after them, and countries after `in`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from svod.language.found import Found
from svod.language.gazetteer import english, fold
from svod.language.phrases.places.ru import PlaceNamed, plain
from svod.language.phrases.states import en as states
from svod.language.prose import Prose

_BEFORE = re.compile(
    r"(?:(?<!\w)(?:in|In|at|from|to|of) (?:the city of )?|[,;(] ?|(?:[Vv]enue|[Pp]lace|[Ll]ocation): *|[–—-] |\band |^|\n)$"
)
_OPENS = re.compile(r" (?:hosted|welcomed|will host)\b")
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                     "december"})  # fmt: skip
_JOINS = re.compile(r", (?:the )?$| \((?:the )?$|, $")
_UNKNOWN = re.compile(
    r"(?:(?<=held in )|(?<=place in ))([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?= (?:on|from|in)\b|[,.;])"
    r"|(?<= in )(?P<dated>[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?= (?:on|from) \d| in (?:19|20)\d\d)"
)
_DATELINE = re.compile(r"(?m)^([A-Z][A-Z'’ -]{2,24})(?=,(?: [A-Z][A-Za-z ]+,)? (?:\d|[A-Z][a-z]+\.? \d))")


@functools.cache
def _cities() -> re.Pattern[str]:
    forms = sorted((city.name for city in english().city_forms.values()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(form) for form in forms)})(?![\w-])")


def _countries(prose: Prose) -> Iterator[Found[PlaceNamed]]:
    for one in states.find(prose):
        if one.value.by == "name":
            before = prose.text[max(0, one.start - 8) : one.start]
            if re.search(r"(?<!\w)in (?:the )?$|[(] ?(?:the )?$|, (?:the )?$", before):
                yield Found(one.start, one.end, PlaceNamed(None, one.value.code, False, "in" if " in " in f" {before}" else ""))


def find(prose: Prose) -> list[Found[PlaceNamed]]:
    """Every place in order: after a preposition, in a list or a bracket, at the beginning of a line. A country after a city joins it."""
    known, text = english(), prose.text
    found: list[Found[PlaceNamed]] = []
    for match in _cities().finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 20) : match.start()])
        if (
            before
            or _OPENS.match(text, match.end())
            or (text[match.end() : match.end() + 1] == "\n" and text[match.start() - 2].isdigit())
        ):
            lead = text[max(0, match.start() - 20) : match.start()]
            city = known.city_forms[fold(match.group())]
            preposition = (
                "in"
                if re.search(r"\bin (?:the city of )?$", lead, re.IGNORECASE)
                else (lead.split(" ")[-2:-1] == ["of"] and "of") or ""
            )
            found.append(Found(match.start(), match.end(), PlaceNamed(city.name, city.country, False, preposition)))
    for match in _DATELINE.finditer(text):
        shouted = known.city_forms.get(fold(match[1]))
        if shouted is not None and not any(one.start == match.start() for one in found):
            found.append(Found(match.start(), match.end(), PlaceNamed(shouted.name, shouted.country, False, "")))
    taken = {one.start for one in found}
    for match in _UNKNOWN.finditer(text):
        if match.start() not in taken and fold(match.group()) not in known.state_forms and fold(match.group()) not in _MONTHS:
            found.append(Found(match.start(), match.end(), PlaceNamed(match.group(), None, False, "in")))
    return list(_joined(text, sorted([*found, *_countries(prose)], key=lambda f: f.start)))


def _joined(text: str, found: list[Found[PlaceNamed]]) -> Iterator[Found[PlaceNamed]]:
    """«Yerevan (Armenia)», «Aktau, Kazakhstan»: one place."""
    held: Found[PlaceNamed] | None = None
    for one in found:
        if held and held.value.city and one.value.city is None and _JOINS.fullmatch(text[held.end : one.start]):
            end = one.end + (text[held.end : one.start].startswith(" (") and text[one.end : one.end + 1] == ")")
            held = Found(held.start, end, PlaceNamed(held.value.city, one.value.country, False, held.value.preposition))
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


__all__ = ["find", "plain"]
