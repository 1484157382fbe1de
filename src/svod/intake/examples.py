"""Misses as examples for whoever mends the reader: the passage of each, with the facts as officers left them.

The form is that of the specimens: a text, and facts with `char`, `at` and `ev`, places in characters of that text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from svod.kernel.span import Span
from svod.register.misses.models import Miss
from svod.register.proposals.models import Proposal
from svod.register.sources.models import Source

EVIDENCE = {"dates": "date", "place": "city"}
"""The names that places of fields have in the specimens, where they are others than in the reading."""


@dataclass(frozen=True)
class Example:
    """`name` is that of a text file; `facts` are what its `.facts.json` holds."""

    name: str
    text: str
    dated: date | None
    facts: dict[str, Any]


def line_of(text: str, place: int) -> int:
    """Counted from 1."""
    return text.count("\n", 0, place) + 1


def examples(misses: Iterable[Miss]) -> list[Example]:
    """One for each passage; misses whose paragraphs touch share it. In the order of the sources and their texts."""
    by_source: dict[Source, list[Miss]] = {}
    for miss in misses:
        by_source.setdefault(miss.proposal.intake.source, []).append(miss)
    return [example for source, some in by_source.items() for example in _of_source(source, some)]


def _of_source(source: Source, misses: list[Miss]) -> list[Example]:
    proposals = list(Proposal.objects.filter(intake__in={miss.proposal.intake_id for miss in misses}))
    found: list[tuple[Span, list[Miss]]] = []
    for passage, miss in sorted(((_passage(source.text, miss), miss) for miss in misses), key=lambda pair: pair[0]):
        if found and passage.start < found[-1][0].end:
            before, some = found.pop()
            found.append((Span(before.start, max(before.end, passage.end)), [*some, miss]))
        else:
            found.append((passage, [miss]))
    return [_example(source, passage, some, proposals) for passage, some in found]


def _passage(text: str, miss: Miss) -> Span:
    """The paragraphs that hold the words and all that is said of the thing there."""
    places = [*miss.proposal.spans, *(span for spans in _evidence(miss.proposal).values() for span in spans)]
    start = min([miss.start, *(a for a, _ in places)])
    end = max([miss.end, *(b for _, b in places)])
    before, after = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    return Span(before + 2 if before >= 0 else 0, after + 1 if after >= 0 else len(text))


def _example(source: Source, passage: Span, misses: list[Miss], proposals: list[Proposal]) -> Example:
    text = passage.of(source.text)
    here = [one for one in proposals if one.stage in {"open", "accepted"} and _is_in(one, passage)]
    facts = {
        "source": {
            "name": f"{source.code}-{passage.start}.txt",
            "characters": len(text),
            "language": source.language,
            "invented": source.is_invented,
            "period": None,
            "dated": str(source.dated) if source.dated else None,
        },
        "areas": [],
        "events": [_event(one, passage, text) for one in here if one.noun == "event"],
        "documents": [_document(one, passage, text) for one in here if one.noun == "document"],
        "bodies": [_body(one, passage, text) for one in here if one.noun == "body"],
        "decision": None,
        "misses": [
            {
                "kind": miss.kind,
                "field": miss.field,
                "char": [miss.start - passage.start, miss.end - passage.start],
                "read": miss.read,
                "said": miss.said,
            }
            for miss in misses
        ],
    }
    return Example(f"{source.code}-{passage.start}.txt", text, source.dated, facts)


def _is_in(one: Proposal, passage: Span) -> bool:
    return bool(one.spans) and passage.holds(Span(*one.spans[0]))


def _placed(one: Proposal, passage: Span, text: str) -> dict[str, Any]:
    """Where it stands: `char`, the lines `at`, the fields `ev`; places outside the passage are left out."""
    moved = {
        EVIDENCE.get(name, name): [[a - passage.start, b - passage.start] for a, b in spans if passage.holds(Span(a, b))]
        for name, spans in _evidence(one).items()
    }
    char = [place - passage.start for place in one.spans[0]]
    starts = [char[0], *(span[0] for spans in moved.values() for span in spans)]
    lines = sorted({line_of(text, start) for start in starts})
    return {"at": lines, "char": char, "ev": {name: spans for name, spans in moved.items() if spans}}


def _event(one: Proposal, passage: Span, text: str) -> dict[str, Any]:
    found = one.found
    plain = ("kind", "ordinal", "dates", "precision", "format", "chair", "initiator", "theme", "status", "reason")
    return {
        "id": one.key,
        "area": None,
        "name_ru": found["title"],
        "body": None,
        "group": None,
        **{name: found.get(name) for name in plain},
        "city_ru": found["place"].get("city"),
        "country": found["place"].get("country"),
        "outcomes": [],
        "same_as": None,
        **_placed(one, passage, text),
    }


def _document(one: Proposal, passage: Span, text: str) -> dict[str, Any]:
    plain = ("kind", "stage", "date", "number", "validity", "participants")
    said = {"id": one.key, "title_ru": one.found["title"], "by": None, "area": None}
    return said | {name: one.found.get(name) for name in plain} | _placed(one, passage, text)


def _body(one: Proposal, passage: Span, text: str) -> dict[str, Any]:
    said = {"id": one.key, "name_ru": one.found["name"], "abbr": one.found.get("abbreviation"), "kind": one.found["kind"]}
    return said | {"parent": None, "area": None} | _placed(one, passage, text)


def _evidence(one: Proposal) -> dict[str, list[list[int]]]:
    return dict(one.found.get("evidence") or {})
