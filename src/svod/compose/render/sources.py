"""The sources of a sentence as they are shown: record by record, what is said of it, where that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svod.compose.render.words import EDITORIAL, INFERRED, NO_SOURCE, OVERRULED, PLACES, field_name
from svod.compose.tree import Evidence, FactRef, Report, Sentence
from svod.kernel.span import Span

Standing = Literal["stated", "inferred", "none"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts of one record that rest on the same source: "dates, place – Report …, characters 120–150"."""

    fields: str
    source: str
    places: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """A record behind a sentence, and what its facts rest on."""

    record: str
    noun: str
    name: str
    grounds: tuple[Ground, ...]


def standing(report: Report, sentence: Sentence) -> Standing:
    """Whether a source states the sentence, whether it only follows from records, or has no source at all."""
    if not report.is_sourced(sentence):
        return "none"
    return "stated" if report.is_stated(sentence) else "inferred"


def grounds_of(report: Report, sentence: Sentence) -> tuple[Grounds, ...]:
    """The records of a sentence in the order said, each with its grounds."""
    by_record: dict[str, list[FactRef]] = {}
    for fact in sentence.facts:
        by_record.setdefault(fact.record, []).append(fact)
    return tuple(
        Grounds(record, facts[0].noun, report.names.get(record, ""), _grounds(report, facts))
        for record, facts in by_record.items()
    )


def _grounds(report: Report, facts: list[FactRef]) -> tuple[Ground, ...]:
    """Facts that share their source stand together; a fact without evidence says so."""
    language = report.language
    together: dict[tuple[str, bool], tuple[list[str], list[Span]]] = {}
    for fact in facts:
        for said_by, is_inferred, spans in _said_by(report, fact) or [(NO_SOURCE.in_(language), False, ())]:
            fields, places = together.setdefault((said_by, is_inferred), ([], []))
            fields.append(field_name(fact.field, language))
            places.extend(spans)
    return tuple(
        Ground(", ".join(dict.fromkeys(fields)), said_by, _places(spans, language), is_inferred)
        for (said_by, is_inferred), (fields, spans) in together.items()
    )


def _said_by(report: Report, fact: FactRef) -> list[tuple[str, bool, tuple[Span, ...]]]:
    language = report.language
    return [(_source(one, language), one.layer == "inferred", one.spans) for one in report.evidence.get(fact, ())]


def _source(evidence: Evidence, language: str) -> str:
    source = evidence.source.in_(language) or EDITORIAL.in_(language).format(by=evidence.made_by)
    mark = {"inferred": INFERRED, "overruled": OVERRULED}.get(evidence.layer)
    return f"{source} ({mark.in_(language)})" if mark else source


def _places(spans: list[Span], language: str) -> str:
    """Places of a text, each once, in the order of the text."""
    places = sorted({(span.start, span.end) for span in spans})
    if not places:
        return ""
    return PLACES.in_(language).format(spans=", ".join(f"{start}–{end}" for start, end in places))
