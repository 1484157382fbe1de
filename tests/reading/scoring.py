"""A text of the corpus with its facts, read and scored."""

from __future__ import annotations

from pathlib import Path

from svod.cli.cases import cases_of
from svod.reading.scoring import score as score_reading


def score(path: Path) -> tuple[float, list[str]]:
    """F1 over all fields, and a line for every field that is wrong."""
    (case,) = cases_of(path)
    found = score_reading(case.facts, case.read(None))
    return found.whole.f1, found.misses
