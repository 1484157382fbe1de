"""Where a program broke the lines, the text reads as if it had not; what a hand broke stays broken."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from svod.language.wraps import WIDEST, unwrapped
from svod.reading import read_text

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPH = (
    "В ходе заседаний Комиссии (26 июня, 10-11 июля 2022 г. в режиме видеоконференции, 7-8 августа 2022 г. в г. Минске) "
    "согласован проект Концепции «О сотрудничестве портов и складов государств-членов». Стороны договорились продолжить работу."
)


def wrapped(text: str, width: int) -> str:
    def fill(line: str) -> str:
        return textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) if len(line) > width else line

    return "\n".join(map(fill, text.split("\n")))


@pytest.mark.parametrize("width", [50, 72, 100])
def test_a_wrapped_paragraph_is_one_line_again_of_the_same_length(width: int) -> None:
    assert unwrapped(wrapped(PARAGRAPH, width)) == PARAGRAPH


@pytest.mark.parametrize(
    "text",
    [
        "Строка, которую закончила рука,\nи другая строка, в которой слов заметно больше прежней\n",
        "- первый пункт списка, длинный\n- второй пункт списка, длинный\n",
        "Премьер-министр        Председатель\nРеспублики Беларусь    Правительства\n",
        "раз-\nдел\n",
        "одна строка\n\nдругая строка\n",
        "",
    ],
)
def test_what_a_hand_broke_stays_broken(text: str) -> None:
    assert unwrapped(text) == text


def test_a_text_of_whole_paragraphs_is_left_alone() -> None:
    text = "слово " * WIDEST + "\nвторой абзац\n"
    assert unwrapped(text) == text


@pytest.mark.parametrize("width", [60, 72, 90, 110])
def test_a_report_says_the_same_however_its_lines_are_broken(width: int) -> None:
    text = (ROOT / "specimens" / "report.txt").read_text(encoding="utf-8")
    whole, broken = read_text(text), read_text(wrapped(text, width))
    assert [event.dates for event in broken.events] == [event.dates for event in whole.events]
    assert [" ".join(event.title.split()) for event in broken.events] == [event.title for event in whole.events]
    assert [document.stage for document in broken.documents] == [document.stage for document in whole.documents]
