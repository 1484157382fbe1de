"""One report on its way: what was told already, where, and how the last sentences began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svod.compose.reports.annual.phrases import Phrases, Plan
from svod.compose.said import Said, said
from svod.compose.tree import FactRef, Paragraph, Sentence
from svod.compose.year import DocumentFacts, EventFacts, Year
from svod.kernel.words import Trilingual

# The order of the genre: councils, ministers and heads of agencies, senior officials, working groups, experts, the rest.
RANKS = {
    "council_session": 0,
    "ministerial_meeting": 1,
    "heads_meeting": 1,
    "senior_officials_session": 2,
    "working_group_session": 3,
    "expert_meeting": 4,
}
OTHER_BODY, FREE_STANDING, OF_PARTNER = 5, 6, 7


class Telling:
    """The state of one composition. Every event and document is told in full once; the second time it is only named."""

    def __init__(self, year: Year, phrases: Phrases) -> None:
        self.year, self.phrases = year, phrases
        self.events = {event.code: event for event in year.events}
        self.documents = {document.code: document for document in year.documents}
        self.sections = {area.code: area.number for area in year.areas}
        self.told: set[str] = set()
        self._openings: list[str] = []
        self._before: EventFacts | None = None

    def sentence(self, words: Said, stop: str | None = None) -> Sentence:
        """The words with a capital and a full stop; what they tell in full counts as told."""
        stop = self.phrases.stop if stop is None else stop
        ended = words if words.text.endswith(stop) else words + said(stop)
        made = ended.capital().sentence(self.phrases.polished)
        self.told.update(made.tells)
        return made

    def label(self, words: Said) -> Sentence:
        """The words as they are: a line of the cover, a title, a cell."""
        made = words.sentence(self.phrases.polished)
        self.told.update(made.tells)
        return made

    def lead(self, words: Said) -> Sentence:
        """The words that stand before a list."""
        return self.sentence(words, self.phrases.colon)

    def planned(self, plans: Sequence[Plan]) -> Said:
        """The plan whose opening was used least lately, so that sentences of events do not begin alike in a row."""
        recent = self._openings[-2:]
        chosen = min(plans, key=lambda plan: recent.count(plan.opening) + (recent[-1:] == [plan.opening]))
        self._openings.append(chosen.opening)
        return chosen.words

    def before(self, event: EventFacts) -> EventFacts | None:
        """The event told just before, where this one was held on the same days and in the same place; remembers this one."""
        last, self._before = self._before, event
        alike = last is not None and event.cities and (last.dates, last.cities) == (event.dates, event.cities)
        return last if alike and event.dates and event.dates.precision == "day" else None

    def begin(self) -> None:
        """A section begins: nothing stands before its first event."""
        self._before = None

    def whole(self, words: Trilingual, fact: FactRef, *also: FactRef) -> list[Sentence]:
        """Whole sentences from the register, as they are."""
        text = words.in_(self.phrases.language).strip()
        return [self.sentence(said(text, fact, *also))] if text else []

    def new_documents(self, codes: Iterable[str], area: str) -> list[DocumentFacts]:
        """Those of the documents that this area tells and that were not told before."""
        found = [self.documents[code] for code in codes if code in self.documents]
        return [one for one in found if one.record not in self.told and one.area in {"", area}]


def area_of(event: EventFacts) -> str:
    """The area that tells the event in full; empty: the introduction."""
    return event.areas[0] if event.areas else ""


def rank(event: EventFacts, organisation: str) -> int:
    """The place of an event in its section; a council of a body is not a council of the organisation."""
    lead = event.bodies[0] if event.bodies else None
    if event.kind == "council_session" and lead and lead.parent not in {"", organisation}:
        return OTHER_BODY
    if event.kind == "session_of_partner":
        return OF_PARTNER
    return RANKS.get(event.kind, OTHER_BODY if lead and event.kind == "other" else FREE_STANDING)


def in_order(events: Iterable[EventFacts], organisation: str) -> list[EventFacts]:
    """By rank, then by the first day, those without a day last, then as registered."""
    return sorted(
        events, key=lambda event: (rank(event, organisation), str(event.dates.first) if event.dates else "9999", event.position)
    )


def paragraph(sentences: Sequence[Sentence]) -> list[Paragraph]:
    return [Paragraph(tuple(sentences))] if sentences else []
