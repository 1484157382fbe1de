"""What is known of a state and an area from the period before: its own words, else what the register tells."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from svod.register.documents.models import Document
from svod.register.documents.queries import documents_of_period
from svod.register.events.models import Event
from svod.register.events.queries import events_matching
from svod.register.sources.models import Period
from svod.register.sources.queries import period_before
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.stages import ACCEPTED


@dataclass(frozen=True)
class Before:
    """`accepted`: what the state sent and the Secretariat accepted. Without it, what the register holds of the area:
    events and documents in which the state is seen (`is_its_own`), else all of the area."""

    period: Period
    accepted: Submission | None = None
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    is_its_own: bool = False


def before(asked: Request) -> Before | None:
    """Of the period that ended last before this one began; None where there is none."""
    period = period_before(asked.period)
    if period is None:
        return None
    sent = Submission.objects.filter(request__period=period, request__state=asked.state, request__area=asked.area, stage=ACCEPTED)
    if accepted := sent.order_by("number").last():
        return Before(period, accepted)
    area, state = asked.area.code, asked.state.code
    documents = documents_of_period(period.first, period.last).filter(area=asked.area, is_background=False)
    seen = tuple(events_matching(first=period.first, last=period.last, area=area, state=state))
    its_own = tuple(documents.filter(Q(proposed_by_state=asked.state) | Q(adopted_by_event__in=seen)).distinct())
    if seen or its_own:
        return Before(period, None, seen, its_own, True)
    return Before(period, None, tuple(events_matching(first=period.first, last=period.last, area=area)), tuple(documents))
