"""The document of a state: our template filled in, faults by table, row and column; a document of its own; hostile ones."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from svod.intake.material_docx import document
from svod.intake.material_files import read_material
from svod.intake.material_parts import Material
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language
from svod.register.submissions.models import Request
from tests.intake.test_material_xlsx import ROW, draft_of, rewritten
from tests.intake.test_material_xlsx import asked as asked  # noqa: PLC0414  # a fixture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def saved(made: Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(content: bytes, asked: Request) -> Material:
    return read_material("m.docx", content, asked)


def filled(asked: Request, *rows: tuple[str, ...], language: Language = "ru") -> Document:
    made = opened(document(asked, None, language))
    events = made.tables[1]
    for at, row in enumerate(rows, 1):
        for cell, words in zip(events.rows[at].cells, row, strict=True):
            cell.text = words
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_of_each_language_comes_back_with_all_that_it_said(asked: Request, language: Language) -> None:
    text = "Первый абзац.\n\nВторой абзац."
    version = draft_of(asked, text, [ROW], is_provisional=False, is_incomplete=True, blanks="present")
    back = read(document(asked, version, language), asked)
    assert (back.rows, back.text, back.faults) == ([ROW], text, [])
    assert (back.is_provisional, back.is_incomplete, back.blanks) == (False, True, "present")


def test_every_fault_is_named_with_its_table_row_and_column(asked: Request) -> None:
    made = filled(
        asked,
        ("Форум", "18.03.2024", "20.03.2024", "Алматы", "Казахстан", ""),
        ("Семинар", "весной", "", "", "", ""),
        ("", "2024", "", "", "", ""),
        ("Выставка", "09.05.2024", "07.05.2024", "", "Атлантида", ""),
    )
    said = [fault.place.ru for fault in read(saved(made), asked).faults]
    assert said == [
        "таблица 1, строка 3, столбец «Первый день»",
        "таблица 1, строка 4, столбец «Мероприятие»",
        "таблица 1, строка 5, столбец «Последний день»",
        "таблица 1, строка 5, столбец «Страна»",
    ]


def test_rows_after_a_repeated_head_and_in_a_second_table_are_taken_too(asked: Request) -> None:
    made = filled(asked, ("Форум", "2024", "", "", "", ""))
    first = made.tables[1]
    again = first.add_row()
    for cell, head in zip(again.cells, first.rows[0].cells, strict=True):
        cell.text = head.text
    first.add_row().cells[0].text = "Семинар"
    second = made.add_table(2, 2)
    second.rows[0].cells[0].text, second.rows[0].cells[1].text = "Мероприятие", "Первый день"
    second.rows[1].cells[0].text, second.rows[1].cells[1].text = "Ярмарка", "скоро"
    material = read(saved(made), asked)
    assert [row["title"] for row in material.rows] == ["Форум", "Семинар", "Ярмарка"]
    assert material.faults[0].place.en == "table 2, row 2, column “First day”"


def test_merged_cells_are_a_fault_and_never_shift_the_columns(asked: Request) -> None:
    made = filled(asked, ("Форум", "2024-03-18", "", "Алматы", "KZ", ""))
    cells = made.tables[1].rows[1].cells
    cells[1].merge(cells[2])
    assert "split the merged cells" in read(saved(made), asked).faults[0].words.en


def test_prose_before_and_after_the_table_(asked: Request) -> None:
    made = filled(asked, ("Форум", "2024-03-18", "", "Алматы", "KZ", ""))
    at = next(one for one in made.paragraphs if one.text.startswith("Свободный текст"))
    at.insert_paragraph_before("Перед подсказкой.")
    made.add_paragraph("Подписано соглашение.", style="List Bullet")
    material = read(saved(made), asked)
    assert material.text.replace("– ", "").replace("• ", "").replace("· ", "") == "Перед подсказкой.\n\nПодписано соглашение."


def test_tracked_changes_count_as_accepted(asked: Request) -> None:
    made = filled(asked, ("Форум", "2024-03-18", "", "Алматы", "KZ", ""))
    paragraph = made.tables[1].rows[1].cells[0].paragraphs[0]._p
    told = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')} {told}><w:r><w:t xml:space='preserve'> портов</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')} {told}><w:r><w:delText>лишнее</w:delText></w:r></w:del>"))
    assert read(saved(made), asked).rows[0]["title"] == "Форум портов"


def test_a_document_of_their_own_is_text_and_says_nothing_of_rows_and_flags(asked: Request) -> None:
    made = docx.Document()
    made.add_paragraph("В отчётный период проведён форум портов.")
    made.add_table(2, 2).rows[0].cells[0].text = "Показатель"
    material = read(saved(made), asked)
    assert material.as_written() == {
        "rows": None,
        "text": material.text,
        "is_provisional": None,
        "is_incomplete": None,
        "blanks": None,
    }
    assert not material.has_table
    assert material.text.startswith("В отчётный период проведён форум портов.")


@pytest.mark.parametrize("mark", ["hidden", "printed"])
def test_the_template_of_another_request_is_refused_and_says_which(asked: Request, mark: str) -> None:
    other = Request.objects.get(state__code="UZ", area__code="energy")
    made = filled(other, ("Форум", "2024-03-18", "", "", "", ""))
    if mark == "hidden":
        made.tables[0]._tbl.getparent().remove(made.tables[0]._tbl)
    else:
        made.core_properties.keywords = ""
    with pytest.raises(Refused, match=r"another request \(2023-2024/UZ/energy\)"):
        read(saved(made), asked)


ENTITY, PLAIN, MACRO = b'<!DOCTYPE x [<!ENTITY a SYSTEM "x">]>', b"document.main+xml", b"document.macroEnabled.main+xml"
HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "entities": (lambda good: rewritten(good, "word/document.xml", lambda b: ENTITY + b), "entities"),
    "a bomb": (lambda good: rewritten(good, "word/media/x.bin", b"\0" * 140_000_000), "far too large"),
    "macros": (lambda good: rewritten(good, "word/vbaProject.bin", b"x"), "macros"),
    "docm": (
        lambda good: rewritten(good, "[Content_Types].xml", lambda b: b.replace(PLAIN, MACRO)),
        "macros",
    ),
    "encrypted": (lambda good: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old Word": (lambda good: OLE + b"\0" * 600, "old binary form"),
    "not a document": (lambda good: b"Dear sirs", "not read"),
    "cut short": (lambda good: good[: len(good) // 2], "damaged"),
    "without its text": (lambda good: rewritten(good, "word/document.xml", b"<x/>"), "damaged"),
    "too large": (lambda good: good + b"\0" * 6_000_000, "larger than 5 MB"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_and_broken_files_get_a_clear_word(asked: Request, case: str) -> None:
    spoil, word = HOSTILE[case]
    with pytest.raises(Refused, match=word):
        read(spoil(document(asked, None, "ru")), asked)


def test_words_that_xml_cannot_hold_do_not_break_the_template(asked: Request) -> None:
    version = draft_of(asked, "a\x0bb", [{**ROW, "title": "Форум\x0b портов"}])
    assert read(document(asked, version, "ru"), asked).rows[0]["title"] == "Форум портов"


@pytest.mark.slow
def test_libreoffice_opens_the_template_and_the_mark_survives_its_saving(asked: Request, tmp_path: Path) -> None:
    made = filled(asked, ("Форум портов", "18.03.2024", "", "Алматы", "Казахстан", "Итог"))
    (tmp_path / "m.docx").write_bytes(saved(made))
    (tmp_path / "out").mkdir()
    try:
        words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx", "--outdir"]
        subprocess.run([*words, str(tmp_path / "out"), str(tmp_path / "m.docx")], check=True, capture_output=True, timeout=120)
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    back = read((tmp_path / "out" / "m.docx").read_bytes(), asked)
    assert [row["title"] for row in back.rows] == ["Форум портов"]
    assert back.faults == []
    assert (back.is_provisional, back.blanks) == (False, "unchecked")
    other = Request.objects.get(state__code="UZ", area__code="energy")
    with pytest.raises(Refused, match="another request"):
        read((tmp_path / "out" / "m.docx").read_bytes(), other)
