"""Texts with the facts that somebody read in them by hand: found in files, and readings scored against them. No database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from svod.intake.files.text import read_text_file
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.reading.scoring import Score, Tally, score
from svod.reading.shapes import Reading

FACTS = ".facts.json"


@dataclass(frozen=True)
class Case:
    """A text and the facts that somebody read in it by hand."""

    name: str
    text: str
    dated: date | None
    facts: Mapping[str, Any]

    def read(self, names: Lexicon | None) -> Reading:
        return read_text(self.text, name=self.name, dated=self.dated, lexicon=names)


def cases_of(place: Path) -> Iterator[Case]:
    """The cases of a folder or of one file: `x.yaml` (text, dated, events, documents), or `x.txt` beside `x.facts.json`."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    for file in files:
        if file.suffix == ".yaml":
            told = _yaml(file)
            yield Case(file.name, told["text"], told.get("dated"), told)
        elif file.suffix in {".txt", ".md"} and (beside := file.with_name(file.stem + FACTS)).exists():
            facts = json.loads(beside.read_text(encoding="utf-8"))
            dated = facts.get("source", {}).get("dated")
            yield Case(file.name, read_text_file(file).text, date.fromisoformat(dated) if dated else None, facts)


def _yaml(file: Path) -> dict[str, Any]:
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(told, dict) and isinstance(told.get("text"), str):
            return told
        why = "text"
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        why = " ".join(str(fault).split())
    raise Refused(
        f"{file.name}: это не текст с фактами ({why}). Нужны поля text, dated, events, documents.",
        f"{file.name}: not a text with its facts ({why}). The fields text, dated, events, documents are needed.",
        f"{file.name}：不是带事实的文本（{why}）。需要 text、dated、events、documents 字段。",
    )


def scored(cases: list[Case], names: Lexicon | None) -> tuple[Score, list[tuple[str, Tally]]]:
    """All cases together, and the whole of each."""
    together, each = Score(), []
    for case in cases:
        one = score(case.facts, case.read(names))
        one.misses = [f"{case.name}: {miss}" for miss in one.misses]
        each.append((case.name, one.whole))
        together.add(one)
    return together, each


def rows_of(found: Score, together: str) -> list[tuple[str, str, str, str, int, int, int]]:
    whole = [*sorted(found.fields.items()), (together, found.whole)]
    return [(name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.missed, t.surplus) for name, t in whole]


def confidence_rows(found: Score) -> list[tuple[str, str, int, int]]:
    """Of the values said at least so confidently, and less so than the row above: the share that is right."""
    return [(f"≥ {least}", f"{t.precision:.3f}", t.right, t.surplus) for least, t in found.confidences.items()]
