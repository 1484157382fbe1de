"""The areas of a text: its numbered headings, and which of them holds a place."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from svod.kernel.span import Span
from svod.language.phrases.ordinals.ru import roman
from svod.language.prose import Passage
from svod.reading.scene import Scene
from svod.reading.shapes import Area


@dataclass(frozen=True)
class Sections:
    """`areas` in order; `number_at` answers for clean characters."""

    areas: tuple[Area, ...]
    _starts: tuple[int, ...]
    _numbers: tuple[int | None, ...]

    def number_at(self, position: int) -> int | None:
        """Number of the area that holds a clean position; None before the first and after the last."""
        at = bisect.bisect_right(self._starts, position) - 1
        return self._numbers[at] if at >= 0 else None


def _number(printed: str | None) -> int | None:
    if not printed:
        return None
    first = printed.split(".")[0]
    return int(first) if first.isdigit() else roman(first)


def sections_of(scene: Scene) -> Sections:
    """Headings with a number make areas; a subheading («3.2») belongs to its area; one without a number ends the area before it."""
    prose = scene.prose
    starts: list[int] = []
    numbers: list[int | None] = []
    areas: list[Area] = []
    headings = [p for p in prose.passages if p.kind == "heading"]
    for passage in headings:
        number = _number(passage.number)
        if number is not None and "." in (passage.number or "") and numbers and numbers[-1] == number:
            continue
        starts.append(passage.start)
        numbers.append(number)
        if number is not None:
            areas.append(
                Area(
                    number,
                    prose.text[passage.start : passage.end],
                    prose.span(passage.start, passage.end),
                    Span(passage.source.start, len(prose.source)),
                )
            )
    closed = [
        Area(
            a.number,
            a.title,
            a.span,
            Span(a.holds.start, max(a.holds.start, _next_heading(_starts(headings), a.holds.start, a.holds.end))),
        )
        for a in areas
    ]
    return Sections(tuple(closed), tuple(starts), tuple(numbers))


def _starts(headings: list[Passage]) -> list[int]:
    return [h.source.start for h in headings if h.number is None or "." not in h.number]


def _next_heading(starts: list[int], after: int, otherwise: int) -> int:
    at = bisect.bisect_right(starts, after)
    return starts[at] if at < len(starts) else otherwise
