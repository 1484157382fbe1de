"""Headings of Markdown as printed: what the rules on layout share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.span import Span

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<words>\S.*?)[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"^(?:\*\*|__)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """`number` as printed without its last point: «3», «3.1»; None without one."""

    span: Span
    level: int
    words: str
    number: str | None
    is_bold: bool

    @property
    def depth(self) -> int:
        """How many parts its number has; 0 without a number."""
        return self.number.count(".") + 1 if self.number else 0


def headings_of(text: str) -> list[Heading]:
    """Every heading marked with #, in order."""
    found = []
    for match in _HEADING.finditer(text):
        words, number = match["words"], _NUMBER.match(match["words"])
        plain = re.sub(r"\*\*|__", "", words)
        bold = words.startswith(("**", "__"))
        found.append(Heading(Span(*match.span()), len(match["marks"]), plain, number["number"] if number else None, bold))
    return found
