"""Tables of wordings in order of rank: «не состоялось» stands above «состоялось», so the second is not found inside the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from svod.language.found import Found
from svod.language.prose import Prose

V = TypeVar("V")
_CAPITAL = re.compile(r"(?<![\\?])[A-ZА-ЯЁ]")


def lowered(pattern: str) -> str:
    """A regular expression for a text in lower case; its classes (`\\W`) stay."""
    return _CAPITAL.sub(lambda match: match[0].lower(), pattern)


def at_words(pattern: re.Pattern[str], prose: Prose) -> Iterator[re.Match[str]]:
    """Matches in `prose.lower` that begin where a word does, in order, none over another. The pattern is a lowered one."""
    text, match_at, reach = prose.lower, pattern.match, 0
    for start in prose.word_starts:
        match = match_at(text, start) if start >= reach else None
        if match is not None:
            reach = match.end()
            yield match


class Ranked(Generic[V]):
    """Regular expressions with what each means; they begin and end with whole words, and case does not matter.

    Tried where a word begins: first all at once, which few places pass, then row by row. Searching the text for each row
    costs six times as much.
    """

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        folded = [(lowered(pattern), value) for pattern, value in rows]
        self._any = re.compile(f"(?:{'|'.join(f'(?:{pattern})' for pattern, _ in folded)})(?!\\w)")
        self._rows = [(re.compile(f"(?:{pattern})(?!\\w)"), value) for pattern, value in folded]

    def find(self, prose: Prose) -> list[Found[V]]:
        """Every wording, in order of place; of those that overlap the one of the earlier row."""
        text, any_of = prose.lower, self._any.match
        starts = [start for start in prose.word_starts if any_of(text, start)]
        taken = bytearray(len(text) + 1)
        found = []
        for pattern, value in self._rows:
            reach = 0
            for start in starts:
                match = pattern.match(text, start) if start >= reach else None
                if match is None:
                    continue
                reach = match.end()
                if not any(taken[start:reach]):
                    taken[start:reach] = b"\1" * (reach - start)
                    found.append(Found(start, reach, value))
        return sorted(found, key=lambda f: f.start)
