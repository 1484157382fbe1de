"""A year with only what belongs to one area, state or body, or only what a chair must know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from svod.compose.year import NO_WORDS, DocumentFacts, EventFacts, Year

HIGHEST = frozenset({"council_session", "ministerial_meeting", "heads_meeting"})
OPEN = frozenset({"not_held", "cancelled", "planned", "proposed", "postponed"})


def of_area(year: Year, code: str) -> Year:
    return _narrowed(year, lambda event: code in event.areas[:1], lambda document: document.area == code, area=code)


def of_state(year: Year, code: str) -> Year:
    """What the state chaired, started, organised or hosted, and the documents that came of it or that it proposed."""

    def takes_part(event: EventFacts) -> bool:
        states = {one.code for one in (event.chair, event.initiator, event.country, *event.organising_states) if one}
        return code in states

    return _narrowed(year, takes_part, lambda document: bool(document.proposer and document.proposer.code == code))


def of_body(year: Year, code: str) -> Year:
    """The body's own sessions and events, and what it adopted."""
    return _narrowed(
        year,
        lambda event: any(body.code == code for body in event.bodies),
        lambda document: bool(document.body and document.body.code == code),
    )


def for_the_chair(year: Year) -> Year:
    """Councils, ministers, heads of agencies and what they adopted; what was not held, is to come, or waits for consent."""
    found = _narrowed(
        year,
        lambda event: (event.kind in HIGHEST and not event.is_background) or event.status in OPEN,
        lambda document: not document.is_background and document.stage in {"agreed", "under_negotiation"},
    )
    # a brief says what and when, once; what each was about and what else it touched stands in the report
    events = tuple(replace(event, about=NO_WORDS, areas=event.areas[:1]) for event in found.events)
    approving = str(found.decision.get("document", ""))  # the chair has the report and its decision at hand
    documents = (one for one in found.documents if approving not in {one.code, one.annex_to})
    return replace(
        found,
        events=tuple(replace(one, outcomes=tuple(code for code in one.outcomes if code != approving)) for one in events),
        areas=tuple(replace(one, title=one.short) for one in found.areas),
        documents=tuple(replace(one, purpose=NO_WORDS) for one in documents),
    )


def _narrowed(
    year: Year,
    wanted: Callable[[EventFacts], bool],
    also: Callable[[DocumentFacts], bool],
    *,
    area: str = "",
) -> Year:
    events = tuple(event for event in year.events if wanted(event))
    codes = {event.code for event in events}
    results = {code for event in events for code in event.outcomes}
    documents = tuple(one for one in year.documents if one.code in results or one.event in codes or also(one))
    followups = tuple(one for one in year.followups if codes & set(one.events) or (area and one.area == area))
    if area:  # what an event of the area brought about is told with it, whatever its own area
        documents = tuple(replace(one, area=area) for one in documents)
    told = {event.areas[0] for event in events if event.areas}
    told |= {one.area for one in documents} | {one.area for one in followups}
    areas = tuple(one for one in year.areas if (one.code == area if area else one.code in told))
    return replace(year, events=events, documents=documents, followups=followups, areas=areas, figures=())
