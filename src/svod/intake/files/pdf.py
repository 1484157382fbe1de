"""PDF: the text layer in the order of reading; pages that are pictures through recognition, where it is installed.

Headers, footers and page numbers are left out; footnotes follow their paragraph; what a line, a column or a page cuts is whole.
"""

from __future__ import annotations

import re

from svod.intake.files.manuscript import Manuscript, Piece, raised
from svod.intake.files.ocr import recognised
from svod.intake.files.pdf_columns import ordered
from svod.intake.files.pdf_lines import Line, rows_of
from svod.intake.files.pdf_margins import Note, Rows, parted_notes, text_size, without_margins
from svod.intake.files.pdf_pages import Page, pages_of
from svod.intake.files.pdf_paragraphs import Paragraph, Words, paragraphs_of
from svod.intake.files.pdf_tables import Table, tables_of
from svod.intake.files.places import Places

_RAISED = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_LEAST_LETTERS = 20
"""A page with fewer letters and a picture on it is a scan."""


def pdf_text(name: str, content: bytes) -> tuple[str, Places]:
    """The text of a PDF and the pages of its characters; Refused where it is broken, locked, too long or cannot be recognised."""
    pages = pages_of(name, content)
    scans = [page for page in pages if _is_scan(page)]
    if scans:
        seen = recognised(name, content, scans)
        pages = [seen.get(page.number, page) for page in pages]
    tables: list[list[Table]] = []
    rows: list[Rows] = []
    for page in pages:
        of_page, rest = tables_of(page)
        tables.append(of_page)
        rows.append(rows_of(rest))
    rows = without_margins(pages, rows)
    lines = [_lines(page.number, kept, of_page) for page, kept, of_page in zip(pages, rows, tables, strict=True)]
    return _written(lines)


def _is_scan(page: Page) -> bool:
    """Whether a page is a picture, or its letters have no meaning (a font without a table of characters)."""
    letters = [character for word in page.words for character in word.text]
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < " " for character in letters)
    return (page.is_picture and len(letters) < _LEAST_LETTERS) or strange > 0.3 * len(letters) > 0


def _lines(number: int, rows: Rows, tables: list[Table]) -> list[Line]:
    """The lines of a page, its tables at their height."""
    lines: list[Line] = []
    rest = rows
    for table in tables:
        above = [row for row in rest if row[0].base > table.top]
        rest = [row for row in rest if row[0].base <= table.top]
        lines += _after(lines, ordered(above, number))
        words = Words([])
        cells = [[_cell(cell, words) for cell in row] for row in table.cells]
        lines += _after(lines, [Line("", 0, 0, table.bottom, 1, number, cells=row) for row in cells if any(row)])
    return lines + _after(lines, ordered(rest, number))


def _after(lines: list[Line], more: list[Line]) -> list[Line]:
    """`more` with columns of their own."""
    first = max((line.column for line in lines), default=-1) + 1
    for line in more:
        line.column += first
    return more


def _cell(lines: list[str], words: Words) -> str:
    text = ""
    for line in lines:
        before, between = words.joint(text, line) if text else ("", "")
        text = before + between + line
    return text


def _written(pages: list[list[Line]]) -> tuple[str, Places]:
    size = text_size([line for lines in pages for line in lines if not line.cells])
    bodies: list[list[Line]] = []
    notes: list[list[Note]] = []
    for lines in pages:
        last = notes[-1][-1] if notes and notes[-1] else None
        body, own = parted_notes(lines, size, last)
        bodies.append(body)
        notes.append(own)
    words = Words([line for body in bodies for line in body])
    marks = {note.mark for own in notes for note in own}
    waiting = [{note.mark: note for note in own} for own in notes]
    manuscript = Manuscript("page")
    table: list[Paragraph] = []
    for paragraph in paragraphs_of(bodies):
        if paragraph.cells:
            table.append(paragraph)
            continue
        _put_table(manuscript, table, words)
        table = []
        pieces, of = _marked(paragraph.pieces(words), waiting, marks)
        manuscript.cut_paragraph(pieces, notes=[(note.mark, Paragraph(note.lines).pieces(words)) for note in of])
    _put_table(manuscript, table, words)
    for unmarked in waiting:
        for note in unmarked.values():
            manuscript.cut_paragraph(_opened(note, words), notes=[])
    return manuscript.finished()


def _put_table(manuscript: Manuscript, rows: list[Paragraph], words: Words) -> None:
    """Rows one after another, each with the page it begins on. What a page cuts is whole; a repeated head is said once."""
    whole: list[Paragraph] = []
    for row in rows:
        is_next_page = bool(whole) and row.last.page != whole[-1].last.page and len(row.cells) == len(whole[-1].cells)
        if is_next_page and row.cells == whole[0].cells:
            continue
        if is_next_page and not row.cells[0] and any(row.cells):
            both = zip(whole[-1].cells, row.cells, strict=True)
            whole[-1] = Paragraph(whole[-1].lines, [_cell([cell for cell in cells if cell], words) for cells in both])
        else:
            whole.append(row)
    manuscript.table([row.cells for row in whole], [row.last.page for row in whole])


def _marked(pieces: list[Piece], waiting: list[dict[str, Note]], marks: set[str]) -> tuple[list[Piece], list[Note]]:
    """The pieces with the marks of their own page's footnotes raised, those of other pages plain; the footnotes."""
    found: list[Note] = []
    told: list[Piece] = []
    for words, page in pieces:

        def sign(match: re.Match[str], page: int = page) -> str:
            note = waiting[page - 1].pop(match[1], None)
            if note is not None:
                found.append(note)
                return raised(match[1])
            return match[1] if match[1] in marks else match[0]

        told.append((_RAISED.sub(sign, words), page))
    return told, found


def _opened(note: Note, words: Words) -> list[Piece]:
    """A footnote whose mark was not found in the text."""
    pieces = Paragraph(note.lines).pieces(words)
    return [(raised(note.mark) + " " + pieces[0][0], pieces[0][1]), *pieces[1:]]
