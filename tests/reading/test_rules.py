"""Rules of the genre that reach over more than one phrase: short forms, lists, series, references, relative clauses."""

from __future__ import annotations

from datetime import date

from svod.kernel.vocabulary import EventStatus
from svod.reading import read_text
from svod.reading.shapes import Event, Reading


def read(text: str) -> Reading:
    return read_text(text, dated=date(2021, 12, 1))


def days(event: Event) -> list[tuple[str, str]]:
    return [(str(d.start), str(d.end)) for d in event.dates]


def test_a_short_form_in_words_means_its_body_from_then_on() -> None:
    reading = read(
        "3 марта 2021 г. прошло пятое заседание Рабочей группы по тарифам (Рабочая группа) Морского союза. "
        "5 мая 2021 г. прошло шестое заседание Рабочей группы."
    )
    assert {event.body for event in reading.events} == {"Рабочая группа по тарифам Морского союза"}
    assert "Рабочая группа" not in {body.name for body in reading.bodies}


def test_a_body_ends_before_what_it_reports_about_and_before_another_body() -> None:
    names = {
        body.name
        for body in read("Исполком Морского союза и МАГАТЭ обсудили доклад Исполкома Морского союза о работе портов.").bodies
    }
    assert "Исполком Морского союза" in names
    assert not any(("МАГАТЭ" in name and "Исполком" in name) or " о " in name for name in names)


def test_the_days_of_a_relative_clause_stay_with_the_event_it_tells_of() -> None:
    forum, talks = read(
        "В рамках Форума речных портов, который прошёл 18-20 мая 2021 г. в г. Атырау, Секретариат провёл переговоры с портами."
    ).events
    assert days(forum) == [("2021-05-18", "2021-05-20")]
    assert days(talks) == []


def test_several_sessions_of_one_name_are_told_apart() -> None:
    events = read("Состоялись 7-е (3 марта, г. Ош) и 8-е (4 июня, г. Баку) заседания Совета портов (2021 год).").events
    assert [(e.ordinal, days(e)[0][0], e.place.city) for e in events] == [(7, "2021-03-03", "Ош"), (8, "2021-06-04", "Баку")]


def test_what_is_said_over_a_list_holds_for_its_items() -> None:
    events = read(
        "Предложения сторон:\n\n– провести семинар «Сети» в марте 2022 года в г. Оше;\n– провести форум «Свет» в мае 2022 года."
    ).events
    assert [(e.theme, e.status) for e in events] == [("Сети", EventStatus.PROPOSED), ("Свет", EventStatus.PROPOSED)]


def test_a_document_takes_the_day_of_the_session_referred_to_by_its_number() -> None:
    reading = read(
        "7-е заседание Совета портов состоялось 3 марта 2021 г. 8-е заседание Совета портов состоялось 4 июня 2021 г.\n\n"
        "На 7-м заседании принята Концепция развития портов."
    )
    assert [document.date for document in reading.documents] == ["2021-03-03"]


def test_a_planned_meeting_that_was_not_held_is_one_event_with_its_reason() -> None:
    (event,) = read(
        "На 5 мая 2021 г. планировалось совещание экспертов по ценам. Совещание не состоялось по причине отсутствия средств."
    ).events
    assert (event.status, event.reason) == (EventStatus.NOT_HELD, "отсутствия средств")


def test_an_english_text_is_read_with_its_places_in_the_text() -> None:
    text = "The 4th Session of the Council for Sea Ports was held in Baku on 3-4 March 2021 under the chairmanship of Georgia."
    (event,) = read(text).events
    assert (event.ordinal, event.body, event.chair, event.place.city) == (4, "Council for Sea Ports", "GE", "Baku")
    (span,) = event.evidence["dates"]
    assert text[span.start : span.end] == "3-4 March 2021"


def test_plain_english_prose_tells_no_events() -> None:
    assert (
        read(
            "Our group met friends in Paris. The plan of the house was approved. The forum software was updated on 3 May 2021."
        ).events
        == ()
    )


def test_a_line_of_a_chronicle_gives_its_day_and_city_to_the_event_after_it() -> None:
    (event,) = read("12.04.2021 — Бишкек. Семинар «Умный полив» собрал 40 фермеров.").events
    assert (days(event), event.place.city) == ([("2021-04-12", "2021-04-12")], "Бишкек")


def test_the_heading_of_a_schedule_gives_its_year_to_the_days_below() -> None:
    (seminar,) = read("ПЛАН\nвстреч на 2022 год\n\n1. Семинар по лоциям – 4–5 марта, г. Баку.").events
    assert (days(seminar), seminar.status) == ([("2022-03-04", "2022-03-05")], EventStatus.PLANNED)


def test_the_end_of_a_validity_gives_no_year_to_the_days_after_it() -> None:
    reading = read(
        "Соглашение рассчитано на период с 1 января 2022 г. по 31 декабря 2025 г. 7 июня в Оше прошёл семинар по лоциям."
    )
    assert days(reading.events[0]) == [("2021-06-07", "2021-06-07")]


def test_the_present_year_in_words_gives_its_year_to_the_days_after_it() -> None:
    text = "14 мая 2020 г. в Баку прошла выставка карт. В июне нынешнего года в Оше прошёл форум лоцманов. " + (
        "8 июля в Баку прошёл семинар по лоциям."
    )
    assert [days(event)[0][0] for event in read(text).events] == ["2020-05-14", "2021-06", "2021-07-08"]


def test_the_day_a_convention_was_signed_in_a_city_is_no_day_of_an_event() -> None:
    text = "Отмечая Конвенцию, подписанную в Баку 4 ноября 2003 года, и проведение Фестиваля лодок (Ош, 7 мая 2021 г.), …"
    assert days(read(text).events[0]) == [("2021-05-07", "2021-05-07")]


def test_a_chair_told_in_a_paragraph_of_its_own_belongs_to_the_session_held() -> None:
    text = "5 мая 2021 г. в Баку прошла Конференция портов.\n\nПредседательствовал на Конференции глава делегации Армении."
    assert [event.chair for event in read(text).events] == ["AM"]


def test_a_session_named_again_by_its_number_is_the_one_dated_above() -> None:
    text = "В Баку 5 мая 2021 г. прошла IX Морская конференция портов.\n\nIX Морская конференция проведена в смешанном формате."
    (event,) = read(text).events
    assert (event.ordinal, str(event.format)) == (9, "hybrid")


def test_a_shortened_year_ends_no_next_step() -> None:
    text = "Поручено до 1 октября 2022 г. подготовить обзор портов. Намечено провести сверку в июне 2023 г."
    steps = read(text).followups
    assert [step.span.of(text) for step in steps] == [
        "Поручено до 1 октября 2022 г. подготовить обзор портов",
        "Намечено провести сверку в июне 2023 г.",
    ]
