"""The value that an answer may give: what the form asks for a field, and what it was given."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from svod.kernel.vocabulary import EventFormat, EventStatus
from svod.portal.ui.values import GROUPS
from svod.portal.ui.words import named, spoken
from svod.register.questions.changes import may_be_asked_of
from svod.register.states.models import City, State

WIDGETS = {
    "dates": "days",
    "place": "place",
    "format": "choice",
    "status": "choice",
    "chair": "choice",
    "initiator": "choice",
    "date": "day",
    "validity": "validity",
    "ordinal": "line",
    "number": "line",
    "value": "line",
}
"""How the form asks; what is not here is told in words alone."""
CODES: dict[str, list[str]] = {
    "format": [str(one) for one in EventFormat],
    "status": [str(EventStatus.HELD), str(EventStatus.NOT_HELD), str(EventStatus.POSTPONED), str(EventStatus.CANCELLED)],
}


def asked_for(record: str, field: str) -> dict[str, Any]:
    """`widget` and the choices, (code, name) by name; nothing for a question that takes no value."""
    if not field or field not in WIDGETS or not may_be_asked_of(record, field):
        return {}
    found: dict[str, Any] = {"widget": WIDGETS[field], "field": field}
    if field in CODES:
        found["choices"] = [(code, named(code, GROUPS[field])) for code in CODES[field]]
    if field in {"chair", "initiator", "place"}:
        found["choices"] = _named(State, "short_name")
    if field == "place":
        found["cities"] = _named(City, "name")
    return found


def _named(model: type[State] | type[City], name: str) -> list[tuple[str, str]]:
    return sorted(((row.code, getattr(row, name).in_(spoken())) for row in model.objects.all()), key=lambda one: one[1])


def value_given(field: str, asked: QueryDict) -> Any:
    """What the form says, as a claim keeps it; None where nothing was filled in."""

    def said(name: str) -> str:
        return asked.get(name, "").strip()

    if field == "dates":
        return {"start": said("first"), "end": said("last") or said("first")} if said("first") else None
    if field == "place":
        cities = [one for one in asked.getlist("city") if one]
        return {"cities": cities, "country": said("country") or None} if cities or said("country") else None
    if field == "validity":
        return {"from": said("first") or None, "to": said("last") or None} if said("first") or said("last") else None
    return said("value") or None
