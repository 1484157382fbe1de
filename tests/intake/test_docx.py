"""A DOCX gives the text that a person would have accepted, and nothing else of what is packed into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from svod.intake.files import archive
from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from tests.intake import papers
from tests.intake.papers import paragraph

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="russianLower"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
)


def listed(words: str, number: int, depth: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def text_of(tmp_path: Path, content: bytes, name: str = "paper.docx") -> str:
    (tmp_path / name).write_bytes(content)
    return read_file(tmp_path / name).text


def test_the_specimen_is_read_from_a_docx_as_from_its_text(tmp_path: Path) -> None:
    document = Document()
    for block in papers.specimen_blocks():
        if papers.is_heading(block):
            document.add_heading(block, 1)
        else:
            document.add_paragraph(block)
    document.sections[0].header.paragraphs[0].text = "Верхний колонтитул 1 марта 2021 г."
    document.save(str(tmp_path / "report.docx"))
    file = read_file(tmp_path / "report.docx")
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert "колонтитул" not in file.text
    assert file.kind == "docx"


def test_every_offset_leads_to_its_paragraph(tmp_path: Path) -> None:
    body = paragraph("Первый.") + paragraph("") + paragraph("Второй.") + paragraph("Третий.")
    (tmp_path / "p.docx").write_bytes(papers.docx(body))
    file = read_file(tmp_path / "p.docx")
    assert [file.places.at(file.text.index(word)) for word in ("Первый", "Второй", "Третий")] == [1, 2, 3]
    said = file.places.said(file.text.index("Третий"))
    assert said is not None
    assert (said.ru, said.en, said.zh) == ("абз. 3", "par. 3", "第 3 段")


def test_lists_keep_the_numbers_that_word_prints(tmp_path: Path) -> None:
    body = "".join(
        (listed("Общее", 1), listed("Частное", 1, 1), listed("Иное", 1, 1), listed("Следующее", 1), listed("Первое", 1, 1))
    ) + "".join((listed("буква", 2), listed("вторая", 2), listed("черта", 3)))
    lines = text_of(tmp_path, papers.docx(body, numbering=LISTS)).split("\n\n")
    assert [line.split()[0] for line in lines] == ["1.", "1.1.", "1.2.", "2.", "2.1.", "а)", "б)", "–"]


def test_headings_are_known_by_style_and_by_level_and_keep_their_number(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="own"><w:name w:val="Раздел"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        paragraph("Торговля ... 5", '<w:pStyle w:val="t1"/>')
        + paragraph("Торговля", '<w:pStyle w:val="own"/>')
        + paragraph("Связь", '<w:outlineLvl w:val="1"/>')
        + paragraph("Обычный абзац.")
    )
    text = text_of(tmp_path, papers.docx(body, styles=styles, numbering=LISTS))
    assert text.splitlines()[::2] == ["# 1. Торговля", "## Связь", "Обычный абзац."]


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Заседание </w:t></w:r><w:del><w:r><w:delText>отменено</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>состоялось</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> ранее</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Одна </w:t></w:r></w:p><w:p><w:r><w:t>фраза.</w:t></w:r></w:p>"
        "<w:ins><w:p><w:r><w:t>Вставлено.</w:t></w:r></w:p></w:ins>"
    )
    assert text_of(tmp_path, papers.docx(body)) == "Заседание состоялось.\n\nОдна фраза.\n\nВставлено.\n"


def test_a_footnote_follows_the_paragraph_of_its_mark(tmp_path: Path) -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t> Индия не участвует.</w:t></w:r></w:p></w:footnote>"
        '<w:footnote w:id="3"><w:p><w:r><w:t>Своя.</w:t></w:r></w:p></w:footnote>'
    )
    body = (
        '<w:p><w:r><w:t>Принята Программа</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Далее</w:t></w:r><w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    )
    text = text_of(tmp_path, papers.docx(body, footnotes=notes))
    assert text == "Принята Программа[^1].\n\n[^1]: Индия не участвует.\n\nДалее<sup>*</sup>\n\n<sup>*</sup> Своя.\n"


def test_a_raised_figure_is_a_footnote_only_where_a_note_has_it(tmp_path: Path) -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    body = f"<w:p><w:r><w:t>Принят План</w:t></w:r>{run.format(high, 1)}<w:r><w:t> на 5 км</w:t></w:r>{run.format(high, 2)}</w:p>"
    body += f"<w:p>{run.format(high, 1)}<w:r><w:t> Кроме Индии.</w:t></w:r></w:p>"
    assert text_of(tmp_path, papers.docx(body)) == "Принят План[^1] на 5 км2\n\n[^1]: Кроме Индии.\n"


def test_hidden_words_comments_and_codes_of_fields_stay_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>явно</w:t><w:tab/><w:t>рядом</w:t><w:br/><w:t>ниже</w:t></w:r></w:p>'
    )
    assert text_of(tmp_path, papers.docx(body)) == "явно\tрядом\nниже\n"


def test_a_table_of_facts_gives_rows_and_a_table_of_signatures_gives_paragraphs(tmp_path: Path) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    body = table(("Дата", "Что"), ("3 мая 2021 г.", "Форум")) + table(("Министр\nБеларуси", "Министр\nМонголии"))
    text = text_of(tmp_path, papers.docx(body))
    assert text == "| Дата | Что |\n| 3 мая 2021 г. | Форум |\n\nМинистр\nБеларуси\n\nМинистр\nМонголии\n"


BOMB = '<!DOCTYPE a [<!ENTITY x "ха"><!ENTITY y "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (papers.docx(paragraph("слово"))[:400], "повреждён"),
        (papers.zipped({"[Content_Types].xml": "wordprocessingml", "word/document.xml": "<w:document>"}), "повреждён"),
        (papers.zipped({"[Content_Types].xml": "wordprocessingml"}), "повреждён"),
        (papers.zipped({"[Content_Types].xml": "wordprocessingml", "word/document.xml": BOMB + "<a>&y;</a>"}), "подстановки"),
        (papers.zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"}), "не читаются"),
        (papers.zipped({"readme.txt": "слово"}), "не читаются"),
        (papers.docx(paragraph("  ")), "ни одного слова"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "DOC"),
    ],
)
def test_what_is_no_sound_docx_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Refused) as refusal:
        text_of(tmp_path, content)
    assert word in refusal.value.words.ru
    assert all("paper.docx" in words for words in (refusal.value.words.ru, refusal.value.words.en, refusal.value.words.zh))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_IN_A_PART", 100_000)
    parts = {"[Content_Types].xml": "wordprocessingml", "word/document.xml": b" " * 200_000}
    with pytest.raises(Refused, match="far too large"):
        text_of(tmp_path, papers.zipped(parts))


def test_a_crowd_of_entries_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 20)
    with pytest.raises(Refused, match="far too large"):
        text_of(tmp_path, papers.zipped({f"word/{n}.xml": "" for n in range(21)}))
