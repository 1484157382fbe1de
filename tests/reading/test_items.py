"""Lists of sessions under a heading, and sessions told by the verb or by their host, in texts of our own."""

from __future__ import annotations

from datetime import date

from svod.reading.read import read_text


def told(text: str) -> list[tuple[int | None, str | None, str, str | None]]:
    """Number, body, first day and city of every event."""
    events = read_text(text, dated=date(2021, 11, 20)).events
    return [(e.ordinal, e.body, str(e.dates[0].start) if e.dates else "-", e.place.city) for e in events]


def test_the_heading_over_a_list_names_the_body_and_an_item_without_a_noun_is_the_next_session() -> None:
    text = (
        "I. Рабочая группа по тарифам\n\n1) 30-е заседание – 12.03.2021, Ош;\n2) тридцать первое – 12–14.05.2021, дистанционно."
    )
    assert told(text) == [
        (30, "Рабочая группа по тарифам", "2021-03-12", "Ош"),
        (31, "Рабочая группа по тарифам", "2021-05-12", None),
    ]


def test_a_city_that_receives_a_session_is_where_it_is() -> None:
    assert told("Седьмую сессию Совета по тарифам принимал в мае Брест.") == [(7, "Совет по тарифам", "2021-05", "Брест")]


def test_a_body_that_gathered_twice_is_told_twice() -> None:
    text = "Секретарь отметил, что рабочая группа по тарифам дважды собиралась: 14 марта – в Оше, 20 мая – в г. Нарыне."
    assert [(day, city) for _, _, day, city in told(text)] == [("2021-03-14", "Ош"), ("2021-05-20", "Нарын")]


def test_people_of_an_office_may_meet_without_a_body_and_forces_are_not_people() -> None:
    assert told("9 октября 2021 года эксперты встретились в Бресте.") == [(None, None, "2021-10-09", "Брест")]
    assert told("Стороны собрались с силами и 9 октября 2021 года продолжили работу в Бресте.") == []


def test_the_chair_named_after_a_semicolon_is_of_the_session_before_it() -> None:
    (forum,) = read_text("12 июня 2021 года в Оше прошёл Форум портов; председательство осуществляла армянская сторона.").events
    assert forum.chair == "AM"


def test_the_head_of_minutes_tells_day_place_and_format_in_lines_of_their_own() -> None:
    russian = (
        "ПРОТОКОЛ пятого заседания Рабочей группы по тарифам\nДата: 3–4 марта 2020 г.\nМесто: г. Ош\nФормат: очный\n"
        "Председательствовал: Дулам А. (Монголия).\n\n1. Стороны обменялись мнениями."
    )
    english = (
        "Summary record of the 31st session of the Bristle River Commission\nDate: 4-5 June 2019\nVenue: Osh, Kyrgyzstan\n"
        "Mode: hybrid\nChair: Ms. A. Dulam (Mongolia)\n\n1. The minutes were approved."
    )
    for text, number, start, form in ((russian, 5, "2020-03-03", "in_person"), (english, 31, "2019-06-04", "hybrid")):
        (event,) = read_text(text, dated=date(2020, 3, 4)).events
        assert (event.ordinal, event.place.country, str(event.dates[0].start), event.format) == (number, "KG", start, form)
        assert event.chair == "MN"
