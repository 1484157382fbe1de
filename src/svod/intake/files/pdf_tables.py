"""Tables with drawn rules: their words in cells."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svod.intake.files.pdf_lines import rows_of, said, segment
from svod.intake.files.pdf_pages import Page, Rule, Word

_NEAR = 3.0  # points: rules that near are one
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by rows; a cell holds the lines of its words, joined later as lines of prose are."""

    top: float
    bottom: float
    cells: list[list[list[str]]]


def tables_of(page: Page) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page from its top, and the words that stand in none."""
    if len(page.rules) > _MOST_RULES:
        return [], list(page.words)
    tables: list[Table] = []
    rest = list(page.words)
    for rules in _crossing([rule for rule in page.rules if not _is_frame(rule, page)]):
        columns = _merged(rule.left for rule in rules if not rule.is_level)
        edges = _merged(rule.bottom for rule in rules if rule.is_level)
        if len(columns) < 3 or len(edges) < 2:
            continue
        inside = [word for word in rest if _is_inside(word, columns, edges)]
        cells = _cells(inside, columns, edges)
        if sum(any(cell for cell in row) for row in cells) and any(sum(map(bool, row)) > 1 for row in cells):
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
            tables.append(Table(edges[-1], edges[0], cells))
    return sorted(tables, key=lambda table: -table.top), rest


def _is_frame(rule: Rule, page: Page) -> bool:
    """The sides of a border around the whole page make no table."""
    return rule.right - rule.left > 0.93 * page.width or rule.top - rule.bottom > 0.93 * page.height


def _crossing(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other on the way down the page: one group a table."""
    groups: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: -rule.top):
        if groups and rule.top >= groups[-1][0] - _NEAR:
            bottom, group = groups[-1]
            group.append(rule)
            groups[-1] = (min(bottom, rule.bottom), group)
        else:
            groups.append((rule.bottom, [rule]))
    return [group for _, group in groups]


def _merged(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _is_inside(word: Word, columns: list[float], edges: list[float]) -> bool:
    middle = (word.left + word.right) / 2
    return columns[0] - _NEAR <= middle <= columns[-1] + _NEAR and edges[0] - _NEAR <= word.base <= edges[-1] + _NEAR


def _cells(words: list[Word], columns: list[float], edges: list[float]) -> list[list[list[str]]]:
    grid: list[list[list[Word]]] = [[[] for _ in itertools.pairwise(columns)] for _ in itertools.pairwise(edges)]
    for word in words:
        column = bisect.bisect(columns, (word.left + word.right) / 2) - 1
        row = bisect.bisect(edges, word.base + word.size / 4) - 1
        column, row = min(max(column, 0), len(columns) - 2), min(max(row, 0), len(edges) - 2)
        grid[row][column].append(word)
    return [[[said(segment(line)) for line in rows_of(cell)] for cell in row] for row in reversed(grid)]
