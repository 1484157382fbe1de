"""The lines of a page in the order of reading: words gathered into rows, rows parted into columns, ruled tables apart."""

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
_GLUED = 0.13  # of the size: a smaller gap is no blank
_LEAST_ROWS = 3
_LEAST_SHARE = 0.2  # of the width of both: a narrower column is the numbers of a list
_DEEPEST = 12


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
    cells: list[str] = field(default_factory=list)


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one base line, from the top; within a row from the left. Raised words join the row that they stand in."""
    ordered = sorted(words, key=lambda word: (-word.base, word.left))
    rows: list[list[Word]] = []
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
    apart = abs(word.base - base)
    if 0.87 < word.size / size < 1.15:
        return apart <= _SAME_ROW * max(word.size, size)
    return apart <= 0.5 * max(word.size, size)


def right_edge(rows: Sequence[Sequence[Word]]) -> float | None:
    """Where justified lines end: the right edge that a fifth of the rows or more have; None where there is none."""
    edges = Counter(round(row[-1].right) for row in rows)
    edge, times = edges.most_common(1)[0] if edges else (0, 0)
    return float(edge) if times >= max(3, len(rows) / 5) else None


def segments_of(row: Sequence[Word], edge: float | None = None) -> list[Segment]:
    """A row parted at gaps that are wide for it. Justified lines have wide gaps of their own, all equal, up to `edge`."""
    gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
    size = max(word.size for word in row)
    usual = statistics.median(gaps) if len(gaps) > 2 else 0.0
    blanks = [gap for gap in gaps if gap > _GLUED * size]
    if edge is not None and blanks and abs(row[-1].right - edge) < 1.5 and max(blanks) - min(blanks) < 0.2 * size:
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


def ordered(rows: list[list[Segment]], page: int, column: int = 0, depth: int = 0) -> list[Line]:
    """The lines of the rows, column after column where the page has columns."""
    band = _columns(rows) if depth < _DEEPEST else None
    if band is None:
        return [_line(row, page, column) for row in rows]
    first, last, gutter = band
    left = [[part for part in row if part.right <= gutter] for row in rows[first:last]]
    right = [[part for part in row if part.left >= gutter] for row in rows[first:last]]
    lines = ordered(rows[:first], page, column, depth + 1)
    for half in (left, right):
        following = max((line.column for line in lines), default=column) + 1
        lines += ordered([row for row in half if row], page, following, depth + 1)
    return lines + ordered(rows[last:], page, max(line.column for line in lines) + 1, depth + 1)


def _line(row: list[Segment], page: int, column: int) -> Line:
    text = "\t".join(map(said, row))
    size = max(row, key=lambda part: part.right - part.left).size
    return Line(text, row[0].left, row[-1].right, row[0].base, size, page, column, bool(NOTE_MARK.match(text)))


def _columns(rows: list[list[Segment]]) -> tuple[int, int, float] | None:
    """The longest band of rows that a blank gutter parts into two columns of prose: its first row, the row after its last, x."""
    best: tuple[int, int, int, float] | None = None
    for gutter in _gutters(rows):
        start = 0
        for end in range(len(rows) + 1):
            crossed = end == len(rows) or any(part.left < gutter < part.right for part in rows[end])
            if not crossed:
                continue
            band = _trimmed(rows, start, end, gutter)
            if band is not None and (best is None or band[0] > best[0]):
                best = band
            start = end + 1
    return best[1:] if best else None


def _gutters(rows: list[list[Segment]]) -> list[float]:
    """The middles of the gaps of the rows, and of the gaps between rows that stand beside each other; equal ones once."""
    found: set[int] = set()
    for row in rows:
        found.update(round((before.right + after.left) / 2 / 4) * 4 for before, after in itertools.pairwise(row))
    for above, below in itertools.pairwise(rows):
        for a, b in ((above[-1], below[0]), (below[-1], above[0])):
            if b.left - a.right > 6:
                found.add(round((a.right + b.left) / 2 / 4) * 4)
    return sorted(map(float, found))[:200]


def _trimmed(rows: list[list[Segment]], start: int, end: int, gutter: float) -> tuple[int, int, int, float] | None:
    """The part of rows `[start, end)` where both columns go on side by side; first its worth, the lines beside each other."""
    left = [at for at in range(start, end) if rows[at][0].right <= gutter]
    right = [at for at in range(start, end) if rows[at][-1].left >= gutter]
    if not left or not right:
        return None
    first, last = max(left[0], right[0]), min(left[-1], right[-1])
    both = min(sum(first <= at <= last for at in left), sum(first <= at <= last for at in right))
    if both < _LEAST_ROWS or _is_table(rows[first : last + 1], gutter):
        return None
    # a column that begins or ends lower than its neighbour keeps its lines, up to a gap that parts blocks
    first = _stretch(rows, first, start, -1)
    last = _stretch(rows, last, end - 1, 1)
    return both, first, last + 1, gutter


def _is_table(rows: list[list[Segment]], gutter: float) -> bool:
    """Whether rows parted by a gutter say more row by row: a list with its numbers, dates with what was on them."""
    left = [row[0] for row in rows if row[0].right <= gutter]
    right = [row[-1] for row in rows if row[-1].left >= gutter]
    widths = [max(part.right for part in side) - min(part.left for part in side) for side in (left, right)]
    if min(widths) < _LEAST_SHARE * sum(widths) or min(len(left), len(right)) < 0.6 * max(len(left), len(right)):
        return True
    means = [statistics.mean(part.right - part.left for part in side) for side in (left, right)]
    fill = min(mean / max(width, 1.0) for mean, width in zip(means, widths, strict=True))
    with_figures = sum(any(map(str.isdigit, said(part))) for row in rows for part in row[:1])
    return fill < 0.75 and (with_figures >= len(rows) / 2 or sum(len(row) > 2 for row in rows) > len(rows) / 2)


def _stretch(rows: list[list[Segment]], at: int, limit: int, step: int) -> int:
    while at != limit:
        here, there = rows[at][0], rows[at + step][0]
        if abs(here.base - there.base) > 1.6 * max(here.size, there.size):
            break
        at += step
    return at
