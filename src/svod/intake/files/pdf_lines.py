"""The rows of a page, their segments, and the lines that they make."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from svod.intake.files.manuscript import raised
from svod.intake.files.pdf_pages import Word

NOTE_MARK = re.compile("\ue000([^\ue001]{1,4})\ue001\\s*|(\\d{1,3}|\\*{1,4})\\s*(?=[^\\W\\d_])")
"""The mark that a footnote opens with, raised or not."""

_SAME_ROW = 0.3  # of the size: how far base lines of one row may part
_BLANK = 0.28  # of the size: a common blank
_GLUED = 0.13  # of the size: a smaller gap is no blank


Row = list[Word]
"""Words of one base line, from the left."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row without a wide gap between them."""

    words: tuple[Word, ...]
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class Line:
    """A line of text. `column` tells the columns of one page apart, `left` and `right` are the line's own.

    `natural` is the width of its words with common blanks, `first` that of its first word: they tell line ends made by hand.
    `cells` are those of a row of a table; then the line is a row and has no other words.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0
    opens_with_mark: bool = False
    natural: float = 0.0
    first: float = 0.0
    cells: list[str] = field(default_factory=list)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Words of one base line, from the top; within a row from the left. Raised words join the row that they stand in."""
    ordered = sorted(words, key=lambda word: (-word.base, word.left))
    rows: list[Row] = []
    bases: list[float] = []
    sizes: list[float] = []
    for word in ordered:
        at = next((i for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _is_of_row(word, bases[i], sizes[i])), None)
        if at is None:
            rows.append([word])
            bases.append(word.base)
            sizes.append(word.size)
            continue
        rows[at].append(word)
        if word.size > sizes[at] * 1.15:  # the row was opened by a raised mark: the greater word says where its line is
            bases[at], sizes[at] = word.base, word.size
    for row in rows:
        row.sort(key=lambda word: word.left)
    return rows


def _is_of_row(word: Word, base: float, size: float) -> bool:
    if 0.87 < word.size / size < 1.15:
        return abs(word.base - base) <= _SAME_ROW * max(word.size, size)
    above = word.base - base if word.size < size else base - word.base  # how far the smaller one is raised
    return -0.1 * max(word.size, size) <= above <= 0.5 * max(word.size, size)


def edge_of(rows: Sequence[Row]) -> float | None:
    """Where justified lines end: the right edge that a fifth of the rows or more have; None where there is none."""
    edges = Counter(round(row[-1].right) for row in rows)
    edge, times = edges.most_common(1)[0] if edges else (0, 0)
    return float(edge) if times >= max(3, len(rows) / 5) else None


def is_spread(row: Row, edge: float | None) -> bool:
    """Whether the words were spread over the line to end at `edge`: their gaps are equal."""
    size = max(word.size for word in row)
    gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
    blanks = [gap for gap in gaps if gap > _GLUED * size]
    return edge is not None and bool(blanks) and abs(row[-1].right - edge) < 1.5 and max(blanks) - min(blanks) < 0.2 * size


def segments_of(row: Row, edge: float | None = None) -> list[Segment]:
    """A row parted at gaps that are wide for it. Justified lines have wide gaps of their own, all equal, up to `edge`."""
    gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
    size = max(word.size for word in row)
    usual = statistics.median(gaps) if len(gaps) > 2 else 0.0
    if is_spread(row, edge):
        return [segment(row)]
    parts: list[list[Word]] = [[row[0]]]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > max(1.2 * size, 2.2 * usual):
            parts.append([])
        parts[-1].append(word)
    return [segment(part) for part in parts]


def segment(words: Sequence[Word]) -> Segment:
    size = statistics.mode(round(word.size, 1) for word in words for _ in word.text)
    base = next(word.base for word in words if round(word.size, 1) == size)
    return Segment(tuple(words), min(word.left for word in words), max(word.right for word in words), base, size)


def said(part: Segment) -> str:
    """The words with single blanks; raised ones carry their sign."""
    text = ""
    before: Word | None = None
    for word in part.words:
        if before is not None and word.left - before.right > _GLUED * min(word.size, before.size):
            text += " "
        text += raised(word.text) if _is_raised(word, part) else word.text
        before = word
    return text


def _is_raised(word: Word, part: Segment) -> bool:
    return word.size < 0.85 * part.size and word.base > part.base + 0.12 * part.size


def _blank(words: list[Word], size: float) -> float:
    """How wide a common blank is: that of the letters, where all are of one width."""
    widths = [(word.right - word.left) / len(word.text) for word in words if word.text]
    is_typewritten = len(widths) > 2 and max(widths) - min(widths) < 0.04 * size
    return max(widths) if is_typewritten else _BLANK * size


def line_of(row: list[Segment], page: int, column: int) -> Line:
    """The segments of a row as one line, tabs between them."""
    text = "\t".join(map(said, row))
    size = max(row, key=lambda part: part.right - part.left).size
    words = [word for part in row for word in part.words]
    blanks = sum(after.left - before.right > _GLUED * size for before, after in itertools.pairwise(words))
    natural = sum(word.right - word.left for word in words) + blanks * _blank(words, size)
    return Line(
        text,
        row[0].left,
        row[-1].right,
        row[0].base,
        size,
        page,
        column,
        opens_with_mark=bool(NOTE_MARK.match(text)),
        natural=natural,
        first=words[0].right - words[0].left,
    )
