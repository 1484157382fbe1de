from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from svod.compose.manuscript import for_the_public
from svod.compose.render import RENDERERS
from svod.compose.render.html import article
from svod.compose.reports.summary.outline import NARROWED, compose_summary
from svod.compose.roundtrip.origin import annual_today
from svod.compose.tree import Report
from svod.kernel.words import Language
from svod.portal.ui.actor import actor_in, answered
from svod.portal.ui.fresh import fresh
from svod.portal.ui.names import address
from svod.portal.ui.words import say, spoken
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.rights import THEIRS, Thing, may, require
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period
from svod.register.states.queries import members_on

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
}


def report_of(period: Period, language: Language) -> Report:
    """The annual report as it would be composed today."""
    return fresh(f"report:{period.pk}:{language}", lambda: annual_today(period.first, period.last, language))


def _summary(period: Period, kind: str, of: str) -> Report:
    language = spoken()
    return fresh(
        f"summary:{kind}:{of}:{period.pk}:{language}",
        lambda: compose_summary(kind=kind, of=of, first=period.first, last=period.last, language=language),
    )


def _edit_page(key: str) -> str:
    return f"{reverse('wordings')}?key={key}"


@answered
def report(request: HttpRequest) -> HttpResponse:
    """The composed report in the language of the page, the sources of each sentence beside it."""
    _refuse_strangers(request)
    period = latest_period()
    if period is None:
        return render(request, "report/page.html", {"page": "report"})
    inside = _is_inside(request)
    composed = report_of(period, spoken()) if inside else for_the_public(report_of(period, spoken()))
    shown = fresh(f"article:{period.pk}:{composed.language}:{inside}", lambda: article(composed, address, _edit_page))
    context = {
        "page": "report",
        "report": composed,
        "no_sentence": say("report.no_sentence"),
        "untold": [(one, composed.names.get(one, ""), composed.reason_not_told(one)) for one in composed.coverage.not_told],
        "article": mark_safe(shown),  # noqa: S308  # every word in it is escaped by the renderer
        "suffixes": [suffix.removeprefix(".") for suffix in RENDERERS],
    }
    return render(request, "report/page.html", context)


@answered
def summaries(request: HttpRequest) -> HttpResponse:
    """The shorter reports that can be had: the brief, one an area, a state, a body."""
    _refuse_strangers(request)
    period = latest_period()
    context = {
        "page": "report",
        "areas": Area.objects.all(),
        "states": members_on(period.last) if period else (),
        "bodies": Body.objects.filter(is_generic=False, event_bodies__event__period=period).distinct() if period else (),
    }
    return render(request, "report/summaries.html", context)


@answered
def summary(request: HttpRequest, kind: str, of: str = "") -> HttpResponse:
    _refuse_strangers(request)
    _, made = _period_and_summary(kind, of)
    composed = made if _is_inside(request) else for_the_public(made)
    context = {
        "page": "report",
        "kind": kind,
        "of": of,
        "report": composed,
        "article": mark_safe(article(composed, address)),  # noqa: S308  # every word in it is escaped by the renderer
        "suffixes": [suffix.removeprefix(".") for suffix in RENDERERS],
    }
    return render(request, "report/summary.html", context)


@answered
def download(request: HttpRequest, suffix: str) -> HttpResponse:
    _refuse_strangers(request)
    period = latest_period()
    if period is None or f".{suffix}" not in RENDERERS:
        raise Http404
    composed = report_of(period, spoken())
    content = fresh(f"file:{period.pk}:{composed.language}:{suffix}", lambda: RENDERERS[f".{suffix}"](for_the_public(composed)))
    return _file(content, f"svod-{period.code}-{composed.language}", suffix)


@answered
def download_summary(request: HttpRequest, kind: str, suffix: str, of: str = "") -> HttpResponse:
    _refuse_strangers(request)
    if f".{suffix}" not in RENDERERS:
        raise Http404
    period, composed = _period_and_summary(kind, of)
    name = "-".join(filter(None, ("svod", period.code, kind, of, composed.language)))
    return _file(RENDERERS[f".{suffix}"](for_the_public(composed)), name, suffix)


def _is_inside(request: HttpRequest) -> bool:
    """Whether the reader may know that states disagreed; a file that is taken away tells nobody."""
    return may(actor_in(request), "read", Thing("source", THEIRS))


def _refuse_strangers(request: HttpRequest) -> None:
    """What is not released is for those who may read the draft."""
    require(actor_in(request), "read", Thing("report", "draft"))


def _period_and_summary(kind: str, of: str) -> tuple[Period, Report]:
    period = latest_period()
    if period is None or kind not in NARROWED or bool(of) is (kind == "brief"):
        raise Http404
    return period, _summary(period, kind, of)


def _file(content: bytes, name: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[f".{suffix}"])
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response
