"""The working days of states: their weekends, their holidays, the days that a decree moves."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from svod.cli.packs import pack_folder
from svod.kernel.refusal import Refused
from svod.register.packs import rows
from svod.register.sources.models import Period
from svod.register.sources.queries import seat
from svod.register.states import calendar as calendars
from svod.register.states.calendar import Calendar
from svod.register.states.models import State
from svod.register.states.queries import members_on


@pytest.mark.parametrize(
    ("country", "day", "is_working"),
    [
        ("KZ", "2025-03-21", False),  # Nowruz
        ("CN", "2025-03-21", True),
        ("KZ", "2025-03-24", False),  # a part of Nowruz that fell on a weekend is made up for
        ("CN", "2026-02-14", True),  # a Saturday before the Spring Festival that is worked
        ("CN", "2026-02-17", False),  # the Spring Festival
        ("CN", "2025-01-26", True),  # a Sunday that is worked
        ("RU", "2025-11-01", True),  # a Saturday that is worked for Monday 3 November
        ("RU", "2025-11-03", False),
        ("IR", "2025-09-12", False),  # a Friday
        ("IR", "2025-09-13", True),  # a Saturday
        ("RU", "2025-09-12", True),
        ("IN", "2026-01-26", False),  # Republic Day
        ("IN", "2025-10-02", False),  # Gandhi's birthday
        ("PK", "2025-08-14", False),  # Independence Day
        ("BY", "2025-07-03", False),
        ("UZ", "2025-09-01", False),
        ("TJ", "2025-09-09", False),
        ("KG", "2025-08-31", False),
        ("", "2025-09-12", True),  # a state that nobody told of: Monday to Friday
        ("", "2025-09-13", False),
    ],
)
def test_a_state_works_by_its_own_calendar(country: str, day: str, is_working: bool) -> None:
    assert Calendar(country).is_working_day(date.fromisoformat(day)) is is_working


@pytest.mark.parametrize(
    ("country", "first", "last", "days"),
    [
        ("", "2026-03-06", "2026-03-09", 1),
        ("", "2026-03-09", "2026-03-20", 9),
        ("", "2026-03-23", "2026-03-20", -1),
        ("KZ", "2025-03-19", "2025-03-26", 2),  # of five, three are Nowruz
        ("CN", "2025-03-19", "2025-03-26", 5),
        ("CN", "2025-01-24", "2025-01-27", 2),  # Sunday the 26th is worked
        ("IR", "2025-09-11", "2025-09-14", 2),  # Saturday and Sunday, without Friday
    ],
)
def test_working_days_are_counted_after_the_first_day_up_to_the_last(country: str, first: str, last: str, days: int) -> None:
    assert Calendar(country).working_days_between(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_what_the_pack_says_outweighs_the_package() -> None:
    mine = Calendar.of_names("KZ", ["friday"], ["2025-09-15"], ["2025-03-21"])
    assert not mine.is_working_day(date(2025, 9, 12)), "Friday is the weekend here"
    assert mine.is_working_day(date(2025, 9, 13)), "and Saturday is not"
    assert not mine.is_working_day(date(2025, 9, 15)), "a day off by decree"
    assert mine.is_working_day(date(2025, 3, 21)), "worked, though a holiday and a Friday"


@pytest.mark.parametrize(
    ("country", "day", "begins"),
    [
        ("RU", "2025-09-15", True),
        ("RU", "2025-09-16", False),
        ("IR", "2025-09-13", True),
        ("IR", "2025-09-15", False),
        ("KZ", "2025-03-26", True),  # Monday and Tuesday were Nowruz
        ("RU", "2025-06-16", True),
        ("CN", "2025-05-06", True),  # a Tuesday after a holiday
    ],
)
def test_a_week_begins_with_its_first_working_day(country: str, day: str, begins: bool) -> None:
    assert Calendar(country).begins_a_week(date.fromisoformat(day)) is begins


def test_a_calendar_without_a_working_day_does_not_hold_anybody_up() -> None:
    day = date(2026, 1, 1)
    everything = frozenset(day + timedelta(days=n) for n in range(-100, 100))
    assert Calendar("KZ", off=everything).working_day_until(day) == day


@pytest.mark.parametrize("country", ["RU", "CN", "KZ", "KG", "UZ", "IN", "PK", "BY", "IR", "TJ", "LK", "KH", "EG", "ZZ", ""])
@pytest.mark.parametrize("day", ["0001-01-02", "1930-06-02", "2099-03-20", "2150-05-05", "9999-12-31"])
def test_a_day_far_away_has_an_answer_too(country: str, day: str) -> None:
    one = date.fromisoformat(day)
    assert Calendar(country).is_working_day(one) in {True, False}
    assert one - Calendar(country).working_day_until(one) < timedelta(days=30)


def test_a_year_of_a_country_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = calendars.country_holidays

    def counted(country: str, **more: Any) -> Any:
        asked.append(country)
        return real(country, **more)

    monkeypatch.setattr(calendars, "country_holidays", counted)
    calendars._year.cache_clear()
    for country in ("KZ", "CN", "RU"):
        for _ in range(130):
            Calendar(country).working_days_between(date(2026, 2, 2), date(2026, 3, 2))
    assert sorted(asked) == ["CN", "KZ", "RU"]


def test_every_member_has_holidays_and_a_zone_and_the_secretariat_works_by_that_of_beijing(sco: Period) -> None:
    for state in members_on(sco.last):
        assert state.time_zone, state.code
        year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
        free = [day for day in year if not state.calendar.is_working_day(day) and not state.calendar.is_weekend(day)]
        assert len(free) >= 6, f"{state.code}: weekdays on which nobody works"
    own = seat()
    assert own is not None
    assert (own.code, own.time_zone) == ("CN", "Asia/Shanghai")


def test_every_state_of_the_pack_has_a_zone(sco: Period) -> None:
    assert list(State.objects.filter(time_zone="").values_list("code", flat=True)) == []
    told = yaml.safe_load((pack_folder("sco") / "calendar.yaml").read_text(encoding="utf-8"))
    assert {row["code"] for row in told} == set(State.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    "row", [{"time_zone": "Asia/Atlantis"}, {"weekend": ["caturday"]}, {"off": ["spring"]}, {"worked": ["2026-02-30"]}]
)
def test_a_calendar_that_nobody_understands_is_refused_with_its_state(row: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"calendar.yaml.*KZ"):
        rows.working_days("KZ", row)
