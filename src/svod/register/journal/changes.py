"""Writing the journal: one row a change, each with the hash of the row before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from svod.register.journal.models import ASIDE, JournalEntry


@dataclass(frozen=True)
class Change:
    """What happened to one record: the fields that changed, before and after."""

    record: str
    verb: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def hash_of(entry: JournalEntry) -> str:
    """SHA-256 over the row's canonical JSON, the previous row's hash included."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [at, entry.by, entry.verb, entry.record, entry.before, entry.after, entry.reason, entry.previous_hash]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_TURN = 5_309_001
"""The number of the lock, ours alone in the database."""


def wait_for_turn() -> None:
    """Inside a transaction: nobody else writes the journal until it ends.

    A lock on the last row would not do: who has waited for it still holds a row that is the last no more.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def note_many(*, changes: Iterable[Change], by: str, reason: str = "") -> list[JournalEntry]:
    """Append rows for `changes` in their order. Writers go one after another until their ends: none continues the same row."""
    if not by.strip():
        raise ValueError("the journal names who did it")
    with transaction.atomic():
        wait_for_turn()
        last = JournalEntry.objects.order_by("-id").first()
        previous = last.hash if last else ""
        at = datetime.now(UTC)
        entries = []
        for change in changes:
            # what is hashed is what the database gives back: dates and the like become their JSON first
            before, after = (
                json.loads(json.dumps(part, ensure_ascii=False, default=str)) for part in (change.before, change.after)
            )
            entry = JournalEntry(
                at=at,
                by=by,
                verb=change.verb,
                record=change.record,
                before=before,
                after=after,
                reason=reason,
                previous_hash=previous,
                is_aside=change.record.partition(":")[0] in ASIDE,
            )
            entry.hash = previous = hash_of(entry)
            entries.append(entry)
        return JournalEntry.objects.bulk_create(entries, batch_size=500)


def note(
    *,
    record: str,
    verb: str,
    by: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> JournalEntry:
    """One row for one change."""
    return note_many(changes=[Change(record, verb, before or {}, after or {})], by=by, reason=reason)[0]
