"""From an offset of the extracted text to the page or paragraph of the file that it came from."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from svod.kernel.words import Trilingual

Unit = Literal["page", "paragraph"]
FileKind = Literal["text", "docx", "odt", "rtf", "html", "pdf"]

_SAID = {
    "page": Trilingual("с. {number}", "p. {number}", "第 {number} 页"),
    "paragraph": Trilingual("абз. {number}", "par. {number}", "第 {number} 段"),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Pages or paragraphs, counted from 1: characters from `starts[i]` to `starts[i + 1]` stand in number `numbers[i]`.

    Empty for a plain text: there an offset is a place by itself.
    """

    unit: Unit = "paragraph"
    starts: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()

    def at(self, offset: int) -> int | None:
        """The page or paragraph that holds `offset`; None where the file has none."""
        index = bisect.bisect_right(self.starts, offset) - 1
        return self.numbers[index] if index >= 0 else None

    def said(self, offset: int) -> Trilingual | None:
        """`at` in words: «с. 3», “par. 12”."""
        number = self.at(offset)
        return None if number is None else _SAID[self.unit].filled(number=number)

    def row(self) -> dict[str, object]:
        """As the register keeps them."""
        return {"unit": self.unit, "starts": list(self.starts), "numbers": list(self.numbers)} if self else {}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Places:
        """From what `row` gave; empty from an empty one."""
        return cls(row["unit"], tuple(row["starts"]), tuple(row["numbers"])) if row else cls()

    def __bool__(self) -> bool:
        return bool(self.starts)


NO_PLACES = Places()


def places_of(unit: Unit, marks: Iterable[tuple[int, int]]) -> Places:
    """Places from (offset, number) in rising order of offsets; repeated numbers are held once."""
    starts: list[int] = []
    numbers: list[int] = []
    for start, number in marks:
        if numbers and numbers[-1] == number:
            continue
        if starts and starts[-1] == start:
            numbers[-1] = number
            continue
        starts.append(start if starts else 0)
        numbers.append(number)
    return Places(unit, tuple(starts), tuple(numbers))
