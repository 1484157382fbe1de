"""Columns of prose on a page: a blank gutter that no word crosses, with lines on both sides of it."""

from __future__ import annotations

import bisect
import itertools
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from svod.intake.files.pdf_lines import Line, Row, edge_of, is_spread, line_of, rows_of, said, segments_of

_LEAST_ROWS = 3
_MANY_ROWS = 6  # blanks of so many lines do not meet by chance
_LEAST_SHARE = 0.2  # of the width of both: a narrower column is the numbers of a list
_SHORT = 16  # characters: a column of prose has longer lines
_DEEPEST = 12
_MOST_GUTTERS = 60
_STEP = 3.0  # points: gutters as near as that are one
_HALF = 2.5  # points on each side of a gutter's middle that stay blank


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `[first, last)` with a gutter at `x`; `worth` counts the lines that stand beside each other."""

    first: int
    last: int
    x: float
    worth: int


def ordered(rows: Sequence[Row], page: int, column: int = 0, depth: int = 0) -> list[Line]:
    """The lines of the rows, column after column where the page has columns."""
    band = _best(rows) if depth < _DEEPEST else None
    if band is None:
        edge = edge_of(rows)
        return [line_of(segments_of(row, edge), page, column) for row in rows]
    lines = ordered(rows[: band.first], page, column, depth + 1)
    words = [word for row in rows[band.first : band.last] for word in row]
    for half in ([word for word in words if word.right <= band.x], [word for word in words if word.left >= band.x]):
        # gathered anew: lines of the two columns need not stand at one height
        lines += ordered(rows_of(half), page, _after(lines, column), depth + 1)
    return lines + ordered(rows[band.last :], page, _after(lines, column), depth + 1)


def _after(lines: list[Line], column: int) -> int:
    return max((line.column for line in lines), default=column - 1) + 1


def _best(rows: Sequence[Row]) -> _Band | None:
    found: list[_Band] = []
    lefts = [[word.left for word in row] for row in rows]
    edge = edge_of(rows)
    for x in _gutters(rows):
        start = 0
        for end in range(len(rows) + 1):
            if end < len(rows) and not _crosses(rows[end], lefts[end], x):
                continue
            band = _band(rows, start, end, x, edge)
            if band is not None:
                found.append(band)
            start = end + 1
    return max(found, key=lambda band: (band.worth, -band.x), default=None)


def _crosses(row: Row, lefts: list[float], x: float) -> bool:
    before = bisect.bisect_left(lefts, x + _HALF)
    return before > 0 and row[before - 1].right > x - _HALF


def _gutters(rows: Sequence[Row]) -> list[float]:
    """The middles of gaps within rows, and between rows that stand beside each other; the commonest ones."""
    found: Counter[float] = Counter()
    for row in rows:
        for before, after in itertools.pairwise(row):
            if after.left - before.right > 0.8 * before.size:
                found[round((before.right + after.left) / 2 / _STEP) * _STEP] += 1
    for above, below in itertools.pairwise(rows):
        for a, b in ((above[-1], below[0]), (below[-1], above[0])):
            if b.left - a.right > 0.8 * a.size:
                found[round((a.right + b.left) / 2 / _STEP) * _STEP] += 1
    return [x for x, _ in found.most_common(_MOST_GUTTERS)]


def _band(rows: Sequence[Row], start: int, end: int, x: float, edge: float | None) -> _Band | None:
    """The part of rows `[start, end)` where both columns go on side by side, if they are columns of prose."""
    left = [at for at in range(start, end) if rows[at][0].right <= x]
    right = [at for at in range(start, end) if rows[at][-1].left >= x]
    if not left or not right:
        return None
    first, last = max(left[0], right[0]), min(left[-1], right[-1])
    worth = min(sum(first <= at <= last for at in left), sum(first <= at <= last for at in right))
    beside = rows[first : last + 1]
    if worth < _LEAST_ROWS or not _is_wide(beside, x, worth) or _is_table(beside, x):
        return None
    if worth < _MANY_ROWS and sum(is_spread(row, edge) for row in beside) > len(beside) / 4:
        return None
    # a column that begins or ends lower than its neighbour keeps its lines, up to a gap that parts blocks
    return _Band(_stretched(rows, first, start, -1), _stretched(rows, last, end - 1, 1) + 1, x, worth)


def _is_wide(rows: Sequence[Row], x: float, worth: int) -> bool:
    """Whether the gutter is a corridor, and no chance meeting of blanks in a few lines."""
    ends = [word.right for row in rows for word in row if word.right <= x]
    begins = [word.left for row in rows for word in row if word.left >= x]
    size = statistics.median(row[0].size for row in rows)
    return min(begins) - max(ends) > (0.8 if worth >= _MANY_ROWS else 1.5) * size


def _stretched(rows: Sequence[Row], at: int, limit: int, step: int) -> int:
    while at != limit:
        here, there = rows[at][0], rows[at + step][0]
        if abs(here.base - there.base) > 1.6 * max(here.size, there.size):
            break
        at += step
    return at


def _is_table(rows: Sequence[Row], x: float) -> bool:
    """Whether the rows say more row by row: a list with its numbers, dates with what was on them."""
    left = [[word for word in row if word.right <= x] for row in rows if row[0].right <= x]
    right = [[word for word in row if word.left >= x] for row in rows if row[-1].left >= x]
    spans = [[(row[0].left, row[-1].right) for row in side] for side in (left, right)]
    widths = [max(end for _, end in side) - min(begin for begin, _ in side) for side in spans]
    if min(widths) < _LEAST_SHARE * sum(widths) or min(len(left), len(right)) < 0.6 * max(len(left), len(right)):
        return True
    filled = [
        statistics.mean(end - begin for begin, end in side) / max(width, 1.0) for side, width in zip(spans, widths, strict=True)
    ]
    letters = [statistics.mean(sum(len(word.text) + 1 for word in row) for row in side) for side in (left, right)]
    if min(filled) >= 0.75 and min(letters) >= _SHORT:
        return False
    parts = [segments_of(row) for row in rows]
    with_figures = sum(any(map(str.isdigit, said(row[0]))) for row in parts)
    return with_figures >= len(rows) / 2 or sum(len(row) > 2 for row in parts) > len(rows) / 2
