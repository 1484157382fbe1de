"""The facts of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from svod.audit.facts.identity import linked
from svod.audit.facts.shapes import (
    AbbreviationFact,
    BodyFact,
    DateFact,
    DecisionFact,
    DocumentFact,
    EventFact,
    Facts,
    NameMention,
    Section,
    SignatoryFact,
)
from svod.audit.house import House
from svod.kernel.span import Span
from svod.language.gazetteer import gazetteer
from svod.reading.shapes import DateMention, Event, Reading


def _event(event: Event, decision: Span | None) -> EventFact:
    taken = decision is not None and event.area is None and any(decision.holds(s) for s in event.evidence.get("dates", ()))
    return EventFact(
        ref=event.id,
        title=event.title,
        kind=event.kind,
        status=event.status,
        span=event.span,
        area=event.area,
        body=event.body,
        ordinal=event.ordinal,
        dates=event.dates,
        city=event.place.city,
        country=event.place.country,
        cities=tuple(place.city for place in event.places if place.city),
        format=event.format,
        chair=event.chair,
        initiator=event.initiator,
        theme=event.theme,
        reason=event.reason,
        outcomes=len(event.outcomes),
        stated_outcomes=event.stated_outcomes,
        same_as=event.same_as,
        is_decision=taken,
        evidence=event.evidence,
    )


def _told_again(event: EventFact, mentions: dict[Span, DateMention]) -> Iterator[EventFact]:
    """A passage that the reading took for the same event may give other dates: that is a telling of its own."""
    dated = [mentions[span] for span in event.evidence.get("dates", ()) if span in mentions]
    if any(mention.year_from_context for mention in dated):
        return
    for number, mention in enumerate(dated, 2):
        if mention.dates is not None and event.dates and mention.dates not in event.dates and mention.dates.precision == "day":
            evidence = {"dates": (mention.span,)}
            yield replace(
                event,
                ref=f"{event.ref}.{number}",
                same_as=event.ref,
                dates=(mention.dates,),
                span=mention.span,
                evidence=evidence,
            )


def _signatories(reading: Reading) -> tuple[SignatoryFact, ...]:
    states = gazetteer().states
    signed = reading.decision.signatories if reading.decision else ()
    return tuple(SignatoryFact(s.state, states[s.state].short, s.span) for s in signed if s.state and s.state in states)


def facts_from_reading(reading: Reading, *, house: House | None = None) -> Facts:
    """What one text says, as rules see it. Nothing that the reading does not hold."""
    decision = reading.decision
    mentions = {mention.span: mention for mention in reading.dates}
    events = [_event(event, decision.span if decision else None) for event in reading.events]
    events += [again for event in events for again in _told_again(event, mentions)]
    return Facts(
        text=reading.text,
        events=linked(events),
        documents=tuple(
            DocumentFact(
                ref=d.id, title=d.title, kind=d.kind, stage=d.stage, span=d.span, area=d.area, date=d.date, number=d.number,
                adopted_by=d.adopted_by, valid_from=d.valid_from, valid_to=d.valid_to, mentions=d.mentions, evidence=d.evidence,
            )
            for d in reading.documents
        ),
        bodies=tuple(
            BodyFact(
                b.name,
                b.kind,
                b.abbreviation,
                tuple(NameMention(m.span, m.printed, m.form, m.is_abbreviation) for m in b.mentions),
            )
            for b in reading.bodies
        ),
        abbreviations=tuple(
            AbbreviationFact(a.form, a.spans, a.expansion, a.expansion_span, a.definition_span) for a in reading.abbreviations
        ),
        dates=tuple(DateFact(m.span, m.printed, m.dates, m.role) for m in reading.dates),
        sections=tuple(Section(a.number, a.title, a.span, a.holds) for a in reading.areas),
        signatories=_signatories(reading),
        period=reading.period.dates if reading.period else None,
        period_span=reading.period.span if reading.period else None,
        dated=date.fromisoformat(decision.date) if decision and decision.date and len(decision.date) == 10 else None,
        house=house or House(),
        decision=DecisionFact(
            decision.span, decision.number, decision.date, decision.city, decision.annex, decision.evidence
        ) if decision else None,
        annex_at=decision.annex_span.end if decision and decision.annex_span else 0,
    )  # fmt: skip
