"""How events are told, on facts made by hand."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from svod.compose.year import CityFacts, Name
from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual
from tests.compose.facts import NORTHLAND, PORT, name, session, text, year

FORUM = {
    "kind": "forum",
    "ordinal": None,
    "chair": None,
    "bodies": (),
    "title": name("Форум портов", "Port Forum", "港口论坛", "masc", gent="Форума портов", loct="Форуме портов"),
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "2–3 апреля 2024 года в Приморске под председательством эстляндской стороны состоялось "
            "девятое заседание Группы по портам.",
        ),
        (
            "en",
            "On 2–3 April 2024, the ninth session of the Group on Ports was held in Primorsk "
            "under the chairmanship of Northland.",
        ),
        ("zh", "2024年4月2日至3日，港口工作组第九次会议在滨海举行，由北方主持。"),
    ],
)
def test_a_session_is_told_with_its_number_dates_place_and_chair(language: str, words: str) -> None:
    assert words in text(language, year(session()))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Заседание Группы по портам в отчетный период не состоялось по техническим причинам."),
        ("en", "not held in the reporting period for technical reasons."),
        ("zh", "由于技术原因，报告期内未举行港口工作组会议。"),
    ],
)
def test_a_session_that_was_not_held_is_told_with_its_reason(language: str, words: str) -> None:
    reason = Trilingual("техническими причинами", "technical reasons", "技术原因")
    event = session(status="not_held", ordinal=None, dates=None, cities=(), chair=None, reason=reason)
    assert words in text(language, year(event))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "В 2025 году запланировано проведение в Приморске девятого заседания Группы по портам."),
        ("en", "The ninth session of the Group on Ports is planned in Primorsk for 2025."),
        ("zh", "计划于2025年在滨海举行港口工作组第九次会议。"),
    ],
)
def test_a_session_that_is_planned_is_not_told_as_held(language: str, words: str) -> None:
    title = name(
        "заседание Группы по портам", "session of the Group on Ports", "港口工作组会议", gent="заседания Группы по портам"
    )
    event = session(status="planned", chair=None, title=title, dates=DateRange.parse("2025"))
    assert words in text(language, year(event))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "4 июля 2024 года – в режиме видеоконференции"),
        ("en", "by videoconference on 4 July 2024"),
        ("zh", "2024年7月4日以视频方式举行"),
    ],
)
def test_sessions_of_one_body_are_told_together(language: str, words: str) -> None:
    several = [
        session("one", group="g"),
        session("two", group="g", dates=DateRange.parse("2024-07-04"), cities=(), format="online"),
        session("three", group="g", dates=DateRange.parse("2024-08-05"), format="hybrid"),
    ]
    told = text(language, year(*several))
    assert words in told
    assert told.count({"ru": "Групп", "en": "Group on Ports", "zh": "港口工作组"}[language]) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Там же"), ("en", "also in Primorsk"), ("zh", "同期")],
)
def test_the_same_days_and_place_are_not_said_twice(language: str, words: str) -> None:
    told = text(language, year(session("a", **FORUM), session("b", **FORUM)))
    assert words.lower() in told.lower()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "В те же дни в рамках Форума состоялась основная сессия."),
        ("en", "As part of the forum, the main session was held."),
        ("zh", "论坛框架下举行了主会议。"),
    ],
)
def test_a_part_is_told_within_the_whole_and_does_not_repeat_its_name(language: str, words: str) -> None:
    whole = session("forum", **FORUM)
    title = name("основная сессия Форума портов", "main session of the Port Forum", "港口论坛主会议", "femn")
    part = session("part", kind="other", parent="forum", title=title, ordinal=None, chair=None, bodies=())
    assert words in text(language, year(whole, part))


def test_openings_of_neighbouring_events_differ() -> None:
    months = ["2024-01-10", "2024-02-11", "2024-03-12", "2024-04-13", "2024-05-14", "2024-06-15"]
    events = [session(f"s{i}", ordinal=i + 1, dates=DateRange.parse(month)) for i, month in enumerate(months)]
    told = [line for line in text("ru", year(*events)).split("\n") if "заседание Группы" in line]
    openings = ["date" if line[0].isdigit() and " 2024 года" in line[:22] else line.split()[0] for line in told]
    assert len(told) == len(events)
    assert all(one != other for one, other in itertools.pairwise(openings))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "В отчетный период под председательством эстляндской стороны проведена 21 встреча Группы по портам."),
        ("en", "In the reporting period, 21 meetings of the Group on Ports were held under the chairmanship of Northland."),
        ("zh", "报告期内，共举行二十一次港口工作组会晤，由北方主持。"),
    ],
)
def test_sessions_with_nothing_to_tell_them_apart_are_one_sentence_that_counts_them(language: str, words: str) -> None:
    title = name("встреча Группы по портам", "meeting of the Group on Ports", "港口工作组会晤", "femn")
    many = (session(f"s{n}", title=title, ordinal=None, dates=None, cities=()) for n in range(21))
    assert words in text(language, year(*many))


def test_a_session_with_something_of_its_own_to_say_keeps_its_own_sentence() -> None:
    plain = [session(f"s{n}", ordinal=None, dates=DateRange.parse(f"2024-0{n}-11")) for n in (1, 2, 3)]
    own = session("own", ordinal=None, dates=DateRange.parse("2024-05-11"), about=Trilingual("Принят устав.", "x.", "x。"))
    told = text("ru", year(*plain, own))
    assert "11 января, 11 февраля и 11 марта 2024 года в Приморске под председательством" in told
    assert "11 мая 2024 года в Приморске" in told.replace("Заседание Группы по портам прошло ", "")


STANDING = [
    ("planned", "2025-01-29", "2025-02-03", "An expert meeting is planned in Primorsk for 29 January – 3 February 2025."),
    ("planned", None, None, "An expert meeting is planned to be held in Primorsk."),
    ("ongoing", "2024-01", "2024-12", "2024年1月至12月，正在滨海举办专家会议。"),
    ("cancelled", "2024-05-02", None, "专家会议已取消。"),
    ("proposed", None, None, "北方建议在滨海举行专家会议。"),
]


@pytest.mark.parametrize(("status", "start", "end", "words"), STANDING)
def test_what_is_not_yet_or_no_more_is_said_as_it_stands(status: str, start: str | None, end: str | None, words: str) -> None:
    session_of = session(
        status=status,
        title=name("совещание экспертов", "expert meeting", "专家会议"),
        kind="expert_meeting",
        ordinal=None,
        dates=DateRange.parse(start, end) if start else None,
        chair=None,
        bodies=(),
    )
    if status == "proposed":
        session_of = replace(session_of, initiator=NORTHLAND)
    assert words in text("en" if words.isascii() or "–" in words else "zh", year(session_of))


def test_an_english_title_has_its_own_number() -> None:
    swimming = {**FORUM, "kind": "other", "title": name("соревнования", "swimming competition", "游泳比赛", "plur")}
    days = {**FORUM, "title": name("Дни культуры", "Days of Culture", "文化日", "plur"), "ordinal": 23}
    told = text("en", year(session("swim", **swimming), session("days", **days)))
    assert "swimming competition was held" in told
    assert "в Приморске прошли 23-и Дни культуры." in text("ru", year(session("days", **days)))


def test_an_event_across_the_year_in_two_cities_with_a_chair_from_abroad_is_told_in_full() -> None:
    bay = CityFacts("bay", Name(Trilingual("Франкония", "Franconia", "法兰"), {"loct": "Франконии"}), "XS")
    event = session(**{**FORUM, "dates": DateRange.parse("2023-12-30", "2024-01-02"), "cities": (PORT, bay), "chair": NORTHLAND})
    assert (
        "Форум портов прошел с 30 декабря 2023 года по 2 января 2024 года в Приморске и Франконии "
        "под председательством эстляндской стороны."
    ) in text("ru", year(session("first"), event))
