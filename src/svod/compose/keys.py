"""A name for every sentence of a report: what an editor's change, a content control of a file and a comparison hold on to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from svod.compose.tree import Decision, Footnote, Paragraph, Report, Section, Sentence, Table

LENGTH = 12  # hex digits; Word keeps 64 characters of a tag


def keyed(report: Report) -> Report:
    """Every sentence gets a key from where it stands and what it tells, never from its words: one in every language."""
    seen: Counter[str] = Counter()

    def named(sentence: Sentence, place: str) -> Sentence:
        said = f"{place}/{_subject(sentence)}"
        seen[said] += 1
        return replace(sentence, key=hashlib.sha256(f"{said}#{seen[said]}".encode()).hexdigest()[:LENGTH])

    return mapped(report, named)


def place_of(section: Section) -> str:
    """The area that a section tells; a section of no area by the facts of its title that do not change with the year."""
    areas = [fact.code for fact in section.title.facts if fact.noun == "area"]
    return areas[0] if areas else "/".join(dict.fromkeys(f"{fact.noun}.{fact.field}" for fact in section.title.facts))


def mapped(report: Report, change: Callable[[Sentence, str], Sentence]) -> Report:
    """The report with every sentence changed, in the order of reading; `change` takes it and its place."""

    def one(sentence: Sentence, place: str) -> Sentence:
        changed = change(sentence, place)
        runs = tuple(
            replace(run, footnote=Footnote(one(run.footnote.sentence, f"{place}/note"))) if run.footnote else run
            for run in changed.runs
        )
        return replace(changed, runs=runs)

    def each(sentences: tuple[Sentence, ...], place: str) -> tuple[Sentence, ...]:
        return tuple(one(sentence, place) for sentence in sentences)

    def block(of: Paragraph | Table, place: str) -> Paragraph | Table:
        if isinstance(of, Paragraph):
            return replace(of, sentences=each(of.sentences, place))
        return replace(of, rows=tuple(each(row, f"{place}/table") for row in of.rows))

    def section(of: Section) -> Section:
        place = place_of(of)
        return replace(of, title=one(of.title, f"{place}/title"), blocks=tuple(block(part, place) for part in of.blocks))

    cover = report.decision
    if cover:
        parts = {part.name: getattr(cover, part.name) for part in fields(Decision)}
        changed: dict[str, Any] = {
            name: each(part, name) if isinstance(part, tuple) else one(part, name) for name, part in parts.items()
        }
        cover = Decision(**changed)
    return replace(report, decision=cover, title=each(report.title, "title"), sections=tuple(map(section, report.sections)))


def _subject(sentence: Sentence) -> str:
    """What it tells; else the fields of its one record; else the kinds of its facts: a total keeps its key when events come."""
    if sentence.tells:
        return "tells " + " ".join(sorted(sentence.tells))
    if len(sentence.records) == 1:
        return f"{sentence.records[0]} " + " ".join(sorted({fact.field for fact in sentence.facts}))
    return " ".join(sorted({f"{fact.noun}.{fact.field}" for fact in sentence.facts}))
