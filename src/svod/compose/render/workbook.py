"""Rows of words and numbers as an XLSX workbook. Words stay words: none of them becomes a formula, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 31
"""Of a sheet, as Excel has it."""
Row = Sequence[str | int]


@dataclass(frozen=True)
class Sheet:
    """`rows`: the first is the heading. `widths`: of the columns, in characters; those beyond are 16 wide."""

    name: str
    rows: Iterable[Row]
    widths: Sequence[int] = ()


def workbook(sheets: Iterable[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    for one in list(book.worksheets):
        book.remove(one)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name[:LONGEST_NAME]), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, 1):
        for at, value in enumerate(row, 1):
            cell = page.cell(row=number, column=at)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    for at in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(at)].width = sheet.widths[at - 1] if at <= len(sheet.widths) else 16
    page.freeze_panes = "A2"
