from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from svod.compose.render import RENDERERS
from svod.compose.render.html import article
from svod.compose.roundtrip.origin import annual_today
from svod.compose.tree import Report
from svod.portal.ui.fresh import fresh
from svod.portal.ui.names import address
from svod.portal.ui.words import spoken
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
}


def _composed(period: Period) -> Report:
    language = spoken()
    return fresh(f"report:{period.pk}:{language}", lambda: annual_today(period.first, period.last, language))


def _edit_page(key: str) -> str:
    return f"{reverse('wordings')}?key={key}"


def report(request: HttpRequest) -> HttpResponse:
    """The composed report in the language of the page, the sources of each sentence beside it."""
    period = latest_period()
    if period is None:
        return render(request, "report/page.html", {"page": "report"})
    composed = _composed(period)
    context = {
        "page": "report",
        "report": composed,
        # every word in it is escaped by the renderer
        "article": mark_safe(fresh(f"article:{period.pk}:{composed.language}", lambda: article(composed, address, _edit_page))),  # noqa: S308  # see above
        "suffixes": [suffix.removeprefix(".") for suffix in RENDERERS],
    }
    return render(request, "report/page.html", context)


def download(request: HttpRequest, suffix: str) -> HttpResponse:
    period = latest_period()
    if period is None or f".{suffix}" not in RENDERERS:
        raise Http404
    composed = _composed(period)
    content = fresh(f"file:{period.pk}:{composed.language}:{suffix}", lambda: RENDERERS[f".{suffix}"](composed))
    response = HttpResponse(content, content_type=TYPES[f".{suffix}"])
    name = f"svod-{period.code}-{composed.language}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
