from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.portal.ui.claims import shown_claims
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.events.models import Event
from svod.register.events.queries import count_by_month, events_matching, events_of_period, with_names
from svod.register.journal.queries import history_of
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
            "formats": [str(one) for one in EventFormat],
            "statuses": [str(one) for one in EventStatus],
            "kinds": [str(one) for one in EventKind],
        }
    return render(request, "events/page.html", context)


def event(request: HttpRequest, code: str) -> HttpResponse:
    """One event: all that is held of it, which source says what, what was done to the record."""
    related = ("partners", "organisers", "organising_states", "outcomes", "parts")
    one = with_names(Event.objects.filter(code=code)).select_related("parent", "chair_body").prefetch_related(*related).first()
    if one is None:
        raise Http404
    record = f"event:{code}"
    context = {"page": "events", "event": one, **shown_claims(record), "history": history_of(record)[:20]}
    return render(request, "events/detail.html", context)
