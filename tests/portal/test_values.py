"""Values of the register are said in the language of the page: dates, validity, codes, numbers, names of events."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from svod.kernel.dates import DateRange
from svod.portal.ui.names import event_name, links_to
from svod.portal.ui.values import dates_in_words, number_in_words, validity_in_words, value_in_words
from svod.register.events.models import Event
from svod.register.sources.models import Period

TONGUES = ("ru", "en", "zh-hans")


def in_three(say: Any) -> list[str]:
    said = []
    for tongue in TONGUES:
        with override(tongue):
            said.append(say().replace("\N{NO-BREAK SPACE}", "_"))
    return said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-03-18", "2024-03-20", ["18–20_марта 2024_г.", "18–20_March 2024", "2024年3月18日至20日"]),
        (
            "2023-11-30",
            "2023-12-01",
            ["30_ноября – 1_декабря 2023_г.", "30_November – 1_December 2023", "2023年11月30日至12月1日"],
        ),
        ("2024", "2025", ["2024–2025_гг.", "2024–2025", "2024至2025年"]),
        ("2024-02", "2024-02", ["февраль 2024_г.", "February 2024", "2024年2月"]),
    ],
)
def test_a_date_is_said_in_words_and_a_number_is_never_parted_from_its_word(start: str, end: str, said: list[str]) -> None:
    assert in_three(lambda: dates_in_words(DateRange.parse(start, end))) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2021", "2025", ["2021–2025_гг.", "2021–2025", "2021至2025年"]),
        ("", "2030", ["по 2030_год", "until 2030", "至2030年"]),
        ("2024", None, ["начало – 2024_год", "from 2024", "自2024年起"]),
        ("", "", ["", "", ""]),
    ],
)
def test_a_validity_may_lack_either_end(first: str, last: str | None, said: list[str]) -> None:
    assert in_three(lambda: validity_in_words(first, last)) == said


def test_thousands_are_parted_as_the_language_parts_them() -> None:
    assert in_three(lambda: number_in_words(33105)) == ["33_105", "33,105", "33,105"]


@pytest.mark.parametrize(
    ("noun", "field", "value", "said"),
    [
        ("document", "kind", "decision", ["решение", "decision", "决议"]),
        ("event", "kind", "forum", ["форум", "forum", "论坛"]),
        ("document", "date", "2024-10-16", ["16_октября 2024_г.", "16_October 2024", "2024年10月16日"]),
        ("document", "stage", "adopted", ["принято", "adopted", "已通过"]),
        ("event", "dates", ["2024-03-18/2024-03-20"], ["18–20_марта 2024_г.", "18–20_March 2024", "2024年3月18日至20日"]),
        ("event", "ordinal", 23, ["23", "23", "23"]),
        ("figure", "year", 2023, ["2023", "2023", "2023"]),
        ("event", "about", None, ["", "", ""]),
    ],
)
def test_a_claimed_value_never_shows_its_code(noun: str, field: str, value: Any, said: list[str]) -> None:
    assert in_three(lambda: value_in_words(noun, field, value, {})) == said


def test_the_codes_of_states_and_cities_are_shown_by_their_names() -> None:
    value, names = {"cities": ["new-delhi"], "country": "IN"}, {"new-delhi": "Нью-Дели", "IN": "Индия"}
    assert in_three(lambda: value_in_words("event", "place", value, names)) == [*["Нью-Дели, Индия"] * 2, "Нью-Дели、Индия"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("mtm-23", ("23-е Совещание", "23rd Meeting", "上合组织成员国第二十三次经贸")),
        ("startup-forum-4", ("Четвертый Форум", "Fourth SCO", "第四届上合")),
    ],
)
def test_a_numbered_event_is_called_by_its_number_in_words(sco: Period, code: str, said: tuple[str, str, str]) -> None:
    called = in_three(lambda: event_name(Event.objects.get(code=code)))
    assert all(name.startswith(words) for name, words in zip(called, said, strict=True)), called


def test_the_names_of_many_records_cost_a_query_for_each_noun(sco: Period, django_assert_max_num_queries: Any) -> None:
    records = [f"event:{code}" for code in Event.objects.values_list("code", flat=True)] + ["body:mtm", "document:gone"]
    with django_assert_max_num_queries(5):
        links = links_to(records)
    assert links["event:mtm-23"].address == "/events/mtm-23/"
    assert (links["document:gone"].name, links["document:gone"].address) == ("document:gone", "")
