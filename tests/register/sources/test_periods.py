"""Reporting periods: made by the editor alone, sharing no day; which of them the pages show."""

from __future__ import annotations

from datetime import date

import pytest

from svod.kernel.refusal import Refused
from svod.register.areas.models import Area
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken, history_of
from svod.register.rights import Actor, Forbidden, Grant, Role
from svod.register.sources.changes import make_period
from svod.register.sources.models import Period
from svod.register.sources.queries import collected_period, latest_period, next_period, period_before
from svod.register.states.models import State
from svod.register.submissions.requests import open_period

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
FIRST, LAST = date(2024, 11, 1), date(2025, 10, 31)


def test_the_period_that_follows_is_as_long_in_whole_months(sco: Period) -> None:
    assert next_period() == ("2024-2025", FIRST, LAST)
    make_period(code="short", first=FIRST, last=date(2024, 12, 31), by=EDITOR)
    assert next_period() == ("2025", date(2025, 1, 1), date(2025, 2, 28))


def test_making_a_period_stands_in_the_journal(sco: Period) -> None:
    made = make_period(code="2024-2025", first=FIRST, last=LAST, by=EDITOR)
    row = history_of("period:2024-2025").get()
    assert (row.verb, row.by, row.after) == ("created", "Е. Редактор", {"first": "2024-11-01", "last": "2025-10-31"})
    assert period_before(made) == sco
    assert period_before(sco) is None
    assert first_broken() is None


@pytest.mark.parametrize(
    ("code", "first", "last", "why"),
    [
        ("2024-2025", date(2024, 10, 31), LAST, "share no day"),
        ("inside", date(2024, 1, 1), date(2024, 3, 1), "share no day"),
        ("around", date(2023, 10, 1), date(2024, 11, 30), "share no day"),
        ("2023-2024", FIRST, LAST, "no code"),
        ("2024-2025", LAST, FIRST, "the last day after the first"),
        ("2024-2025", FIRST, FIRST, "four weeks"),
        ("2024-2025", FIRST, date(2027, 1, 1), "two years"),
        ("", FIRST, LAST, "cannot be the code"),
        ("2024/2025", FIRST, LAST, "cannot be the code"),
        ("Период", FIRST, LAST, "cannot be the code"),
        ("x" * 41, FIRST, LAST, "cannot be the code"),
    ],
)
def test_a_period_that_overlaps_or_makes_no_sense_is_refused(sco: Period, code: str, first: date, last: date, why: str) -> None:
    with pytest.raises(Refused) as refused:
        make_period(code=code, first=first, last=last, by=EDITOR)
    assert why in refused.value.words.en
    assert Period.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EDITOR])
def test_only_the_editor_makes_a_period(sco: Period, role: Role) -> None:
    with pytest.raises(Forbidden):
        make_period(code="2024-2025", first=FIRST, last=LAST, by=Actor("x", (Grant(role, "KZ"),), 2))


def test_the_pages_go_over_to_a_new_period_when_something_of_it_is_told(sco: Period) -> None:
    made = make_period(code="2024-2025", first=FIRST, last=LAST, by=EDITOR)
    assert latest_period() == sco
    planned = Event.objects.create(code="planned", title_ru="Форум", kind="forum", status="planned", period=made)
    assert latest_period() == sco, "a plan is not yet a year that is told"
    Event.objects.filter(pk=planned.pk).update(status="held")
    assert latest_period() == made


def test_material_is_collected_for_the_newest_period_that_asks(sco: Period) -> None:
    made = make_period(code="2024-2025", first=FIRST, last=LAST, by=EDITOR)
    assert collected_period() == made
    asked = {"states": State.objects.filter(code="KZ"), "areas": Area.objects.filter(code="trade"), "by": EDITOR}
    open_period(period=sco, deadline=date(2025, 1, 1), **asked)
    assert collected_period() == sco
    open_period(period=made, deadline=date(2026, 1, 1), **asked)
    assert collected_period() == made
