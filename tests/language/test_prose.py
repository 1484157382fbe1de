"""Clean prose keeps the place of every character."""

from __future__ import annotations

import pytest

from svod.language.prose import prose_of


def sentences(text: str) -> list[str]:
    prose = prose_of(text)
    return [s.of(prose.text) for s in prose.sentences]


def test_marks_of_markdown_go_and_places_stay() -> None:
    text = "## **1. Связь**\n\nВ **городе** Минске"
    prose = prose_of(text)
    at = prose.text.index("Минске")
    assert prose.span(at, at + 6).of(text) == "Минске"
    assert [(p.kind, p.number) for p in prose.passages] == [("heading", "1"), ("paragraph", None)]


def test_a_sentence_cut_by_a_page_break_and_a_footnote_is_whole_again() -> None:
    text = "Стороны выступили за<sup>1</sup>\n\n---\n\n<sup>1</sup> Сноска о странах\n\nуглубление обмена."
    prose = prose_of(text)
    assert "Стороны выступили за углубление обмена." in prose.text
    assert [(a.mark, a.span.of(text)) for a in prose.anchors] == [("1", "<sup>1</sup>")]


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("госу-\nдарства", "государства"),
        ("торгово-\nэкономического", "торгово-экономического"),
        ("государств –\nчленов", "государств-членов"),
        ("со\u00adтрудни\u00adчество", "сотрудничество"),
        ("12\u00a0мая", "12 мая"),
    ],
)
def test_words_cut_by_the_line_are_whole_again(printed: str, clean: str) -> None:
    assert prose_of(printed).text.strip() == clean


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Встреча прошла 5 мая 2020 г. Участники разошлись.", 2),
        ("В 2020 г. Секретариат провёл семинар.", 1),
        ("Совет собрался в г. Минске. Решение принято.", 2),
        ("По итогам встречи (г. Гомель, 5 мая 2020 г.) Совет утвердил план.", 1),
        ("Собрались А. Б. Иванов и др. В зале было тесно.", 2),
        ("Объём составил 5 млрд. долларов.", 1),
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_shortened_month_before_its_year_or_day_ends_no_sentence() -> None:
    assert sentences("It met on 4 Sept. 2021 in Osh. The next is due in Dec. The host is known.") == [
        "It met on 4 Sept. 2021 in Osh.",
        "The next is due in Dec.",
        "The host is known.",
    ]
