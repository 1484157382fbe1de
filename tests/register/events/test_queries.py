"""Events are found by what an officer asks: period, area, body, state, format, month, words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from svod.register.documents.queries import documents_by_stage, documents_of_period
from svod.register.events.models import Event
from svod.register.events.queries import count_by, count_by_area, count_by_month, events_matching, events_of_period
from svod.register.sources.models import Period


def test_a_period_holds_planned_undated_and_background_events_too(sco: Period) -> None:
    events = events_of_period(sco.first, sco.last)
    assert events.count() == 93
    assert events.filter(starts_on=None).exists()
    assert events.filter(is_background=True).exists()


def test_another_period_holds_none_of_them(sco: Period) -> None:
    assert not events_of_period(date(2019, 1, 1), date(2019, 12, 31)).exists()
    assert not documents_of_period(date(2019, 1, 1), date(2019, 12, 31)).exists()


@pytest.mark.parametrize(
    "asked",
    [{"area": "trade"}, {"body": "mtm"}, {"state": "PK"}, {"format": "online"}, {"month": "2024-09"}, {"status": "not_held"}],
)
def test_a_filter_narrows_and_finds(sco: Period, asked: dict[str, Any]) -> None:
    found = events_matching(first=sco.first, last=sco.last, **asked)
    assert 0 < found.count() < 93


def test_a_month_finds_a_range_that_only_touches_it(sco: Period) -> None:
    Event.objects.filter(code="mtm-23").update(starts_on=date(2024, 8, 30), ends_on=date(2024, 9, 2))
    for month in ("2024-08", "2024-09"):
        assert "mtm-23" in {event.code for event in events_matching(month=month)}


def test_words_are_found_in_any_case_and_language(sco: Period) -> None:
    for words in ("стартап", "СТАРТАП форум", "startup forum"):
        assert "startup-forum-4" in {event.code for event in events_matching(search=words)}, words


def test_every_event_is_counted_in_one_area(sco: Period) -> None:
    counted = count_by_area(events_of_period(sco.first, sco.last))
    assert sum(counted.values()) == 93
    assert list(counted)[-1] == "partners" or "" in counted


def test_counts_by_status_add_up(sco: Period) -> None:
    assert sum(count_by(events_of_period(sco.first, sco.last), "status").values()) == 93


def test_months_leave_out_what_is_known_to_the_year_only(sco: Period) -> None:
    months = count_by_month(events_of_period(sco.first, sco.last))
    assert list(months) == sorted(months)
    assert sum(months.values()) < 93


def test_a_month_counts_what_is_found_in_it_an_event_over_two_months_in_both(sco: Period) -> None:
    days = {"first": sco.first, "last": sco.last}
    for month, count in count_by_month(events_of_period(**days)).items():
        assert events_matching(**days, month=month).count() == count, month
    over_two = {event.code for event in events_matching(**days) if str(event.dates) == "2023-11-30/2023-12-01"}
    assert over_two
    assert all(over_two <= {event.code for event in events_matching(**days, month=month)} for month in ("2023-11", "2023-12"))


def test_documents_stand_by_stage_in_the_order_of_the_stages(sco: Period) -> None:
    stages = documents_by_stage(sco.first, sco.last)
    assert sum(map(len, stages.values())) == 61


def test_a_list_of_events_costs_a_handful_of_queries(sco: Period, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        for event in events_matching(first=sco.first, last=sco.last):
            _ = [b.body.name for b in event.event_bodies.all()], [c.city.name for c in event.event_cities.all()], event.chair
