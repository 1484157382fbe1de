"""The claims on a record as a page shows them: by field, each with its source, place and section; where sources disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svod.audit.words import dates_said
from svod.kernel.dates import DateRange
from svod.portal.ui.words import named, say, spoken
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_of
from svod.register.documents.models import Document
from svod.register.states.models import City, State

CODED = {"format": "format", "status": "status", "stage": "stage"}


@dataclass(frozen=True)
class Shown:
    field: str
    value: str
    claim: Claim
    area: Area | None
    is_disputed: bool


def shown_claims(record: str) -> dict[str, Any]:
    """`claims` in the order made, and `disputed`: the names of the fields of which sources say different things."""
    claims = list(claims_of(record))
    said: dict[str, set[str]] = {}
    for claim in claims:
        if claim.value is not None:
            said.setdefault(claim.field, set()).add(repr(claim.value))
    disputed = {field for field, values in said.items() if len(values) > 1}
    areas = {area.code: area for area in Area.objects.all()} if claims else {}
    names = _names(claims)
    shown = [Shown(claim.field, _value(claim, names), claim, areas.get(claim.area), claim.field in disputed) for claim in claims]
    return {"claims": shown, "disputed": [named(field, "field") for field in sorted(disputed)]}


def _names(claims: list[Claim]) -> Mapping[str, str]:
    """The names of all codes that the claims mention, in a query for each noun."""
    codes = {code for claim in claims for code in _codes(claim.value)}
    if not codes:
        return {}
    language = spoken()
    found: dict[str, str] = {}
    for model, name in ((City, "name"), (State, "short_name"), (Body, "name"), (Document, "title")):
        for row in model._default_manager.filter(code__in=codes):
            found.setdefault(row.code, getattr(row, name).in_(language))
    return found


def _codes(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [code for part in value.values() for code in _codes(part)]
    if isinstance(value, list):
        return [code for part in value for code in _codes(part)]
    return [value] if isinstance(value, str) else []


def _value(claim: Claim, names: Mapping[str, str]) -> str:
    value = claim.value
    if value is None:
        return say("claims.retold")
    if claim.field in CODED:
        return named(value, CODED[claim.field])
    if isinstance(value, dict) and value.get("start"):
        return dates_said(DateRange.parse(value["start"], value["end"]), spoken())
    if isinstance(value, dict | list):
        return ", ".join(names.get(code, code) for code in _codes(value))
    return names.get(value, value) if isinstance(value, str) else str(value)
