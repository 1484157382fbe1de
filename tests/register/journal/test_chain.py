"""The journal: every change has a row, and no row can be altered unseen."""

from __future__ import annotations

import pytest

from svod.register.journal.changes import note
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import first_broken, history_of


def test_a_change_is_noted_with_who_and_what(empty_register: None) -> None:
    note(record="event:river-forum-2", verb="changed", by="A. Editor", before={"ordinal": 1}, after={"ordinal": 2})
    row = history_of("event:river-forum-2").get()
    assert (row.by, row.verb, row.before, row.after) == ("A. Editor", "changed", {"ordinal": 1}, {"ordinal": 2})
    assert first_broken() is None


def test_nobody_writes_without_a_name(empty_register: None) -> None:
    with pytest.raises(ValueError, match="names who"):
        note(record="event:river-forum-2", verb="changed", by="  ")


@pytest.mark.parametrize("field", ["by", "verb", "record", "after", "reason"])
def test_a_row_altered_afterwards_is_found(empty_register: None, field: str) -> None:
    rows = [note(record=f"event:e{n}", verb="created", by="A. Editor") for n in range(3)]
    JournalEntry.objects.filter(pk=rows[1].pk).update(**{field: {"x": 1} if field == "after" else "another"})
    broken = first_broken()
    assert broken is not None
    assert broken.pk == rows[1].pk


def test_a_row_taken_out_is_found(empty_register: None) -> None:
    rows = [note(record=f"event:e{n}", verb="created", by="A. Editor") for n in range(3)]
    rows[1].delete()
    broken = first_broken()
    assert broken is not None
    assert broken.pk == rows[2].pk
