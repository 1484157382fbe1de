"""The journal on its page: who did what; a record as it stood on a day; not for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client

from svod.register.journal.changes import note
from svod.register.journal.queries import as_of, entries, held_at
from svod.register.people.changes import revoke_role
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from tests.attacks.people import account
from tests.portal.test_submissions import somebody
from tests.rewriting import rewrite

ROOT = operator("root")
THEN = datetime(2025, 5, 4, 12, tzinfo=UTC)


def written(record: str, verb: str, at: datetime, **after: object) -> None:
    entry = note(record=record, verb=verb, by="A. Officer", after=after)
    rewrite(entry, at=at)


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


def test_the_stream_has_names_for_codes_and_what_was_before(sco: Period) -> None:
    held = account(Role.CHAIR, "KZ", (), "mtm")
    grant = held.person.roles.get()
    revoke_role(grant=grant, on=date(2026, 5, 5), by=operator("root"), reason="Ended early")
    page = somebody(Role.EDITOR).get("/journal/?record=person:", headers={"accept-language": "en"}).content.decode()
    assert "role: <del>chair of a body</del> → chair of a body" in page
    assert "state: <del>Kazakhstan</del> → Kazakhstan" in page
    assert "until: 4" in page
    assert "body: <del>mtm</del>" not in page
    assert "Ended early" in page


def test_the_journal_is_for_the_secretariat_and_the_administrator(sco: Period) -> None:
    assert somebody(Role.ADMINISTRATOR).get("/journal/").status_code == 200
    assert somebody(Role.AGENCY, "KZ").get("/journal/").status_code == 403
    assert Client().get("/journal/").status_code == 302


def test_a_list_is_shown_as_it_stood_on_a_day_with_what_changed_since(sco: Period) -> None:
    days = {"starts_on": "2025-06-01", "ends_on": "2025-06-02", "precision": "day"}
    written("event:fair", "created", THEN, title_ru="ярмарка в Оше", title_en="fair in Osh", status="planned", **days)
    written("event:fair", "changed", THEN + timedelta(days=2), status="held")
    written("event:fair", "claimed", THEN + timedelta(days=2), source="a", fields=["dates"])
    assert held_at("event", THEN - timedelta(days=1), actor=ROOT) == {}
    page = somebody(Role.READER).get("/as-of/?noun=event&as_of=2025-05-05").content.decode()
    row = page[page.index("Fair in Osh") :].partition("</tr>")[0].replace("\N{NO-BREAK SPACE}", " ")
    assert ">1–2 June 2025<" in row
    assert ">planned<" in row
    assert ">status<" in row
    assert "Fair in Osh" not in somebody(Role.EDITOR).get("/as-of/?noun=event&as_of=2025-05-03").content.decode()


def test_a_state_is_a_member_on_the_days_of_its_membership(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    past, now = (editor.get(f"/as-of/?noun=state&as_of={day}").content.decode() for day in ("2024-01-01", "2099-01-01"))
    assert "The register held no such records" in past, "the journal begins with the pack"
    assert now.count(">member state<") == 10


def test_the_register_on_a_day_is_not_for_the_public_nor_a_day_that_is_none(sco: Period, settings: Any) -> None:
    assert somebody(Role.READER).get("/as-of/?as_of=yesterday").status_code == 400
    settings.SVOD_OPEN = False
    assert Client().get("/as-of/").status_code == 302
    assert somebody(Role.AGENCY, "KZ").get("/as-of/").status_code == 403
