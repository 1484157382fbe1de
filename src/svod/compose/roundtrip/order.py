"""Where the sentences of a report stand in the file that came back: what was moved, where a paragraph was split or joined."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from svod.compose.tree import Paragraph, Report, Sentence

At = tuple[int, int]
"""The piece of the file, and the sign within it."""


@dataclass(frozen=True)
class Places:
    """The order of a report: sentences of paragraphs by key, what a sentence may follow, the host of every footnote."""

    movable: tuple[str, ...]
    anchors: frozenset[str]
    hosts: Mapping[str, str]
    beside: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Neighbours within one paragraph."""


def places_of(report: Report) -> Places:
    movable: list[str] = []
    anchors: set[str] = set()
    beside: set[tuple[str, str]] = set()
    for section in report.sections:
        anchors.add(section.title.key)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                keys = [one.key for one in block.sentences]
                movable += keys
                beside |= set(itertools.pairwise(keys))
            else:
                anchors |= {cell.key for row in block.rows for cell in row}
    return Places(tuple(movable), frozenset({*anchors, *movable}), _hosts(report), frozenset(beside))


def _hosts(report: Report) -> dict[str, str]:
    def notes(sentence: Sentence) -> list[str]:
        return [run.footnote.sentence.key for run in sentence.runs if run.footnote]

    return {note: sentence.key for sentence in report.sentences() for note in notes(sentence)}


def moved(places: Places, found: Mapping[str, At]) -> frozenset[str]:
    """The fewest sentences whose move explains the order of the file: all but those of the longest run in the old order."""
    rank = {key: n for n, key in enumerate(places.movable)}
    there = sorted((key for key in found if key in rank), key=lambda key: found[key])
    kept = {there[n] for n in _longest_rise([rank[key] for key in there])}
    return frozenset(key for key in there if key not in kept)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of one longest rising run, by patience sorting."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        n = bisect_left(ends, number)
        before.append(at[n - 1] if n else -1)
        if n == len(ends):
            ends.append(number)
            at.append(i)
        else:
            ends[n], at[n] = number, i
    run = []
    i = at[-1] if at else -1
    while i >= 0:
        run.append(i)
        i = before[i]
    return run[::-1]


class Before:
    """What stands before a place of the file and may be followed by a sentence."""

    def __init__(self, places: Places, found: Mapping[str, At]) -> None:
        self._places = places
        self._there = sorted((at, key) for key, at in found.items())

    def of(self, at: At) -> str:
        """The key of the sentence; empty where a sentence has no place: in a cover, in the lines of a title."""
        n = bisect_left(self._there, (at, ""))
        if not n:
            return ""
        key = self._there[n - 1][1]
        key = self._places.hosts.get(key, key)
        return key if key in self._places.anchors else ""
