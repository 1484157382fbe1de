"""The journal on its page: who did what; a record as it stood on a day; not for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.test import Client

from svod.register.journal.changes import note
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import as_of, entries
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from tests.portal.test_submissions import somebody

ROOT = operator("root")
THEN = datetime(2025, 5, 4, 12, tzinfo=UTC)


def written(record: str, verb: str, at: datetime, **after: object) -> None:
    entry = note(record=record, verb=verb, by="A. Officer", after=after)
    JournalEntry.objects.filter(pk=entry.pk).update(at=at)


def test_a_record_is_shown_as_it_stood_on_a_day(sco: Period) -> None:
    written("event:fair", "created", THEN, city="Ош", ordinal=3)
    written("event:fair", "changed", THEN + timedelta(days=2), city="Баку")
    assert as_of("event:fair", THEN - timedelta(days=1), actor=ROOT) is None
    assert as_of("event:fair", THEN + timedelta(days=1), actor=ROOT) == {"city": "Ош", "ordinal": 3}
    assert as_of("event:fair", THEN + timedelta(days=3), actor=ROOT) == {"city": "Баку", "ordinal": 3}
    page = somebody(Role.EDITOR).get("/journal/?record=event:fair&on=2025-05-05").content.decode()
    assert "as it stood on 5 May 2025" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ош" in page


def test_the_stream_is_narrowed_by_who_record_and_days(sco: Period) -> None:
    written("event:fair", "created", THEN, city="Ош")
    assert entries(actor=ROOT, by="officer", record="event:", first=date(2025, 5, 4), last=date(2025, 5, 4)).count() == 1
    assert not entries(actor=ROOT, record="event:fair", last=date(2025, 5, 3)).exists()


def test_the_journal_is_for_the_secretariat_and_the_administrator(sco: Period) -> None:
    assert somebody(Role.ADMINISTRATOR).get("/journal/").status_code == 200
    assert somebody(Role.AGENCY, "KZ").get("/journal/").status_code == 403
    assert Client().get("/journal/").status_code == 302
