"""What is held to be true: states, areas, bodies, events, documents, next steps."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from svod.api.callers import reader
from svod.api.pages import Listing, Paging, Words, listing, words
from svod.api.problems import Problem
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.events.queries import events_matching
from svod.register.followups.models import FollowUp
from svod.register.states.models import State

router = Router(tags=["register"])
T = TypeVar("T", Body, Event, Document)


class StateOut(Schema):
    code: str = Field(description="ISO 3166-1 alpha-2.")
    name: Words
    short_name: Words


class AreaOut(Schema):
    code: str
    number: int
    title: Words
    short: Words


class BodyOut(Schema):
    code: str
    name: Words
    abbreviation: Words
    kind: str
    status: str
    parent: str | None
    area: str | None
    editorial: list[str] = Field(description="Languages in which the name is our own translation.")


class EventOut(Schema):
    code: str
    title: Words
    theme: Words
    about: Words
    kind: str
    status: str
    ordinal: int | None
    starts_on: date | None = Field(description="The first day that the dates can mean.")
    ends_on: date | None = Field(description="The last day that they can mean.")
    precision: str = Field(description="How exact they are: day, month, year; empty without dates.")
    cities: list[str]
    country: str | None
    format: str
    chair: str | None
    initiator: str | None
    bodies: list[str]
    areas: list[str]
    partners: list[str]
    organisers: list[str]
    parent: str | None
    period: str | None
    is_background: bool


class DocumentOut(Schema):
    code: str
    title: Words
    purpose: Words
    kind: str
    stage: str
    number: str
    adopted_on: date | None
    adopted_until: date | None
    precision: str
    event: str | None
    body: str | None
    area: str | None
    participants: str
    non_participants: list[str]
    period: str | None
    editorial: list[str]
    is_background: bool


class FollowUpOut(Schema):
    code: str
    text: Words
    nature: str
    area: str | None
    body: str | None
    state: str | None
    group: str
    due: str
    period: str | None


class EventFilter(Schema):
    first: date | None = Field(None, description="Events on this day or later.")
    last: date | None = Field(None, description="Events on this day or earlier.")
    area: str = ""
    body: str = ""
    state: str = Field("", description="Chairs, initiates, hosts or organises.")
    kind: str = ""
    status: str = ""
    format: str = ""


class DocumentFilter(Schema):
    first: date | None = None
    last: date | None = None
    area: str = ""
    body: str = ""
    kind: str = ""
    stage: str = ""


@router.get("/states", response=Listing[StateOut], summary="States")
def states(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    reader(request, "state")
    return listing(State.objects.all(), paging, "state", _state)


@router.get("/areas", response=Listing[AreaOut], summary="Areas of cooperation")
def areas(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    reader(request, "area")
    return listing(Area.objects.all(), paging, "area", _area)


@router.get("/bodies", response=Listing[BodyOut], summary="Bodies")
def bodies(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    reader(request, "body")
    return listing(Body.objects.select_related("parent", "area"), paging, "body", _body)


@router.get("/bodies/{code}", response=BodyOut, summary="A body")
def body(request: HttpRequest, code: str) -> BodyOut:
    reader(request, "body")
    return _body(_one(Body.objects.select_related("parent", "area"), code))


@router.get("/events", response=Listing[EventOut], summary="Events")
def events(request: HttpRequest, paging: Query[Paging], wanted: Query[EventFilter]) -> dict[str, object]:
    reader(request, "event")
    fits = wanted.dict(exclude={"first", "last"})
    rows = Event.objects.filter(pk__in=events_matching(**fits).order_by().values("pk"))
    if wanted.first:
        rows = rows.filter(ends_on__gte=wanted.first)
    if wanted.last:
        rows = rows.filter(starts_on__lte=wanted.last)
    return listing(_with_all(rows), paging, "event", _event)


@router.get("/events/{code}", response=EventOut, summary="An event")
def event(request: HttpRequest, code: str) -> EventOut:
    reader(request, "event")
    return _event(_one(_with_all(Event.objects.all()), code))


@router.get("/documents", response=Listing[DocumentOut], summary="Documents")
def documents(request: HttpRequest, paging: Query[Paging], wanted: Query[DocumentFilter]) -> dict[str, object]:
    reader(request, "document")
    rows = _documents()
    columns = {"area": "area__code", "body": "adopted_by_body__code", "kind": "kind", "stage": "stage"}
    for name, column in columns.items():
        if value := getattr(wanted, name):
            rows = rows.filter(**{column: value})
    if wanted.first:
        rows = rows.filter(adopted_until__gte=wanted.first)
    if wanted.last:
        rows = rows.filter(adopted_on__lte=wanted.last)
    return listing(rows, paging, "document", _document)


@router.get("/documents/{code}", response=DocumentOut, summary="A document")
def document(request: HttpRequest, code: str) -> DocumentOut:
    reader(request, "document")
    return _document(_one(_documents(), code))


@router.get("/followups", response=Listing[FollowUpOut], summary="Next steps")
def followups(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    reader(request, "followup")
    rows = FollowUp.objects.select_related("area", "addressee_body", "addressee_state", "period")
    return listing(rows, paging, "followup", _followup)


def _code(row: Any) -> str | None:
    return None if row is None else str(row.code)


def _one(rows: QuerySet[T], code: str) -> T:
    found = rows.filter(code=code).first()
    if found is None:
        raise Problem.not_found()
    return found


def _with_all(rows: QuerySet[Event]) -> QuerySet[Event]:
    related = rows.select_related("country", "chair", "initiator", "parent", "period")
    return related.prefetch_related("cities", "bodies", "areas", "partners", "organisers")


def _documents() -> QuerySet[Document]:
    related = Document.objects.select_related("adopted_by_event", "adopted_by_body", "area", "period")
    return related.prefetch_related("non_participants")


def _state(row: State) -> StateOut:
    return StateOut(code=row.code, name=words(row.name), short_name=words(row.short_name))


def _area(row: Area) -> AreaOut:
    return AreaOut(code=row.code, number=row.number, title=words(row.title), short=words(row.short))


def _body(row: Body) -> BodyOut:
    return BodyOut(
        code=row.code,
        name=words(row.name),
        abbreviation=words(row.abbreviation),
        kind=row.kind,
        status=row.status,
        parent=_code(row.parent),
        area=_code(row.area),
        editorial=row.editorial,
    )


def _event(row: Event) -> EventOut:
    return EventOut(
        code=row.code,
        title=words(row.title),
        theme=words(row.theme),
        about=words(row.about),
        kind=row.kind,
        status=row.status,
        ordinal=row.ordinal,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        precision=row.precision,
        cities=[one.code for one in row.cities.all()],
        country=_code(row.country),
        format=row.format,
        chair=_code(row.chair),
        initiator=_code(row.initiator),
        bodies=[one.code for one in row.bodies.all()],
        areas=[one.code for one in row.areas.all()],
        partners=[one.code for one in row.partners.all()],
        organisers=[one.code for one in row.organisers.all()],
        parent=_code(row.parent),
        period=_code(row.period),
        is_background=row.is_background,
    )


def _document(row: Document) -> DocumentOut:
    return DocumentOut(
        code=row.code,
        title=words(row.title),
        purpose=words(row.purpose),
        kind=row.kind,
        stage=row.stage,
        number=row.number,
        adopted_on=row.adopted_on,
        adopted_until=row.adopted_until,
        precision=row.precision,
        event=_code(row.adopted_by_event),
        body=_code(row.adopted_by_body),
        area=_code(row.area),
        participants=row.participants,
        non_participants=[one.code for one in row.non_participants.all()],
        period=_code(row.period),
        editorial=row.editorial,
        is_background=row.is_background,
    )


def _followup(row: FollowUp) -> FollowUpOut:
    return FollowUpOut(
        code=row.code,
        text=words(row.text),
        nature=row.nature,
        area=_code(row.area),
        body=_code(row.addressee_body),
        state=_code(row.addressee_state),
        group=row.addressee_group,
        due=row.due,
        period=_code(row.period),
    )
