"""What stands around the text of a page: headers and footers that repeat, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from svod.intake.files.pdf_lines import NOTE_MARK, Line, Row
from svod.intake.files.pdf_pages import Page

_MARGIN = 0.16  # of the page's height, at the top and at the bottom
_DEEPEST = 3  # rows of a header or a footer
_NUMBER = re.compile(
    r"[-–—\s]*(?:стр(?:аница|\.)?|с\.|page|p\.|第)?\s*(\d{1,4})(?:\s*(?:из|of|/)\s*\d{1,4})?(?:\s*页)?[-–—\s.]*", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_SMALL = 0.93  # of the size of the text: words of a footnote are smaller

Rows = list[Row]


def without_margins(pages: list[Page], rows: list[Rows]) -> list[Rows]:
    """The rows of every page without those that repeat in its margins and without its number."""
    repeated = _repeated(pages, rows)
    shift = _shift(pages, rows)
    kept = []
    for page, held in zip(pages, rows, strict=True):
        out: set[int] = set()
        for edge in (range(min(_DEEPEST, len(held))), range(len(held) - 1, max(-1, len(held) - 1 - _DEEPEST), -1)):
            for at in edge:
                zone = _zone(page, held[at])
                number = _number(held[at])
                is_number = number is not None and shift is not None and number - page.number == shift
                if zone is None or not (is_number or (zone, _shape(held[at])) in repeated):
                    break
                out.add(at)
        kept.append([row for at, row in enumerate(held) if at not in out])
    return kept


def _zone(page: Page, row: Row) -> str | None:
    height = row[0].base / page.height
    return "top" if height > 1 - _MARGIN else "bottom" if height < _MARGIN else None


def _shape(row: Row) -> str:
    return _FIGURES.sub("#", " ".join(word.text for word in row).lower())


def _number(row: Row) -> int | None:
    match = _NUMBER.fullmatch(" ".join(word.text for word in row))
    return int(match[1]) if match else None


def _edges(held: Rows) -> Rows:
    return held if len(held) <= 2 * _DEEPEST else [*held[:_DEEPEST], *held[-_DEEPEST:]]


def _repeated(pages: list[Page], rows: list[Rows]) -> set[tuple[str, str]]:
    """Rows with the same words at the same height of several pages; figures count as the same."""
    heights: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for page, held in zip(pages, rows, strict=True):
        for row in _edges(held):
            zone = _zone(page, row)
            if zone:
                heights[zone, _shape(row)][round(row[0].base / 8)] += 1
    least = max(2, len(pages) // 5)
    return {key for key, at in heights.items() if max(at.values()) >= least}


def _shift(pages: list[Page], rows: list[Rows]) -> int | None:
    """What the printed number of a page is ahead of its place in the file; None where pages have no numbers."""
    shifts = Counter(
        number - page.number
        for page, held in zip(pages, rows, strict=True)
        for row in _edges(held)
        if _zone(page, row) and (number := _number(row)) is not None
    )
    if not shifts:
        return None
    shift, times = shifts.most_common(1)[0]
    return shift if times >= min(2, len(pages)) and (len(pages) > 1 or shift == 0) else None


@dataclass
class Note:
    """A footnote: its mark and its lines, which may go on at the foot of the next page."""

    mark: str
    lines: list[Line] = field(default_factory=list)


def text_size(lines: list[Line]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def parted_notes(lines: list[Line], size: float, last: Note | None) -> tuple[list[Line], list[Note]]:
    """The text of one page and its footnotes. `last` is the last footnote of the page before: it may go on here."""
    text: list[Line] = []
    notes: list[Note] = []
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    for held in columns.values():
        at = len(held)
        while at and not held[at - 1].cells and held[at - 1].size <= _SMALL * size:
            at -= 1
        first = next((i for i in range(at, len(held)) if held[i].opens_with_mark), None)
        if first is None:
            text += held
            continue
        goes_on = held[at:first] if last is not None and not _ends(last) else []
        if last is not None and goes_on:
            last.lines += goes_on
        text += held[: first if not goes_on else at]
        notes += _notes(held[first:])
    return text, notes


def _ends(note: Note) -> bool:
    return note.lines[-1].text.rstrip().endswith((".", ";", "!", "?"))


def _notes(lines: list[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        match = NOTE_MARK.match(line.text)
        mark = (match[1] or match[2]).strip() if match else ""
        is_next = not notes or bool(match and match[1]) or not mark.isdecimal() or _follows(mark, notes[-1].mark)
        if match and mark and is_next:
            line.text = line.text[match.end() :]
            notes.append(Note(mark))
        if line.text.strip():
            notes[-1].lines.append(line)
    return [note for note in notes if note.lines]


def _follows(mark: str, before: str) -> bool:
    return not before.isdecimal() or int(mark) == int(before) + 1
