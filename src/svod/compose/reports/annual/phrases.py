"""What a language must be able to say for the annual report. `phrases_ru`, `phrases_en` and `phrases_zh` say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from svod.compose.said import NOTHING, Said, said
from svod.compose.year import BodyFacts, CityFacts, DocumentFacts, EventFacts, FigureFacts, StateFacts
from svod.kernel.dates import DateRange
from svod.kernel.words import Language

# Kinds whose theme is what they speak of («на тему»); for the others it is their own name.
WITH_TOPIC = frozenset(
    [
        "conference",
        "seminar",
        "webinar",
        "round_table",
        "expert_meeting",
        "working_group_session",
        "high_level_event",
        "ministerial_meeting",
        "heads_meeting",
        "council_session",
        "senior_officials_session",
    ]
)


EDITORIAL = "*"
"""Stands at a title that has no official form in the language of the report: the translation is ours."""


def mark(named: DocumentFacts | BodyFacts, language: Language) -> Said:
    fact = named.ref("title") if isinstance(named, DocumentFacts) else named.ref()
    return said(EDITORIAL, fact) if language in named.editorial else NOTHING


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to say a sentence. `opening`: what it begins with (date, place, subject, chair …), so that openings can vary."""

    opening: str
    words: Said


@dataclass(frozen=True, slots=True)
class Totals:
    """What the year's sentences count. `chairs`: a state and the events that it chaired, most first."""

    held: tuple[EventFacts, ...]
    formats: Mapping[str, tuple[EventFacts, ...]]
    chairs: tuple[tuple[StateFacts, tuple[EventFacts, ...]], ...]
    adopted: tuple[DocumentFacts, ...]
    under_way: tuple[DocumentFacts, ...]
    not_held: tuple[EventFacts, ...]
    is_part: bool = False  # of one area, state or body: what is counted is not the whole year

    @property
    def of_unknown_format(self) -> tuple[EventFacts, ...]:
        return tuple(event for event in self.held if event.format not in self.formats)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The decision that approves the report."""

    document: DocumentFacts
    body: BodyFacts
    city: CityFacts
    on: date
    number: str
    report: DocumentFacts | None
    signatories: tuple[tuple[StateFacts, str], ...]  # a state and the office of who signs, in the report's language


class EventPhrases(Protocol):
    """Words without the full stop, each with its facts."""

    def event(self, event: EventFacts, parent: EventFacts | None, before: EventFacts | None, /) -> list[Plan]:
        """`parent`: the event that it is a part of, told just now; `before`: the one told just now on the same days and there."""
        ...

    def sessions(self, events: Sequence[EventFacts], /) -> list[Plan]: ...
    def programme(self, parts: Sequence[EventFacts], whole: EventFacts, /) -> Said: ...
    def elsewhere(self, events: Sequence[tuple[EventFacts, int]], /) -> Said: ...
    def listed(self, event: EventFacts, /) -> Said:
        """As in a table: ordinal, title, theme."""
        ...


class DocumentPhrases(Protocol):
    def outcomes(self, event: EventFacts, documents: Sequence[DocumentFacts], /) -> Said: ...
    def outcomes_elsewhere(self, documents: Sequence[DocumentFacts], sections: Sequence[int], /) -> Said: ...
    def outcome(self, event: EventFacts, document: DocumentFacts, here: bool, /) -> Said: ...
    def listed(self, document: DocumentFacts, /) -> Said: ...
    def continued(self, document: DocumentFacts, purpose: str, /) -> str:
        """What a document is for, right after its title in a list: its name is not said again."""
        ...

    def document(self, document: DocumentFacts, again: bool, /) -> Said:
        """`again`: the one told just before has reached the same stage."""
        ...

    def in_force(self, documents: Sequence[DocumentFacts], /) -> Said: ...
    def adopted_list(self, documents: Sequence[DocumentFacts], /) -> Said: ...
    def non_participation(self, document: DocumentFacts, /) -> Said: ...


class FrontPhrases(Protocol):
    """The cover, the title, the introduction and its figures."""

    def scope(self, organisation: BodyFacts, first: date, last: date, /) -> Said: ...
    def membership(self, organisation: BodyFacts, members: Sequence[StateFacts], on: date, /) -> Said: ...
    def languages(self, organisation: BodyFacts, authoritative: Sequence[str], marked: Sequence[DocumentFacts], /) -> list[Said]:
        """Which texts are official; where this one is a translation, that it is; what the mark at a title means."""
        ...

    def figures(self, figures: Sequence[FigureFacts], /) -> Said: ...
    def totals(self, totals: Totals, /) -> list[Said]: ...
    def title(self, organisation: BodyFacts, report: DocumentFacts | None, first: date, last: date, /) -> list[Said]: ...
    def cover(self, organisation: BodyFacts, decision: DecisionFacts, /) -> Mapping[str, Said]: ...
    def operative(self, organisation: BodyFacts, decision: DecisionFacts, /) -> list[Said]: ...
    def signature(self, state: StateFacts, office: str, /) -> Said: ...
    def annex(self, decision: DecisionFacts, /) -> list[Said]: ...


@dataclass(frozen=True, slots=True)
class Phrases:
    """A language: its phrases, its typography, the stop that ends a sentence, the space between sentences, its labels."""

    language: Language
    events: EventPhrases
    documents: DocumentPhrases
    front: FrontPhrases
    polished: Callable[[str], str]
    stop: str
    colon: str
    step_opening: Callable[[str], str]  # how a next step begins, up to what is to be done; empty: it stands alone
    steps_joined: Callable[[str, Sequence[str]], str]  # the opening once, then everything that is to be done
    labels: Mapping[str, str]
    annexes: Mapping[str, str]
    dates: Callable[[DateRange], str]  # alone, as in a table
