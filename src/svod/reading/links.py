"""What holds between the things read: the decision is a document of a session, documents came out of events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentKind, DocumentStage, EventKind
from svod.language.phrases.ordinals import en as ordinals_en
from svod.language.phrases.ordinals import ru as ordinals
from svod.reading.scene import Scene
from svod.reading.shapes import Decision, Document, Event, Place

_AT_ITS = re.compile(
    r"(?<!\w)(?:на (?:сво[её]м )(?:\S+ ){1,3}(?:заседании|сессии)|at its (?:\S+ ){1,2}(?:Session|Meeting))", re.IGNORECASE
)
_COUNCIL = re.compile(r"^(?:[\w-]+ ){0,3}(?:Совет|Комисси|Комитет|Коллеги|Council|Commission|Committee|Board)", re.IGNORECASE)


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
    if decision.title and decision.title.isascii():
        title = f"Decision No. {decision.number} {decision.title}"
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


def _session_said(scene: Scene, decision: Decision) -> tuple[int, int, int] | None:
    """«на своём девятом заседании», «at its Fifteenth Session» in the act's first lines: the number and its clean characters."""
    for said in _AT_ITS.finditer(scene.prose.text):
        row = ordinals_en if scene.tongue == "en" else ordinals
        for one in row.find(scene.prose):
            if said.start() < one.start < said.end():
                return one.value, one.start, one.end
    return None


def _ordinal(scene: Scene, decision: Decision) -> int | None:
    said = _session_said(scene, decision)
    return said[0] if said else None


def _ordinal_at(scene: Scene, decision: Decision) -> tuple[Span, ...]:
    said = _session_said(scene, decision)
    return (scene.span(said[1], said[2]),) if said else ()


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
        "ordinal": _ordinal_at(scene, decision),
        "body": decision.evidence.get("body", ()),
    }
    place = Place(decision.city, decision.country)
    session = Event(
        id=f"event-{len(events) + 1}",
        span=evidence["dates"][0],
        title=f"session of the {decision.body}" if scene.tongue == "en" else f"заседание: {decision.body}",
        ordinal=_ordinal(scene, decision),
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
