"""What a reading is made of. Frozen values; `as_json()` gives the format `svod-reading/1`.

Offsets are Unicode characters `[start, end)` of `Reading.text`. A value that the text does not state is None. `evidence` names,
for every field that is filled, the spans that say so. Nothing here depends on the organisation, the clock or the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import (
    BodyKind,
    DocumentKind,
    DocumentStage,
    EventFormat,
    EventKind,
    EventStatus,
    FollowUpNature,
)

READER = "svod 0.1"
FORMAT = "svod-reading/1"

Evidence = Mapping[str, tuple[Span, ...]]
Comparison = Literal["about", "more_than", "at_least", "equal", "less_than"]
DateRole = Literal["event", "document", "validity", "period", "decision", "deadline", "name", "figure", "unplaced"]


def _evidence(evidence: Evidence) -> dict[str, list[list[int]]]:
    return {name: [span.pair() for span in spans] for name, spans in evidence.items() if spans}


@dataclass(frozen=True, slots=True)
class Place:
    """`city` in the nominative, `country` as ISO 3166 alpha-2; None where the text and the gazetteer do not say."""

    city: str | None = None
    country: str | None = None
    span: Span | None = None

    def as_json(self) -> dict[str, object]:
        return {"city": self.city, "country": self.country}


@dataclass(frozen=True, slots=True)
class Area:
    """A section of the text. `span` is its title; `holds` runs from the heading to the next heading of an area."""

    number: int
    title: str
    span: Span
    holds: Span

    def as_json(self) -> dict[str, object]:
        return {"number": self.number, "title": self.title, "span": self.span.pair()}


@dataclass(frozen=True, slots=True)
class DateMention:
    """Every date the text names. `dates` is None where no such day exists (31 апреля); `role` says what it was taken for."""

    span: Span
    printed: str
    dates: DateRange | None
    role: DateRole = "unplaced"
    year_from_context: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one passage tells it. `places` are all its cities, `place` the one where it was; several cities: none leads."""

    id: str
    span: Span
    title: str
    kind: EventKind
    area: int | None = None
    body: str | None = None
    ordinal: int | None = None
    dates: tuple[DateRange, ...] = ()
    place: Place = Place()
    places: tuple[Place, ...] = ()
    format: EventFormat | None = None
    chair: str | None = None
    initiator: str | None = None
    theme: str | None = None
    partners: tuple[str, ...] = ()
    status: EventStatus = EventStatus.HELD
    reason: str | None = None
    outcomes: tuple[str, ...] = ()
    same_as: str | None = None
    evidence: Evidence = field(default_factory=dict)
    confidence: float = 0.5
    printed: str = ""
    """The name as the text prints it, without date and place."""
    stated_outcomes: int | None = None
    """How many documents the text says came out of it («утверждены 4 документа»)."""

    @property
    def precision(self) -> str | None:
        return self.dates[0].precision if self.dates else None

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "span": self.span.pair(),
            "area": self.area,
            "title": self.title,
            "kind": str(self.kind),
            "body": self.body,
            "ordinal": self.ordinal,
            "dates": [{"start": str(d.start), "end": str(d.end)} for d in self.dates],
            "precision": self.precision,
            "place": self.place.as_json(),
            "format": self.format and str(self.format),
            "chair": self.chair,
            "initiator": self.initiator,
            "theme": self.theme,
            "partners": list(self.partners),
            "status": str(self.status),
            "reason": self.reason,
            "outcomes": list(self.outcomes),
            "same_as": self.same_as,
            "evidence": _evidence(self.evidence),
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the text tells it; `mentions` are all places that name it, the telling one first."""

    id: str
    span: Span
    title: str
    kind: DocumentKind
    stage: DocumentStage | None = None
    area: int | None = None
    date: str | None = None
    number: str | None = None
    adopted_by: str | None = None
    """Id of an event, or the name of a body."""
    valid_from: str | None = None
    valid_to: str | None = None
    participants: tuple[str, ...] = ()
    """«interested», or «not:XX» for a state that does not take part."""
    mentions: tuple[Span, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    confidence: float = 0.5

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "span": self.span.pair(),
            "area": self.area,
            "title": self.title,
            "kind": str(self.kind),
            "stage": self.stage and str(self.stage),
            "date": self.date,
            "number": self.number,
            "adopted_by": self.adopted_by,
            "validity": {"from": self.valid_from, "to": self.valid_to} if self.valid_from or self.valid_to else None,
            "participants": list(self.participants) or None,
            "evidence": _evidence(self.evidence),
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a body: what is printed there, and the same in the nominative."""

    span: Span
    printed: str
    form: str
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all its mentions. `code` is that of the pack, where the lexicon knows the body."""

    name: str
    kind: BodyKind
    abbreviation: str | None = None
    area: int | None = None
    mentions: tuple[Mention, ...] = ()
    code: str | None = None
    is_generic: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(mention.span for mention in self.mentions)

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "abbreviation": self.abbreviation,
            "kind": str(self.kind),
            "area": self.area,
            "spans": [span.pair() for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form in capitals: where it is used, and where it is first spelt out (None: nowhere in this text)."""

    form: str
    spans: tuple[Span, ...]
    expansion: str | None = None
    expansion_span: Span | None = None
    definition_span: Span | None = None
    """The short form itself inside the defining brackets."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is to be done next."""

    span: Span
    nature: FollowUpNature
    area: int | None = None
    addressee: str | None = None
    due: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "span": self.span.pair(),
            "area": self.area,
            "nature": str(self.nature),
            "addressee": self.addressee,
            "due": self.due,
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the text claims. A share is told as a fraction of one («четверть» is 0.25)."""

    span: Span
    what: str
    value: float
    unit: str
    comparison: Comparison = "equal"
    year: int | None = None
    source: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "span": self.span.pair(),
            "what": self.what,
            "value": self.value,
            "unit": self.unit,
            "comparison": self.comparison,
            "year": self.year,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Footnote:
    """`anchor` is the mark in the running text; `states` those that take no part in the document, where it says so."""

    mark: str
    span: Span
    anchor: Span | None = None
    states: tuple[str, ...] = ()
    document: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "mark": self.mark,
            "span": self.span.pair(),
            "anchor": self.anchor and self.anchor.pair(),
            "states": list(self.states),
            "document": self.document,
        }


@dataclass(frozen=True, slots=True)
class Signatory:
    """An office that signs for a state, in the order printed."""

    office: str
    state: str | None
    span: Span

    def as_json(self) -> dict[str, object]:
        return {"office": self.office, "state": self.state, "span": self.span.pair()}


@dataclass(frozen=True, slots=True)
class Decision:
    """The act at the head of the text; `annex` is the heading of what is annexed to it."""

    span: Span
    number: str | None = None
    date: str | None = None
    city: str | None = None
    country: str | None = None
    body: str | None = None
    title: str | None = None
    signatories: tuple[Signatory, ...] = ()
    annex: str | None = None
    annex_span: Span | None = None
    evidence: Evidence = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {
            "number": self.number,
            "date": self.date,
            "city": self.city,
            "body": self.body,
            "signatories": [signatory.as_json() for signatory in self.signatories],
            "annex": self.annex,
            "span": self.span.pair(),
            "evidence": _evidence(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Period:
    """The reporting period that the text states for itself."""

    dates: DateRange
    span: Span


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something recognised that belongs to nothing; `what` is date, place, format, ordinal, chair, document or body."""

    span: Span
    what: str
    why: str

    def as_json(self) -> dict[str, object]:
        return {"span": self.span.pair(), "why": self.why}


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one text says."""

    text: str
    name: str = ""
    language: str = "ru"
    areas: tuple[Area, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    bodies: tuple[Body, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    figures: tuple[Figure, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    decision: Decision | None = None
    period: Period | None = None
    dates: tuple[DateMention, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    dated: date | None = None  # the day of the text, as it was given to the reading

    @property
    def sha256(self) -> str:
        """Of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def as_json(self) -> dict[str, object]:
        """The object of `svod-reading/1`; only what JSON has: dict, list, str, int, float, bool, None."""
        return {
            "format": FORMAT,
            "source": {
                "name": self.name,
                "sha256": self.sha256,
                "characters": len(self.text),
                "language": self.language,
                "reader": READER,
            },
            "areas": [area.as_json() for area in self.areas],
            "events": [event.as_json() for event in self.events],
            "documents": [document.as_json() for document in self.documents],
            "bodies": [body.as_json() for body in self.bodies],
            "followups": [followup.as_json() for followup in self.followups],
            "figures": [figure.as_json() for figure in self.figures],
            "footnotes": [footnote.as_json() for footnote in self.footnotes],
            "decision": self.decision.as_json() if self.decision else None,
            "unplaced": [unplaced.as_json() for unplaced in self.unplaced],
        }
