"""What the report needs of the register, read once: a `Year` of frozen facts, and the evidence behind a composed report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import Model

from svod.compose.tree import OVERRULED, Evidence, FactRef, Report
from svod.compose.year import (
    NO_WORDS,
    AreaFacts,
    BodyFacts,
    CityFacts,
    DocumentFacts,
    EventFacts,
    FigureFacts,
    FollowUpFacts,
    Name,
    StateFacts,
    Year,
)
from svod.kernel.agreement import values_agree
from svod.kernel.span import Span
from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.disagreements.models import Ruling
from svod.register.documents.models import Document
from svod.register.documents.queries import documents_of_period
from svod.register.events.models import Event
from svod.register.events.queries import events_of_period
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.followups.queries import followups_of_period
from svod.register.sources.models import Organisation
from svod.register.sources.queries import period_of
from svod.register.states.models import City, State
from svod.register.states.queries import members_on

T = TypeVar("T")


def load_year(first: date, last: date) -> Year:
    """Everything that the register holds of a period, both days included. A few queries, however long the period."""
    organisation = Organisation.objects.first()
    period = period_of(first, last)
    states = {state.pk: _state(state) for state in State.objects.all()}
    cities = {city.pk: _city(city, states) for city in City.objects.all()}
    body_rows = list(Body.objects.all())
    body_codes = {row.pk: row.code for row in body_rows}
    bodies = {row.pk: _body(row, body_codes) for row in body_rows}
    areas = {area.pk: area for area in Area.objects.all()}
    events = list(
        events_of_period(first, last).prefetch_related(
            "event_bodies", "event_areas", "event_cities", "partners", "organisers", "organising_states", "outcomes"
        )
    )
    documents = list(documents_of_period(first, last).prefetch_related("non_participants"))
    followups = list(followups_of_period(first, last).prefetch_related("events"))
    event_codes = dict(Event.objects.values_list("pk", "code"))
    document_codes = dict(Document.objects.values_list("pk", "code"))
    known = _Known(states, cities, bodies, areas, event_codes, document_codes)
    return Year(
        first=first,
        last=last,
        organisation=organisation.code if organisation else "",
        name=organisation.name if organisation else NO_WORDS,
        short_name=organisation.short_name if organisation else NO_WORDS,
        authoritative=tuple(organisation.authoritative) if organisation else (),
        terms=tuple((_words(one["short"]), _words(one["name"])) for one in organisation.abbreviations) if organisation else (),
        decision=period.decision if period else {},
        members=tuple(states[state.pk] for state in members_on(last)),
        areas=tuple(AreaFacts(area.code, area.number, area.title, area.short) for area in areas.values()),
        bodies=tuple(bodies.values()),
        cities=tuple(cities.values()),
        events=tuple(known.event(event, i) for i, event in enumerate(sorted(events, key=lambda event: event.pk))),
        documents=tuple(known.document(one, i) for i, one in enumerate(sorted(documents, key=lambda one: one.pk))),
        followups=tuple(known.followup(followup) for followup in followups),
        figures=tuple(known.figure(figure) for figure in Figure.objects.all()),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows of events and documents point to, by primary key."""

    states: Mapping[int, StateFacts]
    cities: Mapping[int, CityFacts]
    bodies: Mapping[int, BodyFacts]
    areas: Mapping[int, Area]
    events: Mapping[int, str]
    documents: Mapping[int, str]

    def event(self, row: Event, position: int) -> EventFacts:
        return EventFacts(
            code=row.code,
            title=Name(row.title.whole, row.cases, row.gender),
            kind=row.kind,
            status=row.status,
            position=position,
            ordinal=row.ordinal,
            dates=row.dates,
            cities=tuple(self.cities[at.city_id] for at in row.event_cities.all()),
            country=_of(self.states, row.country_id),
            format=row.format,
            chair=_of(self.states, row.chair_id),
            chair_body=_of(self.bodies, row.chair_body_id),
            initiator=_of(self.states, row.initiator_id),
            theme=row.theme.whole,
            about=row.about,
            reason=row.reason.whole,
            bodies=tuple(self.bodies[of.body_id] for of in row.event_bodies.all()),
            areas=tuple(self.areas[of.area_id].code for of in row.event_areas.all()),
            partners=_each(self.bodies, row.partners.all()),
            organisers=_each(self.bodies, row.organisers.all()),
            organising_states=_each(self.states, row.organising_states.all()),
            parent=_of(self.events, row.parent_id) or "",
            group=row.group,
            outcomes=tuple(document.code for document in sorted(row.outcomes.all(), key=lambda document: document.pk)),
            is_background=row.is_background,
        )

    def document(self, row: Document, position: int) -> DocumentFacts:
        area = _of(self.areas, row.area_id)
        return DocumentFacts(
            code=row.code,
            title=Name(row.title.whole, row.cases, row.gender),
            kind=row.kind,
            stage=row.stage,
            position=position,
            number=row.number,
            dated=row.dated,
            event=_of(self.events, row.adopted_by_event_id) or "",
            body=_of(self.bodies, row.adopted_by_body_id),
            proposer=_of(self.states, row.proposed_by_state_id),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            participants=row.participants,
            non_participants=_each(self.states, row.non_participants.all()),
            area=area.code if area else "",
            extends=_of(self.documents, row.extends_id) or "",
            annex_to=_of(self.documents, row.annex_to_id) or "",
            purpose=row.purpose,
            editorial=tuple(row.editorial),
            is_background=row.is_background,
        )

    def followup(self, row: FollowUp) -> FollowUpFacts:
        area = _of(self.areas, row.area_id)
        return FollowUpFacts(
            code=row.code,
            area=area.code if area else "",
            text=row.text.whole,
            events=tuple(event.code for event in row.events.all()),
            body=_of(self.bodies, row.addressee_body_id),
            state=_of(self.states, row.addressee_state_id),
            group=row.addressee_group,
            due=row.due,
        )

    def figure(self, row: Figure) -> FigureFacts:
        source = _of(self.bodies, row.source_body_id)
        return FigureFacts(row.code, row.what.whole, row.value, row.unit.whole, row.comparison, row.year, source)


