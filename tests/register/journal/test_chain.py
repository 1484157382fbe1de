"""The journal: every change has a row, and no row can be altered unseen."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from svod.kernel.refusal import Refused
from svod.register.journal.changes import hash_of, note
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import first_broken, history_of, is_in_chain
from tests.rewriting import TABLE, guard_lifted, rewrite, take_out


def test_a_change_is_noted_with_who_and_what(empty_register: None) -> None:
    note(record="event:river-forum-2", verb="changed", by="A. Editor", before={"ordinal": 1}, after={"ordinal": 2})
    row = history_of("event:river-forum-2").get()
    assert (row.by, row.verb, row.before, row.after) == ("A. Editor", "changed", {"ordinal": 1}, {"ordinal": 2})
    assert first_broken() is None


def test_nobody_writes_without_a_name(empty_register: None) -> None:
    with pytest.raises(ValueError, match="names who"):
        note(record="event:river-forum-2", verb="changed", by="  ")


def written(count: int = 3) -> list[JournalEntry]:
    return [note(record=f"event:e{n}", verb="created", by="A. Editor") for n in range(count)]


@pytest.mark.parametrize("field", ["by", "verb", "record", "before", "after", "reason", "at"])
def test_a_row_altered_afterwards_is_found(empty_register: None, field: str) -> None:
    rows = written()
    values = {"before": {"x": 1}, "after": {"x": 1}, "at": rows[0].at.replace(year=2001)}
    rewrite(rows[1], **{field: values.get(field, "another")})
    broken = first_broken()
    assert broken is not None
    assert broken.pk == rows[1].pk


@pytest.mark.parametrize("gone", [0, 1])
def test_a_row_taken_out_is_found(empty_register: None, gone: int) -> None:
    rows = written()
    take_out(rows[gone])
    broken = first_broken()
    assert broken is not None
    assert broken.pk == rows[gone + 1].pk


def test_a_row_put_in_between_is_found(empty_register: None) -> None:
    rows = written()
    take_out(rows[1])
    false = JournalEntry(
        pk=rows[1].pk, at=rows[1].at, by="Another", verb="created", record="event:false", previous_hash=rows[0].hash
    )
    false.hash = hash_of(false)
    QuerySet.bulk_create(JournalEntry.objects.all(), [false])
    broken = first_broken()
    assert broken is not None
    assert broken.pk == rows[2].pk, "the row put in fits what is before it, and not what is after"


def test_rows_that_changed_places_are_found(empty_register: None) -> None:
    rows = written()
    with guard_lifted():
        for pk, other in ((rows[1].pk, 9_000), (rows[2].pk, rows[1].pk), (9_000, rows[2].pk)):
            QuerySet.update(JournalEntry.objects.filter(pk=pk), id=other)
    assert first_broken() is not None


def test_an_end_cut_off_leaves_a_whole_chain_without_the_row_that_was_noted(empty_register: None) -> None:
    rows = written()
    take_out(rows[2])
    assert first_broken() is None
    assert is_in_chain(rows[1].hash)
    assert not is_in_chain(rows[2].hash)


def test_no_row_is_changed_or_deleted_by_the_program(empty_register: None) -> None:
    row = written(1)[0]
    row.by = "Another"
    every = JournalEntry.objects.all()
    for act in (row.save, row.delete, every.delete, lambda: every.update(by="x"), lambda: every.bulk_update([row], ["by"])):
        with pytest.raises(Refused, match="never changed or deleted"):
            act()


@pytest.mark.parametrize("sql", [f"UPDATE {TABLE} SET by = 'x'", f"DELETE FROM {TABLE}"])  # the database's own refusal
def test_the_database_refuses_whoever_asks_it(empty_register: None, sql: str) -> None:
    written(1)
    said = sql.replace(" by ", ' "by" ')
    with pytest.raises(IntegrityError, match="appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(said)
    assert JournalEntry.objects.get().by == "A. Editor"
