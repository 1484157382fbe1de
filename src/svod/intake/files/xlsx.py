"""Tables of a workbook, row by row, opened without trust."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
from openpyxl.utils import get_column_letter

from svod.intake.files.archive import Archive
from svod.intake.files.refusals import broken

KIND = "XLSX"
MOST_ROWS, MOST_COLUMNS = 2_000, 40
MOST_UNPACKED = 48 * 1024 * 1024
"""Bytes of all parts together: a workbook of so many rows is a tenth of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` of cells as text with their line breaks, from the first row of the sheet; dates as ISO."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets_of(name: str, content: bytes) -> list[Sheet]:
    """Every visible sheet of a workbook. What is no workbook, is locked or swells is Refused."""
    archive = Archive(name, content, KIND, most=MOST_UNPACKED)
    if "xl/workbook.xml" not in archive:
        raise broken(name, KIND)
    for part in archive.names():
        if part.endswith((".xml", ".rels")):
            archive.xml(part)  # limits and entities are checked before the library sees the file
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            found.append(Sheet(sheet.title, tuple(tuple(_text(cell) for cell in row) for row in rows)))
        book.close()
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as fault:
        raise broken(name, KIND) from fault
    return found


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "\n".join(said for line in str(cell).splitlines() if (said := " ".join(line.split())))


def column(number: int) -> str:
    """The letter of a column counted from 1."""
    return str(get_column_letter(number))
