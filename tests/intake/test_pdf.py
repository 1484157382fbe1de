"""A PDF gives its text in the order of reading, without what a page adds to it, every offset with its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.intake.files import pdf_pages
from svod.intake.files.open import read_file
from svod.intake.files.text import FileText
from svod.kernel.refusal import Refused
from tests.intake import papers
from tests.intake.pdf_papers import LOCK, Put, column, page, raw, typeset


def read(tmp_path: Path, content: bytes) -> FileText:
    (tmp_path / "paper.pdf").write_bytes(content)
    return read_file(tmp_path / "paper.pdf")


@pytest.mark.parametrize("columns", [1, 2])
def test_the_specimen_is_read_from_a_pdf_as_from_its_text(tmp_path: Path, columns: int) -> None:
    settings = (
        f'#set page(margin: 2.5cm, columns: {columns}, numbering: "— 1 —", header: [Отчет о работе за 2021 год])\n'
        "#set text(size: 10pt)\n#set par(justify: true, first-line-indent: 0.6cm, spacing: 0.65em)"
    )
    blocks = [(papers.is_heading(block), block) for block in papers.specimen_blocks()]
    file = read(tmp_path, typeset(blocks, settings))
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert "Отчет о работе" not in file.text
    assert (file.kind, file.places.unit, file.places.at(0)) == ("pdf", "page", 1)
    assert file.places.at(len(file.text) - 2) == max(file.places.numbers) >= 3


def numbered(number: int, *lines: Put) -> bytes:
    return page((70, 800, 9, f"Report of the Secretariat, page {number}"), *lines, (290, 40, 9, f"- {number + 4} -"))


def test_a_sentence_cut_by_a_page_is_whole_and_knows_both_pages(tmp_path: Path) -> None:
    first = numbered(1, *column(70, 700, "The session was held by the Council in the city of", "Astana and adopted the Pro-"))
    second = numbered(2, *column(70, 760, "gramme of cooperation for two years."))
    file = read(tmp_path, raw(first, second))
    assert (
        file.text
        == "The session was held by the Council in the city of Astana and adopted the Programme of cooperation for two years.\n"
    )
    assert [file.places.at(file.text.index(word)) for word in ("The", "Pro", "gramme", "years")] == [1, 1, 2, 2]
    said = file.places.said(file.text.index("years"))
    assert said is not None
    assert (said.ru, said.en, said.zh) == ("с. 2", "p. 2", "第 2 页")


def test_headers_footers_and_page_numbers_stay_out_and_a_year_stays_in(tmp_path: Path) -> None:
    pages = [
        numbered(n, *column(70, 700, f"Paragraph number {n} of the text stands here."), (70, 60, 12, "2024")) for n in (1, 2, 3)
    ]
    text = read(tmp_path, raw(*pages)).text
    assert "Secretariat" not in text
    assert "- 5 -" not in text
    assert [f"number {n}" in text for n in (1, 2, 3)] == [True, True, True]
    assert read(tmp_path, raw(page((70, 60, 12, "Signed in 2024"), (70, 40, 12, "2024")))).text.count("2024") == 2


def test_two_columns_are_read_one_after_the_other_between_what_spans_both(tmp_path: Path) -> None:
    left = column(
        60,
        700,
        "The first column opens here",
        "and it goes on for a while",
        "and then for a while more",
        "until it stops at last.",
    )
    right = column(
        330, 697, "A second column stands near", "and says its own words too", "which follow those of the first", "and end here."
    )
    across = "A heading that goes over the whole width of the page and over both of its columns"
    text = read(tmp_path, raw(page((60, 760, 12, across), *left, *right))).text
    assert " ".join(text.split()) == " ".join([across, *(words for *_, words in (*left, *right))])


def test_a_list_with_its_numbers_apart_is_no_pair_of_columns(tmp_path: Path) -> None:
    lines: list[Put] = []
    for n in range(1, 6):
        lines += [
            (60, 740 - n * 40, 12, f"{n}."),
            *column(110, 740 - n * 40, f"The {n} item of the list is told here", "and goes on."),
        ]
    text = read(tmp_path, raw(page(*lines))).text
    assert [f"{n}.\tThe {n} item of the list is told here and goes on." for n in range(1, 6)] == [
        " ".join(part.split("\n")) for part in text.strip().split("\n\n")
    ]


def test_a_table_without_rules_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [(60, 700 - 20 * n, 12, f"{n + 1} May 2021") for n in range(6)]
    text = read(tmp_path, raw(page(*rows, *((250, y, 12, f"Forum of ports {y}") for _, y, *_ in rows)))).text
    assert "1 May 2021\tForum of ports 700" in text


def test_a_ruled_table_gives_rows_of_cells(tmp_path: Path) -> None:
    levels, uprights = (720, 690, 640), (60, 160, 400)
    drawn = "".join(f"60 {y} m 400 {y} l S " for y in levels) + "".join(f"{x} 640 m {x} 720 l S " for x in uprights)
    words = [
        (65, 700, 12, "Date"),
        (165, 700, 12, "What"),
        (65, 670, 12, "3 May"),
        *column(165, 670, "The Forum of river", "ports"),
    ]
    text = read(tmp_path, raw(page((60, 760, 12, "Above it."), *words, (60, 600, 12, "Below it."), drawn=drawn))).text
    assert text == "Above it.\n\n| Date | What |\n| 3 May | The Forum of river ports |\n\nBelow it.\n"


def test_a_row_of_a_table_that_a_page_cuts_is_whole_and_its_head_is_said_once(tmp_path: Path) -> None:
    def sheet(top: int, *rows: tuple[str, str]) -> bytes:
        levels = [top - 30 * n for n in range(len(rows) + 1)]
        drawn = "".join(f"60 {y} m 400 {y} l S " for y in levels)
        drawn += "".join(f"{x} {levels[-1]} m {x} {top} l S " for x in (60, 160, 400))
        cells = [(x, top - 20.0 - 30 * n, 12.0, row[at]) for n, row in enumerate(rows) for at, x in enumerate((65.0, 165.0))]
        return page(*cells, drawn=drawn)

    head = ("Date", "What")
    first, second = sheet(180, head, ("3 May", "The Forum of")), sheet(700, head, ("", "ports"), ("4 May", "Session"))
    file = read(tmp_path, raw(first, second))
    assert file.text == "| Date | What |\n| 3 May | The Forum of ports |\n| 4 May | Session |\n"
    assert file.places.at(file.text.index("Session")) == 2


def test_a_footnote_follows_the_paragraph_of_its_mark(tmp_path: Path) -> None:
    body = column(70, 700, "The Programme was adopted by the Council of the Organisation in the city of", "Astana")
    mark = (108, 691, 7, "1")
    rest = [
        (115, 686, 12, "and it was published soon after that."),
        *column(90, 660, "Another paragraph follows it here and is long too."),
    ]
    notes = [(70, 100, 6, "1"), (75, 97, 9, "India takes no part in the Programme"), (70, 86, 9, "of the Council.")]
    text = read(tmp_path, raw(page(*body, mark, *rest, *notes))).text
    assert text.split("\n\n") == [
        "The Programme was adopted by the Council of the Organisation in the city of Astana[^1] and it was published soon after "
        "that.",
        "[^1]: India takes no part in the Programme of the Council.",
        "Another paragraph follows it here and is long too.\n",
    ]


def test_a_page_stored_on_its_side_is_read_as_it_is_seen(tmp_path: Path) -> None:
    turned = (
        "BT /F 12 Tf 0 1 -1 0 100 100 Tm (The first line stands here.) Tj ET BT /F 12 Tf 0 1 -1 0 114 100 Tm (The second.) Tj ET"
    )
    assert read(tmp_path, raw(turned.encode(), turn=90)).text == "The first line stands here. The second.\n"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n" + b"\x00garbage" * 50, "повреждён"),
        (raw(page((70, 700, 12, "words")), encrypt=LOCK), "паролем"),
        (raw(page()), "ни одного слова"),
    ],
)
def test_what_is_no_sound_pdf_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(tmp_path, content)
    assert word in refusal.value.words.ru


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    with pytest.raises(Refused, match="3 pages; at most 2"):
        read(tmp_path, raw(*[page((70, 700, 12, "words"))] * 3))


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "SECONDS", 0.001)
    with pytest.raises(Refused, match="not read within"):
        read(tmp_path, raw(page((70, 700, 12, "words"))))


def test_a_typewritten_paragraph_is_one_line_and_a_short_line_stays_a_line(tmp_path: Path) -> None:
    """A blank is as wide as a letter there: a line that has no room for the next word is full."""
    prose = ("It was agreed that each of the two groups on ports and on rivers is to meet once a year from now on " * 2).split()
    lines, full = [""], 62
    for word in prose:
        if len(f"{lines[-1]} {word}") > full:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    typed = raw(page(*column(72, 700, *lines), *column(72, 500, "Port Authority", "7 River Street", "The Town of Rivermouth")))
    text = read(tmp_path, typed.replace(b"/Helvetica", b"/Courier  ")).text
    assert text == " ".join(prose) + "\n\nPort Authority\n7 River Street\nThe Town of Rivermouth\n"
