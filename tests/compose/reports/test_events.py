"""How events are told, on facts made by hand."""

from __future__ import annotations

import itertools

import pytest

from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual
from tests.compose.facts import name, session, text, year

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
