from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from svod import __version__
from svod.kernel.vocabulary import EventStatus, FollowUpNature
from svod.portal.documents.stages import stages_of, under_way
from svod.portal.findings.audited import counts_of, register_findings
from svod.portal.ui.actor import actor_in
from svod.portal.ui.fresh import fresh
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.events.models import Event
from svod.register.events.queries import count_by, count_by_area, count_by_month, events_of_period, took_place
from svod.register.followups.models import FollowUp
from svod.register.followups.queries import followups_of_period, next_steps_of
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period, sources_visible
from svod.register.states.models import State
from svod.register.states.queries import members_on

NOT_HELD = (EventStatus.NOT_HELD, EventStatus.CANCELLED, EventStatus.POSTPONED)
PRESSING = (FollowUpNature.NEXT_STEP, FollowUpNature.NEED)
LATEST = 5
HIGH = 64  # units of a bar


def overview(request: HttpRequest) -> HttpResponse:
    """The year at a glance; every number leads to what it counts."""
    period = latest_period()
    shown = fresh(f"overview:{period.pk}", lambda: _year(period)) if period else {}
    # not kept with the year: who asks decides which sources there are
    latest = list(sources_visible(actor_in(request)).defer("text").order_by("-id")[:LATEST]) if period else []
    return render(request, "overview/page.html", {"page": "overview", **shown, "latest": latest})


def _year(period: Period) -> dict[str, Any]:
    events = events_of_period(period.first, period.last)
    held = took_place(events)
    stages = stages_of(period)
    adopted = [one.own_count for one in stages if one.stage == "adopted"]
    return {
        "held": held.count(),
        "adopted": sum(adopted),
        "under_way": under_way(stages),
        "not_held": [(one, list(next_steps_of(one))) for one in _not_held(events)],
        "bodies": Body.objects.filter(is_generic=False).count(),
        "members": len(members_on(period.last)),
        **_by_month(held),
        **_counted(events, held),
        "stages": stages,
        "findings": counts_of(register_findings(period).standing),
        **_to_come(list(followups_of_period(period.first, period.last))),
    }


def _not_held(events: QuerySet[Event]) -> list[Event]:
    return list(events.filter(status__in=NOT_HELD).order_by(F("starts_on").asc(nulls_last=True), "id"))


def _by_month(held: QuerySet[Event]) -> dict[str, Any]:
    """`months`: (month, count, top and height of its bar); `undated`: how many have no exact month."""
    counts = count_by_month(held)
    most = max(counts.values(), default=1)
    months = [(month, n, HIGH - HIGH * n // most, HIGH * n // most) for month, n in counts.items()]
    return {"months": months, "undated": held.filter(Q(starts_on=None) | Q(precision="year")).count()}


def _counted(events: QuerySet[Event], held: QuerySet[Event]) -> dict[str, Any]:
    by_area, formats, chairs = count_by_area(held), count_by(held, "format"), count_by(held, "chair__code")
    states = {state.code: state for state in State.objects.filter(code__in=chairs)}
    return {
        "areas": [(area, by_area.get(area.code, 0)) for area in Area.objects.all()],
        "most_in_area": max(by_area.values(), default=1),
        "formats": formats,
        "format_unknown": held.count() - sum(formats.values()),
        "chairs": [(states[code], n) for code, n in chairs.items()],
        "statuses": count_by(events.filter(is_background=False), "status"),
    }


def _to_come(followups: list[FollowUp]) -> dict[str, Any]:
    """What presses is shown at once, the rest when asked for."""
    pressing = [one for one in followups if one.due or one.nature in PRESSING]
    return {"pressing": pressing, "others": [one for one in followups if one not in pressing]}


def health(request: HttpRequest) -> HttpResponse:
    """For those who watch the server: it answers and its database does."""
    return JsonResponse({"status": "ok", "version": __version__, "period": (period := latest_period()) and period.code})
