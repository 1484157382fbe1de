"""The terminal: whose language it speaks, how a refusal is said, how a table is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from svod.kernel.words import Language, Trilingual

SPOKEN: dict[str, Language] = {"ru": "ru", "en": "en", "zh": "zh"}


def language() -> Language:
    """The user's language: SVOD_LANGUAGE, else the locale's variables in POSIX order; English where they say nothing else."""
    for name in ("SVOD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")[:2].lower()
        if value:
            return SPOKEN.get(value, "en")
    return "en"


def say(ru: str, en: str, zh: str, **values: object) -> str:
    """The words in the user's language, filled with the values."""
    return Trilingual(ru, en, zh).in_(language()).format(**values)


def complain(words: str) -> None:
    print(words, file=sys.stderr)


def _width(text: str) -> int:
    # a Chinese character takes two columns of a terminal
    return sum(2 if "\u2e80" <= letter <= "\uffef" else 1 for letter in text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]], *, widest: int = 60) -> str:
    """Rows under a head, columns aligned by two blanks; a longer cell is cut at `widest` columns with «…»."""
    cut = [[_short(str(cell if cell is not None else "—"), widest) for cell in row] for row in [head, *rows]]
    widths = [max(_width(row[i]) for row in cut) for i in range(len(head))]
    lines = ["  ".join(c + " " * (width - _width(c)) for c, width in zip(row, widths, strict=True)).rstrip() for row in cut]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])


def _short(cell: str, widest: int) -> str:
    cell = " ".join(cell.split())
    if _width(cell) <= widest:
        return cell
    kept = ""
    for letter in cell:
        if _width(kept + letter) >= widest:
            break
        kept += letter
    return kept.rstrip(" …") + "…"
