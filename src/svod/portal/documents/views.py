from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.ui.claims import shown_claims
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.documents.queries import documents_by_stage
from svod.register.journal.queries import history_of
from svod.register.sources.queries import latest_period


def documents(request: HttpRequest) -> HttpResponse:
    """The documents of the latest period by stage, of one area where the address names it."""
    area, period = request.GET.get("area", "").strip(), latest_period()
    stages = documents_by_stage(period.first, period.last, area=area) if period else {}
    context = {
        "page": "documents",
        "area": area,
        "areas": Area.objects.all(),
        "stages": [(str(stage), found) for stage, found in stages.items()],
        "count": sum(map(len, stages.values())),
    }
    return render(request, "documents/page.html", context)


def document(request: HttpRequest, code: str) -> HttpResponse:
    """One document: how far it has come, who adopted it, which source says what."""
    related = ("area", "adopted_by_event", "adopted_by_body", "proposed_by_state", "implements", "extends", "annex_to")
    found = Document.objects.filter(code=code).select_related(*related).prefetch_related("non_participants", "events", "partners")
    one = found.first()
    if one is None:
        raise Http404
    record = f"document:{code}"
    context = {"page": "documents", "document": one, **shown_claims(record), "history": history_of(record)[:20]}
    return render(request, "documents/detail.html", context)