def _words(held: Mapping[str, str]) -> Trilingual:
    return Trilingual(*(held.get(language, "") for language in LANGUAGES))


def _of(held: Mapping[int, T], key: int | None) -> T | None:
    return None if key is None else held[key]


def _each(held: Mapping[int, T], rows: Iterable[Model]) -> tuple[T, ...]:
    return tuple(held[row.pk] for row in rows)


def _state(row: State) -> StateFacts:
    return StateFacts(
        code=row.code,
        name=Name(row.name.whole, row.name_cases),
        short=Name(row.short_name, row.short_cases),
        adjective=row.adjective,
        office=row.office,
        signing_order=row.signing_order,
    )


def _city(row: City, states: Mapping[int, StateFacts]) -> CityFacts:
    return CityFacts(row.code, Name(row.name.whole, row.name_cases), states[row.state_id].code)


def _body(row: Body, codes: Mapping[int, str]) -> BodyFacts:
    parent = _of(codes, row.parent_id) or ""
    name, editorial = Name(row.name.whole, row.cases, row.gender), tuple(row.editorial)
    return BodyFacts(row.code, name, row.kind, row.abbreviation, row.short_name, parent, editorial)


# What is told in our own words, and the fields under which a source is quoted for it.
_RETOLD = {"purpose": ("content", "context", "topic"), "about": ("about", "content", "context", "topic")}


def evidence_of(report: Report) -> dict[FactRef, tuple[Evidence, ...]]:
    """The claims behind every fact of a report. A fact that no claim states follows from the claims of its record: `inferred`.

    Where a person ruled between sources that disagree, those that say otherwise stand beside the others as `overruled`.
    """
    facts = {fact for sentence in report.sentences() for fact in sentence.facts}
    ruled = {(one.record, one.field): one.value for one in Ruling.objects.order_by("id")}
    claims: dict[str, dict[str, list[Evidence]]] = {}
    rows = Claim.objects.select_related("source").defer("source__text")
    for row in rows.filter(record__in={fact.record for fact in facts}).order_by("id"):
        source = row.source.title if row.source else NO_WORDS
        spans = tuple(Span(start, end) for start, end in row.spans)
        claims.setdefault(row.record, {}).setdefault(row.field, []).append(
            Evidence(source, spans, _layer(row, ruled), row.made_by, row.field)
        )
    found: dict[FactRef, tuple[Evidence, ...]] = {}
    for fact in facts:
        of_record = claims.get(fact.record, {})
        own = [one for name in _RETOLD.get(fact.field, (fact.field,)) for one in of_record.get(name, ())]
        if not own:
            own = [_inferred(one) for some in of_record.values() for one in some]
        if own:
            found[fact] = tuple(own)
    return found


def _layer(claim: Claim, ruled: Mapping[tuple[str, str], object]) -> str:
    """A state that answers states it."""
    if not values_agree(claim.field, ruled.get((claim.record, claim.field)), claim.value):
        return OVERRULED
    return "stated" if claim.layer == "answered" else claim.layer


def _inferred(evidence: Evidence) -> Evidence:
    return replace(evidence, layer="inferred") if evidence.layer == "stated" else evidence
