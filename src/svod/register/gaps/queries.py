"""What the register lacks of a period: each gap with its rule, whose it is, since when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from svod.kernel.vocabulary import DocumentKind, DocumentStage, EventKind, EventStatus
from svod.register.documents.models import Document
from svod.register.documents.queries import documents_of_period
from svod.register.events.models import Event, EventArea
from svod.register.events.queries import events_of_period, took_place
from svod.register.sources.models import Period
from svod.register.submissions.models import Submission
from svod.register.submissions.stages import PROCESSING, SUBMITTED
from svod.register.texts.queries import with_words

SESSIONS = (
    EventKind.COUNCIL_SESSION,
    EventKind.MINISTERIAL_MEETING,
    EventKind.HEADS_MEETING,
    EventKind.SENIOR_OFFICIALS_SESSION,
    EventKind.WORKING_GROUP_SESSION,
    EventKind.EXPERT_MEETING,
)
"""Kinds of event that close with a protocol; a session of a partner is its own affair."""
NO_PROTOCOL, NO_OUTCOME, NO_TEXT, PAST_PLANNED, UNDECIDED = "no_protocol", "no_outcome", "no_text", "past_planned", "undecided"
KINDS = (UNDECIDED, PAST_PLANNED, NO_PROTOCOL, NO_OUTCOME, NO_TEXT)
"""In the order in which they hold others up."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is lacking, told by keys alone: whoever shows it looks up the names of those that are shown."""

    kind: str
    noun: str  # event, document, submission
    pk: int
    code: str  # of an event or a document; of a submission the key of its request
    areas: tuple[str, ...]  # codes: their officers see to it
    since: date | None  # from this day it could be there
    chair: str = ""  # code of the state that chairs and holds the protocol; of a submission, of the state that sent it
    stage: str = ""  # of a submission


def sessions_without_protocol(period: Period) -> QuerySet[Event]:
    """Sessions of bodies (`SESSIONS`) of the period that were held or resumed and are told for their own sake, with neither

    a document of kind protocol among what they adopted or what came out of them, nor a source said to be their protocol.
    """
    sessions = events_of_period(period.first, period.last).filter(kind__in=SESSIONS, is_background=False)
    protocols = Document.objects.filter(kind=DocumentKind.PROTOCOL)
    return sessions.filter(status__in=(EventStatus.HELD, EventStatus.RESUMED)).filter(
        ~Exists(protocols.filter(adopted_by_event=OuterRef("pk"))),
        ~Exists(protocols.filter(events=OuterRef("pk"))),
        ~Exists(with_words().filter(event=OuterRef("pk"))),
    )


def events_without_outcome(period: Period) -> QuerySet[Event]:
    """Events of the period that took place, with no document adopted there or come out of them, no words about them in any
    language, no next step, no source said to be their protocol. Part of another event: the whole tells for it."""
    documents = Document.objects.all()
    silent = Q(about_ru="", about_en="", about_zh="", parent__isnull=True, followups__isnull=True)
    return took_place(events_of_period(period.first, period.last)).filter(
        silent,
        ~Exists(documents.filter(adopted_by_event=OuterRef("pk"))),
        ~Exists(documents.filter(events=OuterRef("pk"))),
        ~Exists(with_words().filter(event=OuterRef("pk"))),
    )


def documents_without_text(period: Period) -> QuerySet[Document]:
    """Documents of the period that are adopted or in force and told for their own sake, with no source said to be their text
    whose words or very file the register keeps."""
    stages = (DocumentStage.ADOPTED, DocumentStage.IN_FORCE)
    found = documents_of_period(period.first, period.last).filter(stage__in=stages, is_background=False)
    return found.filter(~Exists(with_words().filter(document=OuterRef("pk"))))


def events_past_their_day(period: Period, *, on: date) -> QuerySet[Event]:
    """Events of the period that are still planned or proposed though the last day that their date can mean is over."""
    stages = (EventStatus.PLANNED, EventStatus.PROPOSED)
    return events_of_period(period.first, period.last).filter(status__in=stages, ends_on__lt=on)


def submissions_undecided(period: Period) -> QuerySet[Submission]:
    """Versions that the states have sent and the Secretariat has neither accepted nor returned, unless a later one was sent."""
    later = Submission.objects.filter(
        request=OuterRef("request"), number__gt=OuterRef("number"), stage__in=(SUBMITTED, PROCESSING, "accepted")
    )
    waiting = Submission.objects.filter(request__period=period, stage__in=(SUBMITTED, PROCESSING))
    return waiting.filter(~Exists(later))


def gaps_of(period: Period, *, on: date, areas: Collection[str] = ()) -> dict[str, list[Gap]]:
    """The gaps of a period by kind, the oldest first; `areas`: of these alone, and of what belongs to none. Six queries."""
    events = {
        PAST_PLANNED: events_past_their_day(period, on=on),
        NO_PROTOCOL: sessions_without_protocol(period),
        NO_OUTCOME: events_without_outcome(period),
    }
    found = {UNDECIDED: _of_submissions(submissions_undecided(period)), NO_TEXT: _of_documents(documents_without_text(period))}
    found |= _of_events({kind: rows.order_by().distinct() for kind, rows in events.items()})
    return {kind: _ordered(found[kind], areas) for kind in KINDS}


def _ordered(gaps: Iterable[Gap], areas: Collection[str]) -> list[Gap]:
    kept = [one for one in gaps if not areas or not one.areas or set(one.areas) & set(areas)]
    return sorted(kept, key=lambda one: (one.since or date.max, one.code))


def _of_events(rows: dict[str, QuerySet[Event]]) -> dict[str, list[Gap]]:
    told = {kind: list(events.values_list("pk", "code", "ends_on", "chair__code")) for kind, events in rows.items()}
    areas: dict[int, list[str]] = {}
    links = EventArea.objects.filter(event__in={row[0] for every in told.values() for row in every})
    for event, area in links.order_by("event", "position").values_list("event", "area__code"):
        areas.setdefault(event, []).append(area)
    return {
        kind: [Gap(kind, "event", pk, code, tuple(areas.get(pk, ())), since, chair or "") for pk, code, since, chair in every]
        for kind, every in told.items()
    }


def _of_documents(rows: QuerySet[Document]) -> list[Gap]:
    told = rows.order_by().distinct().values_list("pk", "code", "area__code", "adopted_until", "adopted_by_event__chair__code")
    return [
        Gap(NO_TEXT, "document", pk, code, (area,) if area else (), since, chair or "") for pk, code, area, since, chair in told
    ]


def _of_submissions(rows: QuerySet[Submission]) -> list[Gap]:
    told = rows.values_list("pk", "request", "request__area__code", "submitted_at", "request__state__code", "stage")
    return [
        Gap(UNDECIDED, "submission", pk, str(request), (area,), at.date() if at else None, state, stage)
        for pk, request, area, at, state, stage in told
    ]
