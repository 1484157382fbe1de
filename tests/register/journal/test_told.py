"""What is kept of the report is kept until something changes that it says: signing in and asking states change nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from svod.register.areas.models import Area
from svod.register.journal.changes import note
from svod.register.journal.models import ASIDE, JournalEntry
from svod.register.journal.queries import last_hash, last_hash_told
from svod.register.people.entry import count_entry
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.requests import open_period
from tests.attacks.people import account


def test_signing_in_and_asking_states_change_nothing_that_is_told(sco: Period) -> None:
    before, last = last_hash_told(), last_hash()
    count_entry(account=account(Role.EDITOR), now=datetime.now(UTC))
    open_period(period=sco, states=State.objects.all(), areas=Area.objects.all(), deadline=sco.last, by=operator("A. Editor"))
    assert last_hash() != last, "each of them has a row"
    assert last_hash_told() == before


TELLING = ["event:e", "document:d", "source:s", "wording:1", "finding:f", "period:2024", "release:r", "new:n"]


@pytest.mark.parametrize("record", TELLING)
def test_what_the_report_may_say_has_changed(empty_register: None, record: str) -> None:
    note(record="event:first", verb="created", by="A. Editor")
    before = last_hash_told()
    made = note(record=record, verb="changed", by="A. Editor")
    assert last_hash_told() == made.hash != before


@pytest.mark.parametrize("noun", sorted(ASIDE))
def test_what_stands_aside_is_marked_so_and_is_in_the_chain(empty_register: None, noun: str) -> None:
    first = note(record="event:first", verb="created", by="A. Editor")
    made = note(record=f"{noun}:1" if noun != "questions" else noun, verb="changed", by="A. Editor")
    assert JournalEntry.objects.get(pk=made.pk).is_aside
    assert last_hash_told() == first.hash
    assert last_hash() == made.hash


def test_the_last_told_row_is_found_by_its_index(empty_register: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of a short table PostgreSQL reads every row, whatever index there is")
    rows = JournalEntry.objects.filter(is_aside=False).order_by("-id").values_list("hash", flat=True)[:1]
    assert "rows_that_the_report_follows" in rows.explain()
