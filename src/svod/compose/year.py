"""What the register holds of a period, frozen and complete: the composer needs no table beyond this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from svod.compose.tree import FactRef
from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual
from svod.language.inflection import decline, gender_of

NO_WORDS = Trilingual()


@dataclass(frozen=True, slots=True)
class Name:
    """A name in three languages, the cases of its Russian form (stored ones first, the rule for the rest) and its gender."""

    words: Trilingual
    cases: Mapping[str, str] = field(default_factory=dict, hash=False)
    stored_gender: str = ""

    def case(self, case: str) -> str:
        return self.words.ru if case == "nomn" else self.cases.get(case) or decline(self.words.ru, case)

    @property
    def gender(self) -> str:
        return self.stored_gender or gender_of(self.words.ru)


@dataclass(frozen=True, slots=True)
class StateFacts:
    code: str
    name: Name
    short: Name
    adjective: Trilingual
    office: Trilingual = NO_WORDS
    signing_order: int | None = None

    def ref(self, field: str = "name") -> FactRef:
        return FactRef("state", self.code, field)


@dataclass(frozen=True, slots=True)
class CityFacts:
    code: str
    name: Name
    state: str = ""

    def ref(self, field: str = "name") -> FactRef:
        return FactRef("city", self.code, field)


@dataclass(frozen=True, slots=True)
class BodyFacts:
    code: str
    name: Name
    kind: str
    abbreviation: Trilingual = NO_WORDS
    short_name: Trilingual = NO_WORDS
    parent: str = ""
    editorial: tuple[str, ...] = ()

    def ref(self, field: str = "name") -> FactRef:
        return FactRef("body", self.code, field)


@dataclass(frozen=True, slots=True)
class AreaFacts:
    code: str
    number: int
    title: Trilingual
    short: Trilingual

    def ref(self, field: str = "title") -> FactRef:
        return FactRef("area", self.code, field)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event as `register.events` holds it. `areas` and `outcomes` are codes; `position` is its place in the register."""

    code: str
    title: Name
    kind: str
    status: str = "held"
    position: int = 0
    ordinal: int | None = None
    dates: DateRange | None = None
    cities: tuple[CityFacts, ...] = ()
    country: StateFacts | None = None
    format: str = ""
    chair: StateFacts | None = None
    chair_body: BodyFacts | None = None
    initiator: StateFacts | None = None
    theme: Trilingual = NO_WORDS
    about: Trilingual = NO_WORDS
    reason: Trilingual = NO_WORDS
    bodies: tuple[BodyFacts, ...] = ()
    areas: tuple[str, ...] = ()
    partners: tuple[BodyFacts, ...] = ()
    organisers: tuple[BodyFacts, ...] = ()
    organising_states: tuple[StateFacts, ...] = ()
    parent: str = ""
    group: str = ""
    outcomes: tuple[str, ...] = ()
    is_background: bool = False

    def ref(self, field: str) -> FactRef:
        return FactRef("event", self.code, field)

    @property
    def record(self) -> str:
        return f"event:{self.code}"

    @property
    def is_held(self) -> bool:
        """It took place in the period: what the year's figures count."""
        return self.status in {"held", "resumed", "launched"} and not self.is_background


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document as `register.documents` holds it. `event`, `implements`, `extends`, `annex_to` are codes; `editorial` are the
    languages in which it has no official title."""

    code: str
    title: Name
    kind: str
    stage: str
    position: int = 0
    number: str = ""
    dated: DateRange | None = None
    event: str = ""
    body: BodyFacts | None = None
    proposer: StateFacts | None = None
    valid_from: str = ""
    valid_to: str = ""
    participants: str = ""
    non_participants: tuple[StateFacts, ...] = ()
    area: str = ""
    extends: str = ""
    annex_to: str = ""
    purpose: Trilingual = NO_WORDS
    editorial: tuple[str, ...] = ()
    is_background: bool = False

    def ref(self, field: str) -> FactRef:
        return FactRef("document", self.code, field)

    @property
    def record(self) -> str:
        return f"document:{self.code}"


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What is to be done: `body`, `state` or `group` (member-states, interested-member-states) is to do it, until `due`."""

    code: str
    area: str
    text: Trilingual
    events: tuple[str, ...] = ()
    body: BodyFacts | None = None
    state: StateFacts | None = None
    group: str = ""
    due: str = ""

    def ref(self, field: str = "text") -> FactRef:
        return FactRef("followup", self.code, field)


@dataclass(frozen=True, slots=True)
class FigureFacts:
    code: str
    what: Trilingual
    value: Decimal
    unit: Trilingual
    comparison: str = "equal"
    year: int | None = None
    source: BodyFacts | None = None

    def ref(self, field: str) -> FactRef:
        return FactRef("figure", self.code, field)


@dataclass(frozen=True, slots=True)
class Year:
    """A reporting period, both days included, and all that the register holds of it. `terms`: short forms and their names."""

    first: date
    last: date
    organisation: str
    name: Trilingual
    short_name: Trilingual
    authoritative: tuple[str, ...] = ()
    terms: tuple[tuple[Trilingual, Trilingual], ...] = ()
    decision: Mapping[str, Any] = field(default_factory=dict)
    members: tuple[StateFacts, ...] = ()
    areas: tuple[AreaFacts, ...] = ()
    bodies: tuple[BodyFacts, ...] = ()
    cities: tuple[CityFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    followups: tuple[FollowUpFacts, ...] = ()
    figures: tuple[FigureFacts, ...] = ()
