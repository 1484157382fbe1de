"""The workbook of a state: filled from our template, every fault addressed by sheet, row and column, nothing taken on trust."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from svod.intake.material import rows_of, template
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language
from svod.register.sources.models import Period

ROW = {"title": "Форум портов", "start": "2024-03-18", "end": "2024-03-20", "city": "Алматы", "country": "KZ", "outcome": "Итог"}


def filled(*rows: tuple[object, ...], language: Language = "ru") -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_of_each_language_comes_back_with_its_rows(sco: Period, language: Language) -> None:
    assert rows_of("t.xlsx", template(language, [ROW])) == ([ROW], [])


def test_every_fault_is_named_with_its_sheet_row_and_column(sco: Period) -> None:
    book = filled(
        ("Форум", "2024-03-18", "2024-03-20", "Алматы", "KZ", ""),
        ("", "2024-04-01", "", "Омск", "RU", ""),
        ("Семинар", "весной", "", "", "", ""),
        ("Выставка", "2024-05-09", "2024-05-07", "", "XX", ""),
    )
    rows, faults = rows_of("material.xlsx", book)
    assert len(rows) == 4
    assert [(fault.row, fault.column) for fault in faults] == [(3, "A"), (4, "B"), (5, "C"), (5, "E")]
    assert (
        faults[1].said("ru") == "лист «Мероприятия», строка 4, столбец B: «весной» – не дата; нужно ГГГГ-ММ-ДД, ГГГГ-ММ или ГГГГ"
    )


def test_dates_that_the_program_keeps_as_dates_are_read(sco: Period) -> None:
    from_excel = openpyxl.load_workbook(io.BytesIO(template("en")))
    from_excel.active.append(["Forum", date(2024, 3, 18), None, "Almaty", "KZ", None])
    out = io.BytesIO()
    from_excel.save(out)
    assert rows_of("m.xlsx", out.getvalue())[0][0]["start"] == "2024-03-18"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"title;start\nForum;2024"])
def test_what_is_no_workbook_is_refused(sco: Period, content: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        rows_of("m.xlsx", content)


def test_a_workbook_without_the_table_is_refused(sco: Period) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["a", "b"])
    book.save(out)
    with pytest.raises(Refused, match="no table of events"):
        rows_of("m.xlsx", out.getvalue())


def test_a_workbook_that_declares_entities_is_refused(sco: Period) -> None:
    source, out = zipfile.ZipFile(io.BytesIO(filled(("Форум",)))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/workbook.xml":
                part = b'<!DOCTYPE x [<!ENTITY a "b">]>' + part
            made.writestr(name, part)
    with pytest.raises(Refused, match="entities"):
        rows_of("m.xlsx", out.getvalue())


def test_a_formula_is_not_worked_out_and_runs_nothing(sco: Period) -> None:
    rows, _ = rows_of("m.xlsx", filled(('=HYPERLINK("http://example.org")', "2024-03-18", "", "", "", "")))
    assert rows == [] or rows[0]["title"] == ""
