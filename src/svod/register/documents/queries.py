"""Documents of a period and how far they have come."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from svod.kernel.vocabulary import DocumentStage
from svod.register.documents.models import Document


def documents_of_period(first: date, last: date) -> QuerySet[Document]:
    """Adopted within the days (both included), or reported for a period within them at whatever stage."""
    dated = Q(adopted_on__lte=last, adopted_until__gte=first, period__isnull=True)
    return Document.objects.filter(dated | Q(period__first__gte=first, period__last__lte=last))


def documents_matching(
    *, first: date, last: date, area: str = "", stage: str = "", kind: str = "", body: str = ""
) -> QuerySet[Document]:
    """The documents of a period that fit every filter given, with what a list of them shows."""
    fits = Q()
    if area:
        fits &= Q(area__code=area)
    if stage:
        fits &= Q(stage=stage)
    if kind:
        fits &= Q(kind=kind)
    if body:
        fits &= Q(adopted_by_body__code=body) | Q(partners__code=body)
    found = documents_of_period(first, last).filter(fits).distinct().order_by(F("adopted_on").asc(nulls_last=True), "id")
    return found.select_related("area", "adopted_by_event", "adopted_by_body", "proposed_by_state").prefetch_related(
        "non_participants"
    )


def documents_by_stage(first: date, last: date, *, area: str = "") -> dict[DocumentStage, list[Document]]:
    """The documents of a period by stage, in the order of the stages; a stage without documents is not there."""
    found: dict[str, list[Document]] = {}
    for document in documents_matching(first=first, last=last, area=area):
        found.setdefault(document.stage, []).append(document)
    return {stage: found[stage] for stage in DocumentStage if stage in found}


def documents_of_body(body: str) -> QuerySet[Document]:
    """Adopted by the body itself or at its sessions, or made with it; by date, those without one last."""
    its_own = Q(adopted_by_body__code=body) | Q(adopted_by_event__bodies__code=body) | Q(partners__code=body)
    return Document.objects.filter(its_own).distinct().order_by(F("adopted_on").asc(nulls_last=True), "id")
