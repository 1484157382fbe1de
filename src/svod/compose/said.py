"""Words on their way to a sentence: a piece of text and the facts that it says, never apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from svod.compose.tree import FactRef, Footnote, Run, Sentence

_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a sentence. Empty text with no facts says nothing and disappears in `line`."""

    runs: tuple[Run, ...] = ()
    facts: tuple[FactRef, ...] = ()
    tells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: Said | str) -> Said:
        after = said(other) if isinstance(other, str) else other
        return Said(self.runs + after.runs, self.facts + after.facts, self.tells + after.tells)

    def knowing(self, *facts: FactRef) -> Said:
        """The same words with more facts behind them."""
        return replace(self, facts=self.facts + facts)

    def telling(self, *records: str) -> Said:
        """The same words, which tell these records in full."""
        return replace(self, tells=self.tells + records)

    def noted(self, footnote: Footnote) -> Said:
        """The same words with a footnote at their end."""
        return replace(self, runs=(*self.runs, Run("", footnote)))

    def reworded(self, change: Callable[[str], str]) -> Said:
        """The words changed as one text; marks of footnotes keep to the end of the words before them."""
        if not any(run.footnote for run in self.runs):
            return replace(self, runs=(Run(change(self.text)),))
        return replace(self, runs=tuple(replace(run, text=change(run.text)) if run.text else run for run in self.runs))

    def capital(self) -> Said:
        for i, run in enumerate(self.runs):
            if run.text:
                first = replace(run, text=run.text[:1].upper() + run.text[1:])
                return replace(self, runs=(*self.runs[:i], first, *self.runs[i + 1 :]))
        return self

    def sentence(self, polish: Callable[[str], str] = str) -> Sentence:
        """The words as a sentence; raises `Unsourced` where no fact stands behind them."""
        done = self.reworded(lambda text: _SPACES.sub(" ", polish(text)))
        return Sentence(done.runs, tuple(dict.fromkeys(done.facts)), tuple(dict.fromkeys(done.tells)))


NOTHING = Said()


def said(text: str, *facts: FactRef) -> Said:
    return Said((Run(text),) if text else (), facts)


def glue(between: str, parts: Iterable[Said | str | None]) -> Said:
    """The parts that say something, with `between` between them."""
    out = NOTHING
    for part in parts:
        piece = said(part) if isinstance(part, str) else part
        if piece is None or not piece:
            continue
        out = out + between + piece if out else out + piece
    return out


def line(*parts: Said | str | None) -> Said:
    """The parts that say something, one space apart."""
    return glue(" ", parts)


def enumerated(parts: list[Said], comma: str, last: str) -> Said:
    """A, B and C: `comma` between the parts, `last` before the last of them."""
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    return glue(comma, parts[:-1]) + last + parts[-1]
