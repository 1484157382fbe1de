from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.findings.audited import counts_of, text_findings
from svod.portal.sources.proposals import taken_in
from svod.portal.sources.text import marks_of_claims, marks_of_findings, marks_of_proposals, pieces
from svod.portal.ui.history import shown_history
from svod.portal.ui.names import links_to
from svod.register.claims.models import Claim
from svod.register.proposals.models import Intake
from svod.register.sources.models import Source
from svod.register.sources.queries import sources as all_sources


def sources(request: HttpRequest) -> HttpResponse:
    found = all_sources().annotate(
        claim_count=Count("claims", distinct=True), proposal_count=Count("intakes__proposals", distinct=True)
    )
    return render(request, "sources/page.html", {"page": "sources", "sources": found})


def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: its text with the places that the register rests on, what was proposed from it, its faults."""
    one = Source.objects.filter(code=code).first()
    if one is None:
        raise Http404
    claims = list(Claim.objects.filter(source=one).order_by("id"))
    intakes = list(Intake.objects.filter(source=one).prefetch_related("proposals").order_by("-id"))
    findings = text_findings(one).standing if one.text else []
    marks = [
        *marks_of_claims(claims),
        *(mark for intake in intakes for mark in marks_of_proposals(intake.proposals.all())),
        *marks_of_findings(findings),
    ]
    context = {
        "page": "sources",
        "source": one,
        "claim_count": len(claims),
        "pieces": pieces(one.text, marks) if one.text else [],
        "links": links_to({claim.record for claim in claims} if one.text else ()),
        "intakes": [taken_in(intake) for intake in intakes],
        "finding_counts": counts_of(findings) if one.text else None,
        "history": shown_history(f"source:{code}"),
    }
    return render(request, "sources/detail.html", context)
