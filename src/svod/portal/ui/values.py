"""How the value of a field is said: codes by their names, dates in words, lists with the comma of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from svod.audit.words import dates_said
from svod.kernel.dates import DateRange, PartialDate
from svod.portal.ui.words import named, say, spoken
from svod.register.bodies.models import Body
from svod.register.documents.models import Document
from svod.register.states.models import City, State

NBSP = "\N{NO-BREAK SPACE}"
THIN = {"ru": NBSP, "en": ",", "zh": ","}  # between thousands
COMMA = {"ru": ", ", "en": ", ", "zh": "、"}
GROUPS = {"format": "format", "status": "status", "stage": "stage_of_one", "participants": "participants"}
KINDS = {"event": "kind", "document": "document_kind", "body": "body_kind"}
DATED = {"date", "due", "valid_from", "valid_to"}
_ISO = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


def dates_in_words(dates: DateRange) -> str:
    """As `dates_said`, a number never parted from its word."""
    return re.sub(r"(?<=\d) (?=[^\W\d_])", NBSP, dates_said(dates, spoken()))


def iso_in_words(iso: str) -> str:
    """`2024-03-18/2024-03-20`, `2024-03`, `2024` in words; what is no date stays as it is."""
    try:
        return dates_in_words(DateRange.parse(*iso.split("/")))
    except ValueError:
        return iso


def validity_in_words(first: str | None, last: str | None) -> str:
    """Reduced ISO dates: «2021–2025 гг.», «по 2030 год», 自2024年起."""
    if first and last:
        return dates_in_words(DateRange(PartialDate.parse(first), PartialDate.parse(last)))
    if last:
        return say("documents.until", date=iso_in_words(last))
    return say("documents.since", date=iso_in_words(first)) if first else ""


def number_in_words(value: int | float | Decimal) -> str:
    """With the sign between thousands that the language has: 33 105, 33,105."""
    return f"{value:,}".replace(",", THIN[spoken()])


def joined(items: Iterable[str]) -> str:
    return COMMA[spoken()].join(items)


def codes_in(value: Any) -> list[str]:
    """Every word of a value that may be the code of a record."""
    if isinstance(value, dict):
        return [code for part in value.values() for code in codes_in(part)]
    if isinstance(value, list):
        return [code for part in value for code in codes_in(part)]
    return [value] if isinstance(value, str) else []


def names_of_codes(codes: set[str]) -> Mapping[str, str]:
    """The names of states, cities, bodies and documents by their codes, in a query for each noun."""
    if not codes:
        return {}
    language = spoken()
    found: dict[str, str] = {}
    for model, name in ((City, "name"), (State, "short_name"), (Body, "name"), (Document, "title")):
        for row in model._default_manager.filter(code__in=codes):
            found.setdefault(row.code, getattr(row, name).in_(language))
    return found


def value_in_words(noun: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    """What a source says of a field of a record (`noun` is its kind); empty where it is told in our own words only."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return _several_in_words(value, names)
    if field == "kind":
        return named(value, KINDS.get(noun, "kind"))
    if field in GROUPS:
        return named(value, GROUPS[field])
    if isinstance(value, int | float):
        return str(value) if field in {"year", "ordinal", "number"} else number_in_words(value)
    return iso_in_words(str(value)) if field in DATED else names.get(str(value), str(value))


def _several_in_words(value: dict[str, Any] | list[Any], names: Mapping[str, str]) -> str:
    """{"start", "end"} are dates, {"from", "to"} a validity; all else are codes, one after the other."""
    if isinstance(value, dict) and value.get("start"):
        return dates_in_words(DateRange.parse(value["start"], value["end"]))
    if isinstance(value, dict) and {"from", "to"} & set(value):
        return validity_in_words(value.get("from"), value.get("to"))
    return joined(iso_in_words(code) if _ISO.fullmatch(code) else names.get(code, code) for code in codes_in(value))
