"""Noting what the reading missed, as officers find it at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from svod.register.journal.changes import Change, note_many
from svod.register.misses.models import Miss
from svod.register.proposals.models import Proposal
from svod.register.rights import Actor, Thing, require


@dataclass(frozen=True, slots=True)
class Missed:
    """One miss: `span` is where the words stand, `field` is empty where the whole thing was missed."""

    kind: str
    span: tuple[int, int]
    field: str = ""
    read: Any = None
    said: Any = None


@transaction.atomic
def record_misses(*, proposal: Proposal, missed: Iterable[Missed], by: Actor) -> None:
    """Note misses of one proposal. A second one of the same kind and field replaces the first, whose reading stands.

    What an officer corrected back to what was read is a miss no more.
    """
    require(by, "correct", Thing("proposal", "open", area=proposal.found.get("area_code") or ""))
    changes: list[Change] = []
    held = {(one.kind, one.field): one for one in Miss.objects.filter(proposal=proposal)}
    record = f"miss:{proposal.intake.source.code}/{proposal.key}"
    for one in missed:
        before = held.get((one.kind, one.field))
        name = f"{one.kind} {one.field}".strip()
        if before and before.read == one.said and one.kind == "corrected":
            before.delete()
            changes.append(Change(record, "miss withdrawn", {name: before.said}, {name: None}))
            continue
        read = before.read if before else one.read
        Miss.objects.update_or_create(
            proposal=proposal,
            kind=one.kind,
            field=one.field,
            defaults={
                "start": one.span[0],
                "end": one.span[1],
                "read": read,
                "said": one.said,
                "by": by.name,
                "at": datetime.now(UTC),
            },
        )
        changes.append(Change(record, "missed", {name: read}, {name: one.said}))
    if changes:
        note_many(changes=changes, by=by.name)


@transaction.atomic
def withdraw_misses(*, proposal: Proposal, kinds: Iterable[str], by: Actor) -> None:
    """Take back what was noted of a decision that is taken back."""
    require(by, "correct", Thing("proposal", "open", area=proposal.found.get("area_code") or ""))
    gone = list(Miss.objects.filter(proposal=proposal, kind__in=list(kinds)))
    record = f"miss:{proposal.intake.source.code}/{proposal.key}"
    changes = [Change(record, "miss withdrawn", {f"{one.kind} {one.field}".strip(): one.said}, {}) for one in gone]
    if changes:
        Miss.objects.filter(pk__in=[one.pk for one in gone]).delete()
        note_many(changes=changes, by=by.name)
