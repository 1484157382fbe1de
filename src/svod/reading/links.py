"""What holds between the things read: the decision is a document of a session, documents came out of events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import DocumentKind, DocumentStage, EventKind
from svod.reading.scene import Scene
from svod.reading.shapes import Decision, Document, Event, Place

_COUNCIL = re.compile(r"^(?:[\w-]+ ){0,3}(?:Совет|Комисси|Комитет|Коллеги)", re.IGNORECASE)


def with_decision(documents: Sequence[Document], decision: Decision | None) -> list[Document]:
    """The act itself among the documents; its later mentions by number and date join it."""
    if decision is None or decision.number is None:
        return list(documents)
    same = [
        d
        for d in documents
        if d.kind is DocumentKind.DECISION and d.number == decision.number and d.date in {None, decision.date}
    ]
    title = f"Решение № {decision.number}" + (f" «{decision.title}»" if decision.title else "")
    span = decision.evidence.get("title", (decision.span,))[0]
    mentions = (decision.span, *(m for d in same for m in d.mentions))
    act = Document(
        id="document-1",
        span=span,
        title=title,
        kind=DocumentKind.DECISION,
        stage=DocumentStage.ADOPTED,
        date=decision.date,
        number=decision.number,
        adopted_by=decision.body,
        mentions=mentions,
        evidence={**decision.evidence, "title": (span,)},
        confidence=0.95,
    )
    rest = [d for d in documents if d not in same]
    return [act, *(replace(d, id=f"document-{i}") for i, d in enumerate(rest, 2))]


def with_session(events: list[Event], decision: Decision | None, scene: Scene) -> list[Event]:
    """A council's decision with a day and a city tells the session that took it; an event already read for it is kept."""
    if decision is None or not (decision.date and decision.city and decision.body) or not _COUNCIL.search(decision.body):
        return events
    if any(
        str(d.start) == decision.date and e.place.city == decision.city and e.kind is EventKind.COUNCIL_SESSION
        for e in events
        for d in e.dates
    ):
        return events
    evidence = {
        "dates": decision.evidence.get("date", ()),
        "place": decision.evidence.get("city", ()),
        "body": decision.evidence.get("body", ()),
    }
    place = Place(decision.city, decision.country)
    session = Event(
        id=f"event-{len(events) + 1}",
        span=evidence["dates"][0],
        title=f"заседание: {decision.body}",
        kind=EventKind.COUNCIL_SESSION,
        body=decision.body,
        dates=(DateRange.parse(decision.date),),
        place=place,
        places=(place,),
        evidence=evidence,
        confidence=0.7,
        printed=decision.body,
    )
    return [session, *events]


def with_outcomes(events: list[Event], documents: Sequence[Document]) -> list[Event]:
    """Documents adopted on the day of an event whose date stands as evidence for both came out of it."""
    out = []
    for event in events:
        spans = set(event.evidence.get("dates", ()))
        ids = tuple(
            d.id
            for d in documents
            if d.stage in {DocumentStage.ADOPTED, DocumentStage.AGREED} and spans & set(d.evidence.get("date", ()))
        )
        out.append(replace(event, outcomes=ids) if ids else event)
    return out
