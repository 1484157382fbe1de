from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from svod import __version__
from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import audit
from svod.kernel.dates import PartialDate
from svod.kernel.vocabulary import DocumentStage, Severity
from svod.portal.ui.fresh import fresh
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.documents.queries import documents_by_stage
from svod.register.events.queries import count_by, count_by_area, count_by_month, events_of_period
from svod.register.followups.queries import followups_of_period
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period
from svod.register.states.models import State
from svod.register.states.queries import members_on

HELD = ("held", "resumed", "launched")
SETTLED = ("adopted", "in_force")


def overview(request: HttpRequest) -> HttpResponse:
    period = latest_period()
    shown = fresh(f"overview:{period.pk}", lambda: _year(period)) if period else {}
    return render(request, "overview/page.html", {"page": "overview", **shown})


def _year(period: Period) -> dict[str, Any]:
    events = events_of_period(period.first, period.last)
    held = events.filter(status__in=HELD, is_background=False)
    stages = documents_by_stage(period.first, period.last)
    by_area = count_by_area(held)
    months = count_by_month(held)
    chairs = count_by(held, "chair__code")
    states = {state.code: state for state in State.objects.filter(code__in=chairs)}
    formats = count_by(held, "format")
    found = audit(facts_from_register(period=period)).findings
    most = max(months.values(), default=1)
    return {
        "held": held.count(),
        "adopted": sum(not document.is_background for document in stages.get(DocumentStage.ADOPTED, [])),
        "under_way": sum(len(documents) for stage, documents in stages.items() if stage not in SETTLED),
        "not_held": list(events.filter(status__in=("not_held", "cancelled", "postponed")).order_by("starts_on", "id")),
        "bodies": Body.objects.filter(is_generic=False).count(),
        "members": members_on(period.last),
        "months": [_bar(code, n, most) for code, n in months.items()],
        "undated": held.count() - sum(months.values()),
        "areas": [(area, by_area.get(area.code, 0)) for area in Area.objects.all()],
        "most_in_area": max(by_area.values(), default=1),
        "formats": formats,
        "format_unknown": held.count() - sum(formats.values()),
        "chairs": [(states[code], n) for code, n in chairs.items()],
        "stages": {str(stage): len(documents) for stage, documents in stages.items()},
        "findings": {str(severity): sum(one.severity is severity for one in found) for severity in Severity},
        "followups": list(followups_of_period(period.first, period.last))[:8],
    }


def _bar(code: str, count: int, most: int) -> dict[str, Any]:
    """A month of the strip; the height of its bar is of 64."""
    height = 64 * count // most
    return {"code": code, "first": PartialDate.parse(code).first, "count": count, "height": height, "top": 64 - height}


def health(request: HttpRequest) -> HttpResponse:
    """For those who watch the server: it answers and its database does."""
    return JsonResponse({"status": "ok", "version": __version__, "period": (period := latest_period()) and period.code})
