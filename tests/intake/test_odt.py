"""An ODT gives its words, the numbers of its lists and its notes; what was struck out lies apart and stays there."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from tests.intake import papers

NUMBERS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    "</text:list-style>"
)


def text_of(tmp_path: Path, content: bytes) -> str:
    (tmp_path / "paper.odt").write_bytes(content)
    return read_file(tmp_path / "paper.odt").text


def test_the_specimen_is_read_from_an_odt_as_from_its_text(tmp_path: Path) -> None:
    body = ""
    for block in papers.specimen_blocks():
        words = escape(block).replace("\n", "<text:line-break/>")
        body += f'<text:h text:outline-level="1">{words}</text:h>' if papers.is_heading(block) else f"<text:p>{words}</text:p>"
    (tmp_path / "report.odt").write_bytes(papers.odt(body))
    file = read_file(tmp_path / "report.odt")
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert (file.kind, file.places.at(0), file.places.unit) == ("odt", 1, "paragraph")


def test_lists_keep_their_numbers_and_begin_anew_where_the_file_says(tmp_path: Path) -> None:
    inner = "<text:list><text:list-item><text:p>в</text:p></text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item><text:p>а</text:p>{inner}</text:list-item>'
        "<text:list-item><text:p>б</text:p><text:p>ещё</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>г</text:p></text:list-item>'
        "</text:list>"
        '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>д</text:p></text:list-item></text:list>'
        "<text:list><text:list-item><text:p>е</text:p></text:list-item></text:list>"
    )
    text = text_of(tmp_path, papers.odt(body, automatic=NUMBERS))
    assert text.split("\n\n") == ["1. а", "1.1. в", "2. б", "ещё", "3. г", "7. д", "– е\n"]


def test_headings_are_numbered_by_the_outline_of_the_file(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">Связь</text:h><text:h text:outline-level="1">Торговля</text:h>'
    assert text_of(tmp_path, papers.odt(body, styles=outline)) == "# I. Связь\n\n# II. Торговля\n"


def test_struck_out_words_remarks_and_contents_stay_out(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>отменено</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Торговля 5</text:p></text:index-body></text:table-of-content>"
        "<text:p>Заседание<text:s text:c='2'/><office:annotation><text:p>заметка</text:p></office:annotation>\n  состоялось"
        "<text:tab/>в срок</text:p><text:section text:display='none'><text:p>тайно</text:p></text:section>"
    )
    assert text_of(tmp_path, papers.odt(body)) == "Заседание   состоялось\tв срок\n"


def test_a_footnote_follows_the_paragraph_of_its_mark(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation{}>1</text:note-citation><text:note-body>'
        "<text:p>Кроме Индии.</text:p></text:note-body></text:note>"
    )
    own = " text:label='*'"
    body = f"<text:p>План{note.format('')} принят.</text:p><text:p>Устав{note.format(own)}</text:p>"
    text = text_of(tmp_path, papers.odt(body))
    assert text == "План[^1] принят.\n\n[^1]: Кроме Индии.\n\nУстав<sup>*</sup>\n\n<sup>*</sup> Кроме Индии.\n"


def test_a_table_and_a_frame_give_their_words_once(tmp_path: Path) -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(row.format("".join(map(cell.format, cells))) for cells in (("Дата", "Что"), ("3 мая 2021 г.", "Форум")))
    repeated = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="9999"/>'
    body = f"<table:table>{rows}{repeated}</table:table-row></table:table>"
    body += "<text:p>Текст<draw:frame><draw:text-box><text:p>В рамке</text:p></draw:text-box></draw:frame></text:p>"
    text = text_of(tmp_path, papers.odt(body))
    assert text == "| Дата | Что |\n| 3 мая 2021 г. | Форум |\n\nТекст\n\nВ рамке\n"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (papers.odt("<text:p>слово</text:p>", manifest="<m><encryption-data/></m>"), "паролем"),
        (papers.odt("<text:p>слово</text:p>")[:300], "повреждён"),
        (papers.odt("<text:p>слово"), "повреждён"),
        (papers.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "повреждён"),
        (papers.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "не читаются"),
        (papers.odt(""), "ни одного слова"),
    ],
)
def test_what_is_no_sound_odt_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Refused) as refusal:
        text_of(tmp_path, content)
    assert word in refusal.value.words.ru
    assert "paper.odt" in refusal.value.words.en


def test_depth_beyond_reason_is_refused_and_not_followed(tmp_path: Path) -> None:
    deep = "<text:section>" * 5000 + "<text:p>слово</text:p>" + "</text:section>" * 5000
    with pytest.raises(Refused, match="damaged"):
        text_of(tmp_path, papers.odt(deep))
