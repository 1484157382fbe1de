"""Press releases and summary minutes: days told from the dateline, lengths of events, bodies that met, in texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from svod.reading.read import read_text
from svod.reading.shapes import Event


def told(text: str, dated: date | None = None) -> list[tuple[str, str]]:
    """Days and city of every event."""
    return [(" ".join(f"{d.start}..{d.end}" for d in e.dates), e.place.city or "-") for e in read_text(text, dated=dated).events]


def only(text: str, dated: date | None = None) -> Event:
    (event,) = read_text(text, dated=dated).events
    return event


def test_a_dateline_gives_its_city_and_the_days_of_the_week_count_from_it() -> None:
    release = (
        "OSH, 9 April 2021 - Ministers of nine states closed the third Transport Conference of the Silk League by adopting "
        "the Osh Declaration on Tariffs. The two-day Conference, which opened on Thursday, was chaired by Mongolia."
    )
    event = only(release, date(2021, 4, 9))
    assert (event.ordinal, event.place.city, event.chair) == (3, "Osh", "MN")
    assert [(str(d.start), str(d.end)) for d in event.dates] == [("2021-04-08", "2021-04-09")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The Working Group on Tariffs had met in Brest on 3 March 2020 and in Naryn on 5-6 May 2020.", 2),
        ("Legal experts met twice: in Minsk on 2 June 2020, and online on 9 July 2020.", 2),
        ("The Council on Statistics did not meet, its chairman having retired.", 1),
    ],
)
def test_who_met_and_when_needs_no_noun_of_an_event(text: str, days: int) -> None:
    assert len(told(text)) == days


def test_the_length_of_an_event_gives_its_first_or_its_last_day() -> None:
    assert told("Railway engineers wound up a three-day workshop in Brest on 24 May 2019.") == [
        ("2019-05-22..2019-05-24", "Brest")
    ]
    assert told("24 мая 2019 года в Бресте завершился трёхдневный семинар по габаритам вагонов.") == [
        ("2019-05-22..2019-05-24", "Брест")
    ]


def test_days_of_the_week_are_left_alone_where_the_day_of_the_text_is_not_known() -> None:
    assert told("The seminar on tariffs was held in Brest on Thursday.") == [("", "Brest")]


def test_an_event_moved_from_a_day_to_another_has_the_later_one() -> None:
    assert told("The Committee deferred the Tariff Forum from May 2020 to the third quarter of 2020.") == [
        ("2020-07..2020-09", "-")
    ]
    assert told("Форум портов перенесён с 12 мая на 4 июня 2021 года.") == [("2021-06-04..2021-06-04", "-")]


def test_each_item_of_one_sentence_tells_of_its_own_document() -> None:
    text = (
        "The Committee (a) approved the Work Plan for 2020; (b) took note of the draft Tariff Agreement submitted by Mongolia; "
        "(c) asked the Secretariat to redraft the Protocol on Seals."
    )
    assert [str(d.stage) for d in read_text(text).documents] == ["adopted", "draft", "draft"]


def test_a_year_named_in_passing_does_not_reach_the_next_paragraph_of_a_dated_text() -> None:
    text = "В 2018 году Совет по тарифам не созывался.\n\n14 марта в Бресте прошло пятое заседание Рабочей группы по тарифам."
    assert told(text, date(2021, 11, 20))[-1] == ("2021-03-14..2021-03-14", "Брест")
