"""When somebody is written to: in working hours, on working days of the own state, in the own zone; gathered where wanted."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.queries import first_broken, history_of
from svod.register.notices.changes import choose_hours, write_notice
from svod.register.notices.hours import Hours, hours_of
from svod.register.notices.models import SAFETY, URGENT, USUAL, Notice
from svod.register.people.models import Account
from svod.register.rights import Role
from svod.register.sources.models import Period
from svod.register.states.calendar import Calendar
from tests.register.notices.people import account_of


def at(said: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


NOON = at("2025-09-16T06:00")


def hours(country: str, zone: str, **more: object) -> Hours:
    return Hours(ZoneInfo(zone), Calendar(country), **more)  # type: ignore[arg-type]  # hours and rhythm


@pytest.mark.parametrize(
    ("country", "zone", "made", "due"),
    [
        ("KZ", "Asia/Almaty", "2025-09-16T10:30", "2025-09-16T10:30"),
        ("KZ", "Asia/Almaty", "2025-09-16T03:00", "2025-09-16T09:00"),
        ("KZ", "Asia/Almaty", "2025-09-16T18:00", "2025-09-17T09:00"),
        ("KZ", "Asia/Almaty", "2025-09-19T20:00", "2025-09-22T09:00"),  # over the weekend
        ("KZ", "Asia/Almaty", "2025-03-20T20:00", "2025-03-26T09:00"),  # over Nowruz
        ("CN", "Asia/Shanghai", "2026-02-13T20:00", "2026-02-14T09:00"),  # a Saturday that is worked
        ("CN", "Asia/Shanghai", "2026-02-14T20:00", "2026-02-24T09:00"),  # over the Spring Festival
        ("IR", "Asia/Tehran", "2025-09-11T20:00", "2025-09-13T09:00"),  # over Friday
        ("IN", "Asia/Kolkata", "2026-01-25T12:00", "2026-01-27T09:00"),  # a Sunday, then Republic Day
        ("EG", "Africa/Cairo", "2025-04-24T23:30", "2025-04-27T09:00"),  # the night of the change of clocks, before a weekend
        ("CH", "Europe/Zurich", "2025-03-29T12:00", "2025-03-31T09:00"),
        ("CH", "Europe/Zurich", "2025-10-25T12:00", "2025-10-27T09:00"),
    ],
)
def test_a_letter_waits_for_the_next_working_hour_where_its_reader_is(country: str, zone: str, made: str, due: str) -> None:
    assert hours(country, zone).due_at(USUAL, at(made, zone)) == at(due, zone)
    assert hours(country, zone).due_at(URGENT, at(made, zone)) == at(due, zone), "urgent is not at night"
    assert hours(country, zone).due_at(SAFETY, at(made, zone)) == at(made, zone), "a danger does not wait for the morning"


def test_a_change_of_the_clocks_moves_the_morning() -> None:
    zurich = hours("CH", "Europe/Zurich")
    assert zurich.next_open(at("2025-03-28T19:00")) == at("2025-03-31T07:00"), "summer time began on the 30th"
    assert zurich.next_open(at("2025-03-27T19:00")) == at("2025-03-28T08:00")


def test_an_hour_that_the_clocks_skip_or_repeat_is_no_trap() -> None:
    early = hours("", "Europe/Zurich", first=2, last=3)
    # 02:00 does not exist on 30 March 2025 (a Sunday is given as a working day)
    worked = Hours(early.zone, Calendar.of_names("CH", [], [], ["2025-03-30", "2025-10-26"]), 2, 3)
    skipped = worked.next_open(at("2025-03-29T12:00"))
    assert skipped == at("2025-03-30T01:00")
    assert worked.next_open(at("2025-10-25T12:00")) == at("2025-10-26T00:00"), "the first of two"


@pytest.mark.parametrize(
    ("rhythm", "country", "zone", "made", "due"),
    [
        ("daily", "KZ", "Asia/Almaty", "2025-09-16T10:30", "2025-09-17T09:00"),
        ("daily", "KZ", "Asia/Almaty", "2025-09-16T08:59", "2025-09-16T09:00"),
        ("daily", "KZ", "Asia/Almaty", "2025-09-19T10:30", "2025-09-22T09:00"),
        ("weekly", "KZ", "Asia/Almaty", "2025-09-16T10:30", "2025-09-22T09:00"),
        ("weekly", "KZ", "Asia/Almaty", "2025-03-19T10:30", "2025-03-26T09:00"),  # Monday and Tuesday are Nowruz
        ("weekly", "IR", "Asia/Tehran", "2025-09-16T10:30", "2025-09-20T09:00"),  # the week begins on Saturday
    ],
)
def test_gathered_letters_wait_for_the_day_or_the_week(rhythm: str, country: str, zone: str, made: str, due: str) -> None:
    gathered = hours(country, zone, rhythm=rhythm)
    assert gathered.due_at(USUAL, at(made, zone)) == at(due, zone)
    by_itself = hours(country, zone).next_open(at(made, zone))
    assert gathered.due_at(URGENT, at(made, zone)) == by_itself, "urgent ones are not gathered"


def test_the_zone_is_ones_own_else_of_the_capital_else_of_the_seat(sco: Period) -> None:
    assert hours_of(account_of("KZ")).zone.key == "Asia/Almaty"
    assert hours_of(account_of("UZ", time_zone="Europe/Paris")).zone.key == "Europe/Paris"
    staff = hours_of(account_of(role=Role.OFFICER))
    assert (staff.zone.key, staff.calendar.country) == ("Asia/Shanghai", "CN")


def chosen(account: Account, **more: object) -> None:
    wanted = {"language": "ru", "time_zone": "", "hours_from": 9, "hours_to": 18, "rhythm": "at once", "now": NOON}
    choose_hours(account=account, **{**wanted, **more})  # type: ignore[arg-type]  # each is of its kind


def test_who_chooses_other_hours_gets_the_waiting_letters_at_them(sco: Period) -> None:
    account = account_of("KZ")
    write_notice(account=account, key="k", subject=Trilingual("Тема"), body=Trilingual("Текст"), said={}, now=NOON)
    assert Notice.objects.get().due_at == at("2025-09-16T06:00"), "11:00 in Astana"
    chosen(account, language="zh", hours_from=14, time_zone="Asia/Tokyo")
    assert Notice.objects.get().due_at == at("2025-09-16T06:00"), "15:00 in Tokyo"
    chosen(account, hours_from=16, time_zone="Asia/Tokyo", rhythm="daily")
    assert Notice.objects.get().due_at == at("2025-09-16T07:00")
    last, before = history_of(f"person:{account.person.name}")[:2]
    assert (last.verb, last.after) == ("hours chosen", {"language": "ru", "hours_from": 16, "rhythm": "daily"})
    assert before.after == {"language": "zh", "hours_from": 14, "time_zone": "Asia/Tokyo"}
    chosen(account, hours_from=16, time_zone="Asia/Tokyo", rhythm="daily")
    assert history_of(f"person:{account.person.name}")[0].pk == last.pk, "nothing changed, nothing told"
    assert first_broken() is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc/passwd"},
        {"hours_from": 18, "hours_to": 9},
        {"hours_to": 25},
        {"hours_from": -1},
        {"rhythm": "never"},
        {"language": "fr"},
    ],
)
def test_hours_that_cannot_be_are_refused(sco: Period, wrong: dict[str, object]) -> None:
    account = account_of("KZ")
    with pytest.raises(Refused):
        chosen(account, **wrong)
    account.refresh_from_db()
    assert (account.time_zone, account.hours_from, account.hours_to, account.rhythm) == ("", 9, 18, "at once")
