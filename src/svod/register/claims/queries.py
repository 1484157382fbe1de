"""Which source says what of a record."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from svod.register.claims.models import Claim
from svod.register.rights import Actor
from svod.register.sources.queries import sources_visible


def claims_of(record: str) -> QuerySet[Claim]:
    """The claims on one record ("event:mtm-23"), with their sources, in the order made."""
    return Claim.objects.filter(record=record).select_related("source").order_by("id")


def claims_visible(record: str, actor: Actor) -> QuerySet[Claim]:
    """Those whose source the actor may read, and those of named persons."""
    return claims_of(record).filter(Q(source__isnull=True) | Q(source__in=sources_visible(actor)))


def claims_by_field(record: str) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims_of(record):
        found.setdefault(claim.field, []).append(claim)
    return found


def disputed_fields(record: str) -> dict[str, list[Claim]]:
    """The fields of a record of which claims say different things."""
    by_field = claims_by_field(record)
    return {name: claims for name, claims in by_field.items() if len({repr(c.value) for c in claims if c.value is not None}) > 1}
