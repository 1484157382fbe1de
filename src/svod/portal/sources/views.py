from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from svod.intake.desk import may_decide, take_in
from svod.kernel.refusal import Refused
from svod.portal.findings.audited import counts_of, pack_lexicon, text_findings
from svod.portal.sources.proposals import taken_in
from svod.portal.sources.text import marks_of_claims, marks_of_findings, marks_of_proposals, pieces
from svod.portal.ui.actor import actor_in, day_given, signed_in
from svod.portal.ui.history import shown_history
from svod.portal.ui.names import links_to
from svod.register.claims.models import Claim
from svod.register.proposals.queries import intakes_visible
from svod.register.rights import Thing, may
from svod.register.sources.queries import source_visible, sources_visible

LARGEST = 64 * 2**20


def sources(request: HttpRequest) -> HttpResponse:
    found = (
        sources_visible(actor_in(request))
        .defer("text")
        .order_by("-id")
        .annotate(claim_count=Count("claims", distinct=True), proposal_count=Count("intakes__proposals", distinct=True))
    )
    may_take_in = may(actor_in(request), "take in", Thing("source"))
    return render(request, "sources/page.html", {"page": "sources", "sources": found, "may_take_in": may_take_in})


@signed_in
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """A file becomes a source; its page shows what was read and what is proposed."""
    file, dated = request.FILES.get("file"), request.POST.get("dated", "")
    if not isinstance(file, UploadedFile) or (file.size or 0) > LARGEST:
        raise Refused("Выберите файл не больше 64 МБ.", "Choose a file of 64 MB at most.", "请选择不超过 64 MB 的文件。")
    taken = take_in(
        name=str(file.name),
        content=file.read(),
        dated=day_given(dated) if dated else None,
        is_invented="invented" in request.POST,
        lexicon=pack_lexicon(),
        by=actor_in(request),
    )
    return HttpResponseRedirect(reverse("source", args=[taken.source.code]))


def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: its text with the places that the register rests on, what was proposed from it, its faults."""
    actor = actor_in(request)
    one = source_visible(actor, code)
    if one is None:
        raise Http404
    claims = list(Claim.objects.filter(source=one).order_by("id"))
    intakes = list(intakes_visible(actor).filter(source=one).prefetch_related("proposals"))
    findings = text_findings(one).standing if one.text and may(actor, "read", Thing("finding")) else []
    marks = [
        *marks_of_claims(claims),
        *(mark for intake in intakes for mark in marks_of_proposals(intake.proposals.all())),
        *marks_of_findings(findings),
    ]
    context = {
        "page": "sources",
        "may_decide": may_decide(actor) and not one.is_invented,
        "source": one,
        "claim_count": len(claims),
        "pieces": pieces(one.text, marks) if one.text else [],
        "links": links_to({claim.record for claim in claims} if one.text else ()),
        "intakes": [taken_in(intake) for intake in intakes],
        "finding_counts": counts_of(findings) if one.text and may(actor, "read", Thing("finding")) else None,
        "history": shown_history(f"source:{code}", actor),
    }
    return render(request, "sources/detail.html", context)
