from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.documents.stages import stages_of
from svod.portal.ui.actor import actor_in
from svod.portal.ui.record import shown_record
from svod.portal.ui.texts import shown_texts
from svod.portal.ui.values import validity_in_words
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.sources.queries import latest_period


def documents(request: HttpRequest) -> HttpResponse:
    """The documents of the latest period by stage, of one area where the address names it."""
    area, period = request.GET.get("area", "").strip(), latest_period()
    stages = stages_of(period, area=area) if period else []
    context = {
        "page": "documents",
        "area": area,
        "areas": Area.objects.all(),
        "stages": stages,
        "count": sum(len(one.documents) for one in stages),
        "background_count": sum(one.background_count for one in stages),
    }
    return render(request, "documents/page.html", context)


def document(request: HttpRequest, code: str) -> HttpResponse:
    """One document: how far it has come, who adopted it, what it hangs together with, which source says what."""
    alone = ("area", "adopted_by_event", "adopted_by_body", "proposed_by_state", "implements", "extends", "annex_to")
    several = ("non_participants", "events", "partners", "implemented_by", "extended_by", "annexes", "followups")
    one = Document.objects.filter(code=code).select_related(*alone).prefetch_related(*several).first()
    if one is None:
        raise Http404
    context = {
        "page": "documents",
        "document": one,
        "validity": validity_in_words(one.valid_from, one.valid_to),
        "followups": one.followups.all(),
        **shown_texts(one, actor_in(request)),
        **shown_record(f"document:{code}", actor_in(request)),
    }
    return render(request, "documents/detail.html", context)
