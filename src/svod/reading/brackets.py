"""Brackets of a sentence: «(г. Минск, 3 мая 2019 г.)», also nested ones and those never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.language.found import Found
from svod.reading.calendar import range_of
from svod.reading.scene import Scene

_MARK = re.compile(r"[()]")
_GOES_ON = re.compile(r"(?:,|;| и| а также) (?:с )?(?:\d|г\.|в )")
RangedAtom = tuple[str, Found[object], DateRange | None]


@dataclass(frozen=True, slots=True)
class Bracket:
    """Clean `[start, end)` with its marks; the dates, places and formats inside, in order."""

    start: int
    end: int
    atoms: tuple[RangedAtom, ...]

    @property
    def has_day(self) -> bool:
        return any(kind == "date" and dates is not None and dates.precision == "day" for kind, _, dates in self.atoms)


def atoms_between(scene: Scene, start: int, end: int) -> list[RangedAtom]:
    """Dates, places and formats that begin in clean `[start, end)`, in order; not those in quotations."""
    atoms: list[RangedAtom] = []
    for one in scene.dates.within(start, end):
        if scene.date_roles.get(one.start) in {"unplaced", "event"}:
            atoms.append(("date", one, range_of(scene, one)))
    atoms.extend(("place", one, None) for one in scene.places.within(start, end))
    atoms.extend(("format", one, None) for one in scene.formats.within(start, end))
    return sorted((a for a in atoms if not scene.quoted(a[1].start)), key=lambda a: a[1].start)


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, opened, last = 0, -1, -1
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if mark.group() == "(":
            if depth == 0:
                opened = at
            depth += 1
        else:
            depth = max(0, depth - 1)
            last = at
            if depth == 0 and opened >= 0:
                yield opened, at + 1
                opened = -1
    if opened >= 0:  # never closed: up to the inner bracket after which the list does not go on
        closing = [at for at in range(opened, end) if text[at] == ")"]
        stop = next((at for at in closing if not _GOES_ON.match(text, at + 1)), last)
        yield opened, stop + 1 if stop > opened else end


def brackets_in(scene: Scene, sentence: Span) -> list[Bracket]:
    """The outermost brackets that hold a date, a place or a format."""
    found = []
    for start, end in _ends(scene.prose.text, sentence.start, sentence.end):
        atoms = atoms_between(scene, start, end)
        if atoms:
            found.append(Bracket(start, end, tuple(atoms)))
    return found
