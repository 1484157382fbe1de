"""Writing claims: what a source says of a record stands beside what the others say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from svod.register.claims.models import Claim
from svod.register.journal.changes import note
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Source


@dataclass(frozen=True)
class Said:
    """What a source says of one field, and where: `spans` are [[start, end], …] in its text.

    `read_as`: [what the reading had said] where somebody corrected it, and then `made_by` is their name.
    """

    field: str
    value: Any
    spans: list[list[int]]
    area: str = ""
    confidence: float = 1.0
    read_as: tuple[Any, ...] = ()
    made_by: str = ""


@transaction.atomic
def record_claims(*, source: Source, record: str, said: Iterable[Said], made_by: str, by: Actor) -> int:
    """Keep what a source says of one record; what it said before, by the same reader, stays. Gives how many claims are new."""
    told = list(said)
    for area in {one.area for one in told}:
        require(by, "record", Thing("claim", area=area))
    held = {
        (claim.field, claim.area, repr(claim.spans))
        for claim in Claim.objects.filter(source=source, record=record).only("field", "area", "spans")
    }
    fresh = [
        Claim(
            source=source,
            record=record,
            field=s.field,
            value=s.value,
            spans=s.spans,
            area=s.area,
            confidence=s.confidence,
            read_as=list(s.read_as),
            made_by=s.made_by or made_by,
        )
        for s in told
        if (s.field, s.area, repr(s.spans)) not in held
    ]
    Claim.objects.bulk_create(fresh)
    if fresh:
        note(
            record=record,
            verb="claimed",
            by=by.name,
            after={"source": source.code, "fields": sorted({claim.field for claim in fresh})},
        )
    return len(fresh)
