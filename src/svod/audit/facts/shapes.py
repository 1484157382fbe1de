"""The facts that rules see. Frozen values without tables: the same from a text and from the register.

A fact of a text has `evidence`: for each field the spans that say it. A fact of the register has `records`, such as
«event:river-forum-2». An event that is told in several places is several `EventFact`s, one a telling, linked by `same_as`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from svod.audit.house import House
from svod.kernel.agreement import stand_apart
from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import BodyKind, DocumentKind, DocumentStage, EventFormat, EventKind, EventStatus
from svod.kernel.words import Trilingual
from svod.language.prose import Prose, prose_of

Evidence = Mapping[str, tuple[Span, ...]]
Need = Literal[
    "text", "events", "documents", "bodies", "abbreviations", "dates", "period", "signatories", "sections", "other", "disputes"
]


@dataclass(frozen=True)
class EventFact:
    """One telling of an event. `area` is the number of its section, `body_ref` the code of its body where one is known."""

    ref: str
    title: str
    kind: EventKind = EventKind.OTHER
    status: EventStatus = EventStatus.HELD
    span: Span | None = None
    area: int | None = None
    body: str | None = None
    body_ref: str | None = None
    ordinal: int | None = None
    dates: tuple[DateRange, ...] = ()
    city: str | None = None
    country: str | None = None
    cities: tuple[str, ...] = ()
    format: EventFormat | None = None
    chair: str | None = None
    initiator: str | None = None
    theme: str | None = None
    reason: str | None = None
    outcomes: int = 0
    stated_outcomes: int | None = None
    same_as: str | None = None
    parent: str | None = None
    is_background: bool = False
    is_decision: bool = False
    """The session that took the decision at the head of the text: it is not told, it frames."""
    evidence: Evidence = field(default_factory=dict)
    records: tuple[str, ...] = ()

    def place(self, *fields: str) -> tuple[Span, ...]:
        """Where the first of `fields` that has evidence is said; else where the event is; nothing for a record."""
        found = next((self.evidence[name][:1] for name in fields if self.evidence.get(name)), ())
        return found or ((self.span,) if self.span else ())

    @property
    def days(self) -> DateRange | None:
        """Its days, where they are known to the day and are one run."""
        return self.dates[0] if len(self.dates) == 1 and self.dates[0].precision == "day" else None

    @property
    def is_held(self) -> bool:
        return self.status in {EventStatus.HELD, EventStatus.RESUMED, EventStatus.LAUNCHED, EventStatus.ONGOING}


@dataclass(frozen=True)
class DocumentFact:
    ref: str
    title: str
    kind: DocumentKind
    stage: DocumentStage | None = None
    span: Span | None = None
    area: int | None = None
    date: str | None = None
    number: str | None = None
    adopted_by: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    is_background: bool = False
    mentions: tuple[Span, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameMention:
    """One place that prints a name; `form` is the same in the nominative."""

    span: Span
    printed: str
    form: str
    is_abbreviation: bool = False


@dataclass(frozen=True)
class BodyFact:
    name: str
    kind: BodyKind = BodyKind.OTHER
    abbreviation: str | None = None
    mentions: tuple[NameMention, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class AbbreviationFact:
    """`spans`: every use, the definition included; the two last: the long form and the short one where it is introduced."""

    form: str
    spans: tuple[Span, ...]
    expansion: str | None = None
    expansion_span: Span | None = None
    definition_span: Span | None = None


@dataclass(frozen=True)
class DateFact:
    """A date as printed; `dates` is None where there is no such day or no year is known."""

    span: Span
    printed: str
    dates: DateRange | None
    role: str = "unplaced"


@dataclass(frozen=True)
class Section:
    number: int
    title: str
    span: Span
    holds: Span


@dataclass(frozen=True)
class SignatoryFact:
    """`name` is the short Russian name of the state, by which the order of signature goes."""

    state: str
    name: str
    span: Span


@dataclass(frozen=True)
class DecisionFact:
    """The act at the head of a text; `annex` is the heading of what is annexed."""

    span: Span
    number: str | None = None
    date: str | None = None
    city: str | None = None
    annex: str | None = None
    evidence: Evidence = field(default_factory=dict)

    def place(self, name: str) -> tuple[Span, ...]:
        return self.evidence.get(name, ())[:1] or (self.span,)


@dataclass(frozen=True)
class SideFact:
    """What one source says of a field: who says it, the value as claims keep it and in words, the place in its text."""

    who: Trilingual
    source: str
    value: Any
    words: Trilingual
    place: tuple[int, int] | None = None


@dataclass(frozen=True)
class DisputeFact:
    """A field of a record of which several sources speak; `held` is what the register has, `ruled` what a person decided.

    `field` names the noun too: «event.dates».
    """

    record: str
    title: str
    field: str
    sides: tuple[SideFact, ...]
    held: Any = None
    ruled: Any = None
    weighed: frozenset[tuple[str, str]] = frozenset()

    @property
    def stands(self) -> bool:
        """Whether it waits for a ruling."""
        said = [(side.source, side.value) for side in self.sides]
        return stand_apart(self.field.partition(".")[2], said, held=self.held, ruled=self.ruled, weighed=self.weighed)


@dataclass(frozen=True)
class Facts:
    """All that rules may ask. What is not there (`has`) makes a rule not applicable."""

    text: str | None = None
    events: tuple[EventFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    bodies: tuple[BodyFact, ...] = ()
    abbreviations: tuple[AbbreviationFact, ...] = ()
    dates: tuple[DateFact, ...] = ()
    sections: tuple[Section, ...] = ()
    signatories: tuple[SignatoryFact, ...] = ()
    period: DateRange | None = None
    period_span: Span | None = None
    dated: date | None = None
    house: House = field(default_factory=House)
    annex_at: int = 0
    """Where the annexed text begins after the decision that it is annexed to; 0 without one."""
    decision: DecisionFact | None = None
    names: Mapping[str, Trilingual] = field(default_factory=dict)
    """Of the register: names as the facts have them, in Russian, with the same in every language."""
    disputes: tuple[DisputeFact, ...] = ()
    """Of the register: fields of which more than one source speaks."""
    other: Facts | None = None
    """What it is audited against: last year's report, the Decision, the register."""

    def has(self, need: Need) -> bool:
        return getattr(self, need) is not None if need in {"text", "other"} else bool(getattr(self, need))

    @functools.cached_property
    def prose(self) -> Prose:
        """The clean running text, made once."""
        return prose_of(self.text or "")

    @functools.cached_property
    def tellings(self) -> tuple[tuple[EventFact, ...], ...]:
        """Every event with all its tellings, the fullest first."""
        groups: dict[str, list[EventFact]] = {}
        for event in self.events:
            if event.same_as is None:
                groups.setdefault(event.ref, []).insert(0, event)
            else:
                groups.setdefault(event.same_as, []).append(event)
        return tuple(tuple(group) for group in groups.values())

    def events_by_identity(self) -> tuple[tuple[EventFact, ...], ...]:
        """Only the events that are told more than once."""
        return tuple(group for group in self.tellings if len(group) > 1)
