"""The small grammar of each language."""

from __future__ import annotations

import pytest

from svod.compose.grammar import en, ru, zh
from svod.kernel.dates import DateRange


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("start", "end", "in_russian", "in_english", "in_chinese"),
    [
        ("2024-07-04", None, "4 июля 2024 года", "on 4 July 2024", "2024年7月4日"),
        ("2024-04-02", "2024-04-03", "2–3 апреля 2024 года", "on 2–3 April 2024", "2024年4月2日至3日"),
        (
            "2023-11-30",
            "2023-12-01",
            "с 30 ноября по 1 декабря 2023 года",
            "from 30 November to 1 December 2023",
            "2023年11月30日至12月1日",
        ),
        (
            "2023-12-30",
            "2024-01-02",
            "с 30 декабря 2023 года по 2 января 2024 года",
            "from 30 December 2023 to 2 January 2024",
            "2023年12月30日至2024年1月2日",
        ),
        ("2024-05-02", "2024-06-03", "со 2 мая по 3 июня 2024 года", "from 2 May to 3 June 2024", "2024年5月2日至6月3日"),
        ("2024-02", None, "в феврале 2024 года", "in February 2024", "2024年2月"),
        ("2024", None, "в 2024 году", "in 2024", "2024年"),
        ("2024", "2025", "в 2024–2025 годах", "in 2024–2025", "2024年至2025年"),
    ],
)
def test_a_date_is_said_at_its_precision(start: str, end: str | None, in_russian: str, in_english: str, in_chinese: str) -> None:
    dates = DateRange.parse(start, end)
    assert plain(ru.when(dates)) == in_russian
    assert plain(en.when(dates)) == in_english
    assert zh.span(dates) == in_chinese


def test_several_dates_share_their_year() -> None:
    dates = [DateRange.parse("2024-06-26"), DateRange.parse("2024-07-10", "2024-07-11"), DateRange.parse("2024-07-31")]
    assert plain(ru.days_listed(dates)) == "26 июня, 10–11 июля и 31 июля 2024 года"
    assert plain(en.days_listed(dates)) == "26 June, 10–11 July and 31 July 2024"
    assert zh.days_listed(dates) == "2024年6月26日、7月10日至11日和7月31日"


@pytest.mark.parametrize(
    ("n", "in_russian", "in_english", "in_chinese"),
    [(1, "первое", "first", "一"), (9, "девятое", "ninth", "九"), (23, "23-е", "23rd", "二十三"), (112, "112-е", "112th", "112")],
)
def test_an_ordinal_is_written_as_officials_write_it(n: int, in_russian: str, in_english: str, in_chinese: str) -> None:
    assert ru.ordinal(n, "neut") == in_russian
    assert en.ordinal(n) == in_english
    assert zh.numeral(n) == in_chinese


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("отсутствием консенсуса", "в связи с отсутствием консенсуса"),
        ("сменой председательства", "в связи со сменой председательства"),
        ("организационно-техническими причинами", "по организационно-техническим причинам"),
    ],
)
def test_a_reason_takes_its_own_preposition(reason: str, words: str) -> None:
    assert ru.because(reason) == words


def test_quotation_marks_within_quotation_marks_are_of_the_second_kind() -> None:
    assert ru.nested("План «Развитие «зеленых» зон»") == "План «Развитие „зеленых“ зон»"
    assert en.nested("“The “green” zones”") == "“The ‘green’ zones”"
    assert zh.nested("《关于《纲要》的计划》") == "《关于〈纲要〉的计划》"


def test_counted_things_agree_with_their_number() -> None:
    forms = ("документ", "документа", "документов")
    assert [plain(ru.counted(n, *forms)) for n in (1, 3, 11, 21, 25)] == [
        "1 документ", "3 документа", "11 документов", "21 документ", "25 документов",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "words"),
    [(2, "две встречи министров"), (5, "пять встреч министров"), (21, "21 встреча министров"), (22, "22 встречи министров")],
)
def test_meetings_told_together_agree_with_their_number(n: int, words: str) -> None:
    assert ru.several(n, "встреча министров", "femn") == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("urban forum", "an urban forum"), ("university day", "a university day"), ("one-day seminar", "a one-day seminar"),
        ("unveiling", "an unveiling"), ("hour of reading", "an hour of reading"), ("Union day", "the Union day"),
    ],
)  # fmt: skip
def test_an_english_article_follows_the_sound(title: str, words: str) -> None:
    assert en.article(title) == words


def test_the_opening_of_a_step_ends_before_what_is_to_be_done() -> None:
    assert ru.step_opening("Секретариату предстоит подготовить план.") == "Секретариату предстоит "
    assert ru.step_opening("Область деятельности расширена.") == ""
    assert en.step_opening("The Secretariat is to prepare a plan.") == "The Secretariat is to "
    assert zh.step_opening("秘书处将拟定计划。") == "秘书处将"


@pytest.mark.parametrize(
    ("phrase", "head", "many"),
    [
        ("Rules of procedure of the Group", "Rules", True),
        ("Joint approaches to storms", "approaches", True),
        ("Analysis of tariffs", "Analysis", False),
        ("Port Development Plan", "Plan", False),
        ("Prospectus for investors", "Prospectus", False),
    ],
)
def test_an_english_draft_agrees_with_its_noun(phrase: str, head: str, many: bool) -> None:
    assert (en.head_noun(phrase), en.is_plural(head)) == (head, many)


@pytest.mark.parametrize(
    ("title", "numbered"),
    [
        ("港口工作组会议", "港口工作组N会议"),
        ("海洋联盟成员国港口部长会议", "海洋联盟成员国N港口部长会议"),
        ("海洋联盟港口论坛", "N海洋联盟港口论坛"),
        ("海洋联盟论坛会议", "海洋联盟论坛N会议"),
        ("成员国教育周", "N成员国教育周"),
    ],
)
def test_a_chinese_ordinal_stands_where_officials_put_it(title: str, numbered: str) -> None:
    at = zh.place_of_ordinal(title)
    assert f"{title[:at]}N{title[at:]}" == numbered
