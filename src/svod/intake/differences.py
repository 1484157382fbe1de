"""Field by field, where a text and the register both say something and it is not the same: [the register, the text]."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from svod.intake.matching import agree
from svod.reading.shapes import Decision, Document, Event
from svod.register.documents.models import Document as DocumentRow
from svod.register.events.models import Event as EventRow
from svod.register.figures.models import Figure

Differences = dict[str, list[Any]]


def event_differences(event: Event, row: EventRow) -> Differences:
    cities = [link.city for link in row.event_cities.all()]
    said = {place.city for place in event.places or (event.place,) if place.city}
    # the text may be in another language than the register's first
    in_english = said & {city.name_en for city in cities}
    found: dict[str, Any] = {
        "dates": [str(dates) for dates in event.dates] or None,
        "cities": sorted(said) or None,
        "ordinal": event.ordinal,
        "format": event.format and str(event.format),
        "chair": event.chair,
        "initiator": event.initiator,
        "status": str(event.status),
    }
    held: dict[str, Any] = {
        "dates": [str(row.dates)] if row.dates else None,
        "cities": sorted(city.name_en if in_english else city.name_ru for city in cities) or None,
        "ordinal": row.ordinal,
        "format": row.format or None,
        "chair": row.chair.code if row.chair else None,
        "initiator": row.initiator.code if row.initiator else None,
        "status": row.status,
    }
    return _apart(found, held)


def document_differences(document: Document, row: DocumentRow) -> Differences:
    found = {
        "stage": document.stage and str(document.stage),
        "date": document.date,
        "number": document.number,
        "valid_from": document.valid_from,
        "valid_to": document.valid_to,
    }
    held = {
        "stage": row.stage or None,
        "date": str(row.dated) if row.dated else None,
        "number": row.number or None,
        "valid_from": row.valid_from or None,
        "valid_to": row.valid_to or None,
    }
    return {
        field: pair
        for field, pair in _apart(found, held).items()
        if field in {"stage", "number"} or not agree(str(pair[0]), str(pair[1]))
    }


def decision_differences(decision: Decision, held: dict[str, Any]) -> Differences:
    """`held`: the decision of a reporting period. Who signed is compared without the order, which languages keep differently."""
    found = {
        "number": decision.number,
        "date": decision.date,
        "signatories": sorted({s.state for s in decision.signatories if s.state}) or None,
    }
    known = {
        "number": held.get("number"),
        "date": held.get("date"),
        "signatories": sorted({s["state"] for s in held.get("signatories", ())}) or None,
    }
    return _apart(found, known)


def figure_differences(value: Decimal, comparison: str, row: Figure) -> Differences:
    return _apart(
        {"value": f"{value.normalize():f}", "comparison": comparison},
        {"value": f"{row.value.normalize():f}", "comparison": row.comparison},
    )


def _apart(found: dict[str, Any], held: dict[str, Any]) -> Differences:
    return {
        field: [held[field], value] for field, value in found.items() if value is not None and held[field] not in (None, value)
    }
