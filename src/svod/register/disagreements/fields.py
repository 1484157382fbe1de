"""The fields of which sources may disagree: what the register holds of them, and the columns that a value fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import EventFormat, EventStatus
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.states.models import City, State
from svod.register.store import Row


@dataclass(frozen=True)
class Compared:
    """`held`: the value of a row as a claim would keep it, None where it has none; `columns`: a value as fields of the row."""

    held: Callable[[Any], Any]
    columns: Callable[[Any], Row]


def _days(value: Any, first: str, last: str) -> Row:
    dates = DateRange.parse(value["start"], value.get("end") or None)
    return {first: dates.first, last: dates.last, "precision": dates.precision}


def _held_dates(row: Event) -> Any:
    return {"start": str(row.dates.start), "end": str(row.dates.end)} if row.dates else None


def _held_place(row: Event) -> Any:
    cities = [link.city.code for link in row.event_cities.all()]
    country = row.country.code if row.country else None
    return {"cities": cities, "country": country} if cities or country else None


def _held_validity(row: Document) -> Any:
    return {"from": row.valid_from or None, "to": row.valid_to or None} if row.valid_from or row.valid_to else None


def _held_participants(row: Document) -> Any:
    stayed_out = [f"not:{state.code}" for state in row.non_participants.all()]
    return [*([row.participants] if row.participants else []), *stayed_out] or None


def _participants(value: Any) -> Row:
    said = value if isinstance(value, list) else [value]
    kinds = [one for one in said if one in {"all", "interested"}]
    return {"participants": kinds[0] if kinds else "", "non_participants": [one[4:] for one in said if one.startswith("not:")]}


def _same(field: str) -> Callable[[Any], Row]:
    return lambda value: {field: value}


MODELS: Mapping[str, type[models.Model]] = {"event": Event, "document": Document, "figure": Figure}
FIELDS: Mapping[str, Mapping[str, Compared]] = {
    "event": {
        "dates": Compared(_held_dates, lambda value: _days(value, "starts_on", "ends_on")),
        "place": Compared(
            _held_place, lambda value: {"cities": value.get("cities") or [], "country": value.get("country") or None}
        ),
        "format": Compared(lambda row: row.format or None, _same("format")),
        "chair": Compared(lambda row: row.chair.code if row.chair else None, _same("chair")),
        "initiator": Compared(lambda row: row.initiator.code if row.initiator else None, _same("initiator")),
        "status": Compared(lambda row: row.status, _same("status")),
        "ordinal": Compared(lambda row: row.ordinal, _same("ordinal")),
    },
    "document": {
        "date": Compared(
            lambda row: str(row.dated) if row.dated else None,
            lambda value: _days({"start": value}, "adopted_on", "adopted_until"),
        ),
        "number": Compared(lambda row: row.number or None, _same("number")),
        "validity": Compared(
            _held_validity, lambda value: {"valid_from": value.get("from") or "", "valid_to": value.get("to") or ""}
        ),
        "participants": Compared(_held_participants, _participants),
    },
    "figure": {"value": Compared(lambda row: f"{row.value.normalize():f}", lambda value: {"value": Decimal(str(value))})},
}
"""By noun and field. Sources may also name and word things otherwise: that is no disagreement about facts."""


def checked_value(record: str, field: str, value: Any) -> Any:
    """The value as a claim keeps it; Refused where the field takes no such value: no date, no such city or state, no number."""
    try:
        checked = _CHECKS.get(field, str)(value)
    except (ValueError, ArithmeticError, KeyError, TypeError, AttributeError) as fault:
        raise _unfit(value) from fault
    if record.partition(":")[0] not in FIELDS or field not in FIELDS[record.partition(":")[0]] or checked in (None, "", [], {}):
        raise _unfit(value)
    return checked


def _unfit(value: Any) -> Refused:
    return Refused(
        f"Такое значение («{value}») этому полю не подходит. Проверьте дату, город, страну или число; прежнее не изменено.",
        f"This value (“{value}”) does not fit the field. Check the date, city, country or number; nothing was changed.",
        f"该值（“{value}”）不适用于此字段。请检查日期、城市、国家或数字；原值未变。",
    )


def _checked_dates(value: Any) -> Any:
    dates = DateRange.parse(value["start"], value.get("end") or None)
    if dates.is_backwards:
        raise ValueError("ends before it starts")
    return {"start": str(dates.start), "end": str(dates.end)}


def _checked_place(value: Any) -> Any:
    cities, country = list(value.get("cities") or ()), value.get("country") or None
    known = City.objects.filter(code__in=cities).count() == len(cities)
    if not known or (country and not State.objects.filter(code=country).exists()) or not (cities or country):
        raise ValueError("no such place")
    return {"cities": cities, "country": country}


def _checked_state(value: Any) -> Any:
    return value if State.objects.filter(code=value).exists() else _none(value)


def _none(value: Any) -> Any:
    raise ValueError(f"no such value: {value}")


def _checked_ordinal(value: Any) -> int:
    number = int(value)
    return number if 0 < number < 10_000 else _none(value)


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "dates": _checked_dates,
    "place": _checked_place,
    "format": lambda value: str(EventFormat(value)),
    "status": lambda value: str(EventStatus(value)),
    "chair": _checked_state,
    "initiator": _checked_state,
    "ordinal": _checked_ordinal,
    "date": lambda value: str(PartialDate.parse(value)),
    "number": lambda value: str(value).strip()[:20],
    "validity": lambda value: {end: str(PartialDate.parse(value[end])) if value.get(end) else None for end in ("from", "to")},
    "participants": lambda value: sorted(map(str, value)) if isinstance(value, list) else _none(value),
    "value": lambda value: f"{Decimal(str(value)).normalize():f}",
}


def columns_of(record: str, field: str, value: Any) -> Row:
    """The fields of the row that hold this value."""
    return FIELDS[record.partition(":")[0]][field].columns(value)
