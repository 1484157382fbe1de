"""What happens without being held is read too: a year declared, a mechanism launched, a summit called by its city."""

from __future__ import annotations

from datetime import date

import pytest

from svod.kernel.vocabulary import EventKind, EventStatus
from svod.reading import read_text


@pytest.mark.parametrize(
    "text",
    [
        "2022 год по решению глав государств был объявлен Годом молодежи. В этой связи прошли акции.",
        "Главы государств объявили 2022 год Годом молодежи, поручив составить программу.",
    ],
)
def test_a_year_declared_is_an_event_of_that_year(text: str) -> None:
    (event,) = [event for event in read_text(text, dated=date(2022, 9, 1)).events if event.title.startswith("Год")]
    assert (event.title, str(event.dates[0]), event.status) == ("Год молодежи", "2022", EventStatus.ONGOING)
    assert event.evidence["dates"][0].of(text) == "2022 год"


def test_a_declared_year_that_is_over_was_held() -> None:
    (event,) = read_text("2020 год был объявлен Годом туризма.", dated=date(2022, 9, 1)).events
    assert event.status is EventStatus.HELD


def test_a_launched_mechanism_is_an_event_with_the_date_of_its_sentence() -> None:
    text = "В 2021 г. в целях развития связей запущен новый постоянно действующий механизм – Рабочая группа по логистике."
    (event,) = read_text(text).events
    assert (event.kind, str(event.dates[0]), event.body) == (EventKind.LAUNCH, "2021", "Рабочая группа по логистике")


def test_a_city_made_a_capital_for_a_time_is_an_event_of_those_years_there() -> None:
    (event,) = read_text("Ош объявлен молодежной столицей СНГ 2023 года.", dated=date(2024, 6, 1)).events
    assert (event.title, str(event.dates[0]), event.place and event.place.city) == ("Ош – молодежная столица СНГ", "2023", "Ош")
    assert event.status is EventStatus.HELD


def test_a_capital_stands_beside_the_event_that_opened_it() -> None:
    text = "15 мая 2024 г. в г. Оше открыты мероприятия, посвященные проекту «Казань – культурная столица СНГ в 2024–2025 гг.»."
    opened, project = read_text(text, dated=date(2024, 6, 1)).events
    assert (str(opened.dates[0]), opened.place and opened.place.city) == ("2024-05-15", "Ош")
    assert (str(project.dates[0]), project.place and project.place.city) == ("2024/2025", "Казань")
    assert (project.title, project.status) == (
        "проект «Казань – культурная столица СНГ в 2024–2025 гг.»",
        EventStatus.ONGOING,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Казань – столица Татарстана. В 2022 году там открыт музей.",
        "Запущен новый механизм – кнопка вызова.",
        "Механизм объявления торгов описан в положении 2022 года.",
        "2022 год был урожайным, объявленные цели достигнуты.",
        "Московский саммит обсуждался в печати.",
    ],
)
def test_nothing_is_declared_where_nothing_is(text: str) -> None:
    assert read_text(text).events == ()


def test_a_summit_called_by_its_city_is_the_session_told_there() -> None:
    text = """1. Сотрудничество в торговле

15 сентября 2022 г. в г. Самарканде состоялось заседание Совета глав государств ОРС.

2. Сотрудничество с партнерами

По итогам Самаркандского саммита принята Дорожная карта по развитию торговли.
"""
    told, named = read_text(text).events
    assert (named.same_as or told.same_as) in {told.id, named.id}
    assert (named.area, str(named.dates[0]), named.place.city) == (2, "2022-09-15", "Самарканд")
