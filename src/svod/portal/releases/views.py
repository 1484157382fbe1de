from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from svod.compose.compare import SectionChange, compared
from svod.compose.keep import restored
from svod.compose.manuscript import manuscript
from svod.compose.render import RENDERERS
from svod.compose.roundtrip.origin import REPORT, annual_today
from svod.kernel.refusal import Refused
from svod.portal.findings.audited import house
from svod.portal.report.views import TYPES
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.fresh import fresh
from svod.portal.ui.words import spoken
from svod.register.releases.changes import Acceptance, Manuscript, OpenFinding, freeze_release
from svod.register.releases.models import Release
from svod.register.releases.queries import accepted_visible, release_before, release_named, verified
from svod.register.releases.queries import releases as all_releases
from svod.register.rights import THEIRS, Forbidden, Thing, may, require
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period


def _manuscript(period: Period, *, suffixes: Collection[str] = tuple(RENDERERS)) -> Manuscript:
    return manuscript(
        report=REPORT,
        compose=lambda language: annual_today(period.first, period.last, language),
        period=period,
        house=house(),
        on=datetime.now(UTC).date(),
        suffixes=suffixes,
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """What whoever releases looks at: the mark of the very report, and what stands open in it."""

    mark: str
    findings: tuple[OpenFinding, ...]
    errors: tuple[OpenFinding, ...]


def _looked(period: Period) -> Looked:
    """Composed once for a state of the register and a day, on which dismissals end. Freezing composes anew and compares marks."""

    def made() -> Looked:
        ready = _manuscript(period, suffixes=())
        return Looked(ready.mark, ready.findings, ready.errors)

    return fresh(f"looked:{period.pk}:{datetime.now(UTC).date()}", made)


def releases(request: HttpRequest, refusal: Refused | None = None) -> HttpResponse:
    """What was released, and what stands between today's report and its release."""
    period = latest_period()
    actor = actor_in(request)
    # what the audit says of the draft repeats what states have said
    sees_draft = may(actor, "read", Thing("report", "draft")) and may(actor, "read", Thing("source", THEIRS))
    context = {
        "page": "report",
        "releases": all_releases(REPORT),
        "ready": _looked(period) if period and sees_draft else None,
        "refusal": refusal.words.in_(spoken()) if refusal else "",
        "typed": request.POST,
        "may_release": may(actor, "release", Thing("report", "draft")),
    }
    return render(request, "releases/page.html", context, status=409 if refusal else 200)


@require_POST
@signed_in
def freeze(request: HttpRequest) -> HttpResponse:
    period = latest_period()
    if period is None:
        raise Http404
    by = actor_in(request)
    require(by, "release", Thing("report", "draft"))  # before the report is composed: a refusal costs nothing
    reasons = {name.removeprefix("accept-"): said for name, said in request.POST.items() if name.startswith("accept-")}
    accepted = [Acceptance(mark, str(reason)) for mark, reason in reasons.items() if str(reason).strip()]
    try:
        made = freeze_release(
            manuscript=_manuscript(period),
            accepted=accepted,
            remark=request.POST.get("remark", ""),
            seen=request.POST.get("seen", ""),
            by=by,
        )
    except Forbidden:
        raise
    except Refused as refusal:
        return releases(request, refusal)
    return redirect("release", code=made.code)


def release(request: HttpRequest, code: str) -> HttpResponse:
    """One release: its files, what it let stand, and what is new beside the one before it."""
    one = _release(code)
    before, language = release_before(one), spoken()
    told = language if language in one.trees else next(iter(one.trees))
    sections: tuple[SectionChange, ...] = ()
    if before and told in before.trees:
        sections = compared(restored(before.trees[told]), restored(one.trees[told]))
    context = {
        "page": "report",
        "release": one,
        "verified": verified(one),
        "files": one.files.defer("content"),
        "accepted": accepted_visible(one, actor_in(request)),
        "before": before,
        "sections": [section for section in sections if not section.is_alike],
    }
    return render(request, "releases/detail.html", context)


def file(request: HttpRequest, code: str, language: str, suffix: str) -> HttpResponse:
    """The very bytes that were frozen."""
    held = _release(code).files.filter(language=language, suffix=f".{suffix}").first()
    if held is None:
        raise Http404
    response = HttpResponse(bytes(held.content), content_type=TYPES.get(held.suffix, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="{Path(f"svod-{held}").name}"'
    return response


def _release(code: str) -> Release:
    try:
        return release_named(code)
    except Refused as fault:
        raise Http404 from fault
