"""What changed between two versions of a state's material: rows added, removed, changed; the text sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from svod.register.submissions.models import Submission
from svod.register.submissions.rows import FIELDS, Row, typed_row

Fate = Literal["same", "out", "in"]
_ENDS = re.compile(r"(?<=[.!?…])(?<!\sг\.)(?<!\sгг\.)(?<!\sим\.)(?<!\b[А-ЯA-Z]\.)\s+(?=[А-ЯЁA-Z«“\"(\d])|(?<=[。！？])|\n+")
_WORD = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
_ALIKE = 0.6
"""Of the words of two names, shared: from here on they may name one event."""
FLAGS = ("is_nothing", "is_provisional", "is_incomplete", "blanks")


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that both versions have; `fields` are those that differ."""

    before: Row
    after: Row
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`pieces`: the sentences of both texts in order, each the same, taken out or put in. `flags` that differ."""

    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()
    pieces: tuple[tuple[Fate, str], ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def is_text_changed(self) -> bool:
        return any(fate != "same" for fate, _ in self.pieces)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.flags or self.is_text_changed)


def difference(before: Submission, after: Submission) -> Difference:
    """From one version to a later one."""
    flags = tuple(name for name in FLAGS if getattr(before, name) != getattr(after, name))
    return difference_of(before.text, before.rows, after.text, after.rows, flags)


def difference_of(
    text: str,
    rows: Sequence[Mapping[str, str]],
    later_text: str,
    later_rows: Sequence[Mapping[str, str]],
    flags: tuple[str, ...] = (),
) -> Difference:
    before, after = [typed_row(row) for row in rows], [typed_row(row) for row in later_rows]
    left = _Left(before)
    fresh = [row for row in after if not left.take_same(row)]  # rows that stayed as they were go one for one
    changed, added = [], []
    for row in fresh:
        twin = left.take_twin(row)
        if twin is None:
            added.append(row)
        else:
            changed.append(RowChange(twin, row, tuple(name for name in FIELDS if twin[name] != row[name])))
    return Difference(tuple(added), tuple(left.rows()), tuple(changed), _pieces(text, later_text), flags)


class _Left:
    """Rows of the earlier version that no later one has been found for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = dict(enumerate(rows))
        self._named: dict[str, list[int]] = {}
        self._words: dict[int, frozenset[str]] = {}
        for at, row in self._rows.items():
            name = row["title"].casefold()
            self._named.setdefault(name, []).append(at)
            self._words[at] = _words(name)

    def rows(self) -> list[Row]:
        return list(self._rows.values())

    def take_same(self, row: Row) -> bool:
        """Take away a row with these very words."""
        at = next((at for at in self._named.get(row["title"].casefold(), ()) if self._rows[at] == row), None)
        return at is not None and bool(self._take(at))

    def take_twin(self, row: Row) -> Row | None:
        """Take away the row that tells of the same event: of one name (of several, that of the same day), or the likest."""
        name = row["title"].casefold()
        same = self._named.get(name)
        if same:
            return self._take(max(same, key=lambda at: self._rows[at]["start"] == row["start"]))
        words = _words(name)
        best = max(self._rows, key=lambda at: _shared(words, self._words[at]), default=None)
        return self._take(best) if best is not None and _shared(words, self._words[best]) >= _ALIKE else None

    def _take(self, at: int) -> Row:
        row = self._rows.pop(at)
        self._named[row["title"].casefold()].remove(at)
        return row


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name))


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def sentences_of(text: str) -> list[str]:
    return [said for part in _ENDS.split(text) if (said := " ".join(part.split()))]


def _pieces(text: str, later: str) -> tuple[tuple[Fate, str], ...]:
    before, after = sentences_of(text), sentences_of(later)
    pieces: list[tuple[Fate, str]] = []
    for verb, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if verb == "equal":
            pieces += [("same", said) for said in before[a:b]]
        else:
            pieces += [("out", said) for said in before[a:b]]
            pieces += [("in", said) for said in after[c:d]]
    return tuple(pieces)
