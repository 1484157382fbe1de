from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.portal.ui.actor import actor_in
from svod.portal.ui.record import shown_record
from svod.portal.ui.texts import shown_texts
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.events.models import Event
from svod.register.events.queries import count_by, count_by_month, events_matching, events_of_period, with_names
from svod.register.followups.queries import next_steps_of
from svod.register.sources.queries import latest_period
from svod.register.states.models import State

FILTERS = ("area", "body", "state", "format", "month", "status", "kind", "search")


def events(request: HttpRequest) -> HttpResponse:
    """The events of the latest period that fit the filters of the address."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    period = latest_period()
    context: dict[str, Any] = {"page": "events", "asked": asked, "is_filtered": any(asked.values())}
    if period:
        try:
            found = list(events_matching(first=period.first, last=period.last, **asked))
        except ValueError:  # a month that is none
            found = []
        everything = events_of_period(period.first, period.last)
        context |= {
            "events": found,
            "areas": Area.objects.all(),
            "bodies": Body.objects.filter(events__in=everything).distinct().order_by("name_ru"),
            "states": State.objects.filter(signing_order__isnull=False),
            "months": count_by_month(everything),
            "formats": _met(EventFormat, count_by(everything, "format")),
            "statuses": ["took_place", *_met(EventStatus, count_by(everything, "status"))],
            "kinds": _met(EventKind, count_by(everything, "kind")),
        }
    return render(request, "events/page.html", context)


def _met(listed: type[StrEnum], counts: dict[str, int]) -> list[str]:
    """The codes of a closed list that the period's events have, in its order."""
    return [str(one) for one in listed if one in counts]


def event(request: HttpRequest, code: str) -> HttpResponse:
    """One event: all that is held of it, which source says what, what was done to the record."""
    related = ("partners", "organisers", "organising_states", "outcomes", "parts")
    one = with_names(Event.objects.filter(code=code)).select_related("parent", "chair_body").prefetch_related(*related).first()
    if one is None:
        raise Http404
    followups = next_steps_of(one) if one.status == EventStatus.NOT_HELD else one.followups.all()
    actor = actor_in(request)
    context = {
        "page": "events",
        "event": one,
        "followups": followups,
        **shown_texts(one, actor),
        **shown_record(f"event:{code}", actor),
    }
    return render(request, "events/detail.html", context)
