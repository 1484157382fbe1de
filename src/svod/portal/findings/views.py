from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from markdown_it import MarkdownIt

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.from_register import facts_from_register
from svod.audit.finding import Finding
from svod.audit.registry import RULES
from svod.audit.run import audit
from svod.kernel.vocabulary import Severity
from svod.portal.ui.fresh import fresh
from svod.portal.ui.words import spoken
from svod.reading import read_text
from svod.register.sources.models import Source
from svod.register.sources.queries import latest_period

ORDER = list(Severity)


@dataclass(frozen=True)
class Place:
    """One side of a contradiction in a text: its line and words."""

    line: int
    words: str


@dataclass(frozen=True)
class Shown:
    finding: Finding
    message: str
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Audited:
    """What was audited (a source, or the register when there is none), and what was found."""

    source: Source | None
    shown: list[Shown]
    counts: dict[str, int]


def findings(request: HttpRequest) -> HttpResponse:
    """The register's findings, then those of each source whose text is kept."""
    period = latest_period()
    audited = []
    if period:
        found = fresh(f"findings:{period.pk}", lambda: list(audit(facts_from_register(period=period)).findings))
        audited.append(_audited(None, found))
    for source in Source.objects.exclude(text="").order_by("-id"):
        found = fresh(f"findings:{source.sha256}", lambda text=source.text: _of_text(text))  # type: ignore[misc]  # bound at once
        audited.append(_audited(source, found))
    return render(request, "findings/page.html", {"page": "findings", "audited": audited, "rules": RULES.values()})


def _of_text(text: str) -> list[Finding]:
    return list(audit(facts_from_reading(read_text(text))).findings)


def _audited(source: Source | None, found: list[Finding]) -> Audited:
    language = spoken()
    text = source.text if source else ""
    shown = [
        Shown(
            finding,
            finding.message.in_(language),
            RULES[finding.code].title.in_(language),
            tuple(Place(text.count("\n", 0, span.start) + 1, " ".join(span.of(text).split())[:160]) for span in finding.spans),
        )
        for finding in sorted(found, key=lambda one: (ORDER.index(one.severity), one.order))
    ]
    counts = {str(severity): sum(one.finding.severity is severity for one in shown) for severity in Severity}
    return Audited(source, shown, counts)


def rule(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one rule: what is wrong, why it matters, how to put it right, with examples."""
    one = RULES.get(code)
    if one is None:
        raise Http404
    # the page is our own; raw HTML in it would be shown as text all the same
    text = MarkdownIt("js-default").render(one.page(spoken()))
    return render(request, "findings/rule.html", {"page": "findings", "rule": one, "title": one.title, "text": text})
