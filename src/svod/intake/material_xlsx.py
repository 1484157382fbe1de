"""The workbook of a state's material: a sheet of events, a sheet of particulars; every fault with its sheet, row and column."""

from __future__ import annotations

import io
from collections.abc import Mapping

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from svod.intake.files.archive import Archive
from svod.intake.files.xlsx import KIND, MOST_ROWS, Sheet, column, sheets_of
from svod.intake.material_parts import (
    BLANKS_SAID,
    EVENTS,
    HEADS,
    PARTICULARS,
    TEXT,
    YES_NO,
    Fault,
    Material,
    bound_mark,
    columns_of,
    particular_named,
    particulars_of,
    refuse_empty,
    refuse_foreign_request,
    rows_for,
    take_flag,
)
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.rows import FIELDS, country_names, row_of, typed_row

_WIDTHS = {"title": 60, "start": 16, "end": 16, "city": 22, "country": 18, "outcome": 60}
_ABOUT = Trilingual("О материале", "Particulars", "材料说明")
_HEAD, _TOP = PatternFill("solid", fgColor="DDE6F0"), Alignment(wrap_text=True, vertical="top")


def workbook(asked: Request, version: Submission | None, language: Language) -> bytes:
    """The workbook that a state fills in, with what a version of its own says already."""
    book = openpyxl.Workbook()
    book.properties.keywords = bound_mark(asked)
    sheet: Worksheet = book.active
    sheet.title = EVENTS.in_(language)
    rows = rows_for(version, language)
    for number, name in enumerate(FIELDS, 1):
        head = _put(sheet, 1, number, HEADS[name].in_(language))
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[column(number)].width = _WIDTHS[name]
        for at, row in enumerate(rows, 2):
            _put(sheet, at, number, row[name])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    _write_particulars(book.create_sheet(_ABOUT.in_(language)), asked, version, language)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_particulars(sheet: Worksheet, asked: Request, version: Submission | None, language: Language) -> None:
    said = particulars_of(asked, version, language)
    choices = {"provisional": YES_NO, "incomplete": YES_NO, "blanks": BLANKS_SAID}
    for row, (name, words) in enumerate({**PARTICULARS, "text": TEXT}.items(), 1):
        head = _put(sheet, row, 1, words.in_(language))
        head.font, head.fill = Font(bold=True), _HEAD
        _put(sheet, row, 2, said.get(name, version.text if version and name == "text" else ""))
        if name in choices:
            listed = ",".join(one.in_(language) for one in choices[name].values())
            allowed = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(allowed)
            allowed.add(f"B{row}")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 90


def _put(sheet: Worksheet, row: int, number: int, words: str) -> Cell:
    """Words as words: what begins with a sign of equality is no formula."""
    cell: Cell = sheet.cell(row=row, column=number)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", words) or None
    if cell.value:
        cell.data_type = "s"
    cell.alignment = _TOP
    return cell


def workbook_read(name: str, content: bytes, asked: Request) -> Material:
    """The rows of a filled workbook, its particulars, every fault in it; rows with a fault are there too, as written."""
    material, countries = Material(), country_names()
    keys: list[str] = []
    for sheet in sheets_of(name, content):
        placed = columns_of(sheet.rows[0] if sheet.rows else ())
        if placed:
            material.has_table = True
            _read_events(sheet, placed, countries, material)
        elif any(particular_named(row[0]) == "request" for row in sheet.rows if row):
            keys.append(_read_particulars(sheet, material))
    refuse_foreign_request(name, Archive(name, content, KIND), keys, asked)
    refuse_empty(name, material)
    if len(material.rows) >= MOST_ROWS:
        raise Refused(
            f"{name}: строк больше {MOST_ROWS}. Разделите книгу.",
            f"{name}: more than {MOST_ROWS} rows. Divide the workbook.",
            f"{name}：超过 {MOST_ROWS} 行，请拆分工作簿。",
        )
    return material


def _read_events(sheet: Sheet, placed: Mapping[str, int], countries: Mapping[str, str], material: Material) -> None:
    for number, cells in enumerate(sheet.rows[1:], 2):
        told = typed_row({field: cells[at] if at < len(cells) else "" for field, at in placed.items()})
        if any(told.values()):
            row, faults = row_of(told, countries)
            material.rows.append(row)
            material.faults += [Fault(_place(sheet.name, number, placed.get(at, 0) + 1), why) for at, why in faults]


def _read_particulars(sheet: Sheet, material: Material) -> str:
    """The flags and the text; gives the key of the request."""
    key = ""
    for number, row in enumerate(sheet.rows, 1):
        head, said = row[0] if row else "", row[1] if len(row) > 1 else ""
        name = particular_named(head)
        if name == "request":
            key = said.strip()
        elif name in {"provisional", "incomplete", "blanks"}:
            if why := take_flag(material, name, said):
                material.faults.append(Fault(_place(sheet.name, number, 2), why))
        elif head in {TEXT.in_(language) for language in LANGUAGES}:
            material.text = said.strip()
    return key


def _place(sheet: str, row: int, number: int) -> Trilingual:
    return Trilingual(
        f"лист «{sheet}», строка {row}, столбец {column(number)}",
        f"sheet “{sheet}”, row {row}, column {column(number)}",
        f"工作表“{sheet}”第 {row} 行 {column(number)} 列",
    )
