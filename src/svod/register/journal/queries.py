"""Reading the journal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from svod.register.journal.changes import hash_of
from svod.register.journal.models import JournalEntry
from svod.register.rights import Actor, Thing, may, require

OF_STATES = ("settled", "claimed")
"""Verbs of rows that tell what sources say, the states' material among them."""


def history_of(record: str) -> QuerySet[JournalEntry]:
    """What was done to one record ("event:mtm-23"), the newest first."""
    return JournalEntry.objects.filter(record=record).order_by("-id")


def history_visible(record: str, actor: Actor) -> QuerySet[JournalEntry]:
    """For those who read the journal, all of it; for readers without what rests on the states' material."""
    if may(actor, "read", Thing("journal")):
        return history_of(record)
    found = history_of(record).exclude(verb__in=OF_STATES)
    return found if may(actor, "read", Thing("history")) else found.none()


def last_hash() -> str:
    """Changes with every change of the register; empty for an empty journal."""
    return JournalEntry.objects.order_by("-id").values_list("hash", flat=True).first() or ""


def entry_count() -> int:
    return JournalEntry.objects.count()


def first_broken() -> JournalEntry | None:
    """The first row whose hash does not fit its words or the row before it; None when the chain is whole."""
    previous = ""
    for entry in JournalEntry.objects.order_by("id").iterator():
        if entry.previous_hash != previous or entry.hash != hash_of(entry):
            return entry
        previous = entry.hash
    return None


def entries(
    *, actor: Actor, by: str = "", record: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[JournalEntry]:
    """The stream, the newest first; `record` is a noun or the beginning of a record's name, `by` a part of a name.

    Forbidden without the right to read the journal.
    """
    require(actor, "read", Thing("journal"))
    found = JournalEntry.objects.order_by("-id")
    if by:
        found = found.filter(by__icontains=by)
    if record:
        found = found.filter(record__startswith=record)
    if first:
        found = found.filter(at__date__gte=first)
    return found.filter(at__date__lte=last) if last else found


def as_of(record: str, moment: datetime, *, actor: Actor) -> dict[str, Any] | None:
    """The fields of a record as the journal had them at a moment; None where there was no such record yet.

    Later rows are folded over earlier ones, so a field that no row names is not in the answer. Forbidden without the right.
    """
    require(actor, "read", Thing("journal"))
    rows = list(JournalEntry.objects.filter(record=record, at__lte=moment).order_by("id"))
    told: dict[str, Any] = {}
    for row in rows:
        told.update(row.after)
    return told if rows else None
