from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from markdown_it import MarkdownIt

from svod.audit.registry import RULES
from svod.kernel.vocabulary import Severity
from svod.portal.findings.audited import Found, audited, register_findings, text_findings
from svod.portal.ui.words import spoken
from svod.register.sources.models import Source
from svod.register.sources.queries import latest_period

REGISTER = "register"
NOTHING = Found([], [])


def findings(request: HttpRequest) -> HttpResponse:
    """The register's findings, then those of each source whose text is kept; by severity, rule and what was audited."""
    asked = {name: request.GET.get(name, "").strip() for name in ("of", "severity", "rule")}
    subjects: list[tuple[Source | None, str]] = [(source, source.code) for source in _with_text()]
    period = latest_period()
    shown = []
    for source, code in [(None, REGISTER), *subjects]:
        if (asked["of"] and asked["of"] != code) or (source is None and period is None):
            continue
        found = text_findings(source) if source else register_findings(period) if period else NOTHING
        shown.append(audited(source, found, severity=asked["severity"], rule=asked["rule"]))
    is_filtered = any(asked.values())
    context = {
        "page": "findings",
        "asked": asked,
        "is_filtered": is_filtered,
        "subjects": [source for source, _ in subjects],
        "severities": [str(one) for one in Severity],
        "rules": list(RULES.values()),
        "audited": [one for one in shown if one.rules or not is_filtered],
        "count": sum(one.shown_count for one in shown),
    }
    return render(request, "findings/page.html", context)


def _with_text() -> list[Source]:
    """The organisation's own sources first, then the invented ones."""
    return list(Source.objects.exclude(text="").order_by("is_invented", "-id"))


def rule(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one rule: what is wrong, why it matters, how to put it right, with examples."""
    one = RULES.get(code)
    if one is None:
        raise Http404
    # the page is our own; raw HTML in it would be shown as text all the same
    text = MarkdownIt("js-default").render(one.page(spoken()))
    return render(request, "findings/rule.html", {"page": "findings", "rule": one, "title": one.title, "text": text})
