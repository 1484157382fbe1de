"""Reading the journal."""

from __future__ import annotations

from django.db.models import QuerySet

from svod.register.journal.changes import hash_of
from svod.register.journal.models import JournalEntry


def history_of(record: str) -> QuerySet[JournalEntry]:
    """What was done to one record ("event:mtm-23"), the newest first."""
    return JournalEntry.objects.filter(record=record).order_by("-id")


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
