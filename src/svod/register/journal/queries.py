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


def last_hash_told() -> str:
    """Changes with every change of what the register or the report say, and with no other: signing in is none."""
    rows = JournalEntry.objects.filter(is_aside=False).order_by("-id")
    return rows.values_list("hash", flat=True).first() or ""


def entry_count() -> int:
    return JournalEntry.objects.count()


def is_in_chain(mark: str) -> bool:
    """Whether a row has this hash: one noted elsewhere that is missing here says that rows were taken from the end."""
    return JournalEntry.objects.filter(hash=mark).exists()


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
    return _folded(JournalEntry.objects.filter(record=record, at__lte=moment)).get(record)


def held_at(noun: str, moment: datetime, *, actor: Actor) -> dict[str, dict[str, Any]]:
    """Every record of a noun that the register held at a moment, with its fields as they were then; by record, as registered.

    Who said what is not among them, only what was held to be true. Forbidden without the right to read histories.
    """
    require(actor, "read", Thing("history"))
    require(actor, "read", Thing(noun))
    return _folded(JournalEntry.objects.filter(record__startswith=f"{noun}:", at__lte=moment))


_NO_FIELDS = ("claimed",)
"""Verbs of rows that tell of a record and change no field of it."""


def _folded(rows: QuerySet[JournalEntry]) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for record, after in rows.exclude(verb__in=_NO_FIELDS).order_by("id").values_list("record", "after"):
        told.setdefault(record, {}).update((name, value) for name, value in after.items() if name != "ruled on")
    return told
