from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from svod.compose.hand import edits_of, facts_said, said_by, unplaced
from svod.compose.render.words import fact_name
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.roundtrip.origin import REPORT
from svod.compose.tree import Report, Sentence
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.portal.report.views import report_of
from svod.portal.ui.actor import actor_in, answered, signed_in
from svod.portal.ui.words import spoken
from svod.register.rights import Forbidden, Thing, may, require
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period
from svod.register.wordings.changes import confirm_wording, record_wording, withdraw_wording
from svod.register.wordings.models import Wording
from svod.register.wordings.queries import wording_numbered, wordings_of


@dataclass(frozen=True)
class Shown:
    """A change as it stands in the report: `sentence` is None where it has no place any more, or no words in this language;
    `now`: what Svod would say; `changed`: the facts that have changed since, each with what it was and is."""

    wording: Wording
    sentence: Sentence | None
    is_lost: bool
    now: str
    changed: tuple[tuple[str, str, str], ...] = ()
    before: str = ""  # the sentence that an added or a moved one follows


@answered
def wordings(request: HttpRequest, refusal: Refused | None = None) -> HttpResponse:
    """The changes that stand, stale ones first, beside what would be said now; the form for one sentence (`?key=`)."""
    require(actor_in(request), "read", Thing("report", "draft"))
    period = latest_period()
    if period is None:
        return render(request, "wordings/page.html", {"page": "report"})
    report = report_of(period, spoken())
    rows = list(wordings_of(REPORT, period.first, period.last))
    lost = {one.number for one in unplaced(report, edits_of(rows))}
    by_number = {one.editorial.number: one for one in (*report.sentences(), *report.dropped) if one.editorial}
    shown = [_shown(report, row, by_number.get(row.pk), row.pk in lost) for row in rows]
    key = request.POST.get("key") or request.GET.get("key", "")
    context = {
        "page": "report",
        "coverage": report.coverage,
        "shown": sorted(shown, key=lambda one: (not one.is_lost, not _is_stale(one), one.wording.pk)),
        "key": key,
        "words": _in_each(period, key) if key else {},
        "others": _others(report, key) if key else [],
        "refusal": refusal.words.in_(spoken()) if refusal else "",
        "typed": request.POST,
        "may_change": may(actor_in(request), "reword", Thing("report", "draft")),
    }
    return render(request, "wordings/page.html", context, status=409 if refusal else 200)


def _shown(report: Report, row: Wording, sentence: Sentence | None, is_lost: bool) -> Shown:
    done = sentence.editorial if sentence else None
    after = said_by(report, row.after) if row.after else None
    before = after.text if after else ""
    if done is None:  # the editor's words are of other languages: here it is said as ever
        said = said_by(report, row.key) if row.key else None
        return Shown(row, sentence, is_lost, said.text if said else "", before=before)
    changed = tuple((fact_name(fact, report.names, report.language), was, now) for fact, was, now in done.changed)
    return Shown(row, sentence, is_lost, done.instead, changed, before)


def _is_stale(one: Shown) -> bool:
    return bool(one.sentence and one.sentence.editorial and one.sentence.editorial.is_stale)


def _in_each(period: Period, key: str) -> dict[str, str]:
    """The sentence in every language as it stands now; Http404 where no language has it."""
    found = {language: said_by(report_of(period, language), key) for language in LANGUAGES}
    words: dict[str, str] = {language: one.text for language, one in found.items() if one}
    if not words:
        raise Http404
    return words


def _others(report: Report, key: str) -> list[tuple[str, str]]:
    """The sentences of its section, of which one may be chosen to stand before it."""
    for section in report.sections:
        own = [one for block in section.blocks for one in getattr(block, "sentences", ())]
        if any(one.key == key for one in own):
            return [(one.key, one.text) for one in own if one.key != key]
    return []


@require_POST
@signed_in
def change(request: HttpRequest) -> HttpResponse:
    """One change of one sentence."""
    require(actor_in(request), "reword", Thing("report", "draft"))  # before anything is composed
    period = latest_period()
    if period is None:
        raise Http404
    said, key = request.POST, request.POST.get("key", "")
    kind = said.get("kind", "")
    plain = compose_annual(first=period.first, last=period.last, language=spoken())
    held = said_by(plain, key)
    words: dict[str, str] = {language: said.get(language, "").replace("\r\n", "\n") for language in LANGUAGES}
    if kind == "reword":  # a language left as it stands is not the editor's
        now = _in_each(period, key)
        words = {language: text if text.strip() != now.get(language, "").strip() else "" for language, text in words.items()}
    try:
        record_wording(
            report=REPORT,
            first=period.first,
            last=period.last,
            kind=kind,
            key="" if kind == "add" else key,
            text=Trilingual(**words) if kind in {"reword", "add"} else None,
            after=key if kind == "add" else said.get("after", ""),
            words=held.text if held and kind != "add" else "",
            facts=facts_said(plain, held) if held and kind != "add" else None,
            reason=said.get("reason", ""),
            by=actor_in(request),
        )
    except Forbidden:
        raise
    except Refused as refusal:
        return wordings(request, refusal)
    return redirect("wordings")


@require_POST
@signed_in
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Take a change back, or let a stale one stand."""
    period = latest_period()
    if period is None:
        raise Http404
    by = actor_in(request)
    require(by, "reword", Thing("report", "draft"))
    try:
        wording = wording_numbered(number)
        if request.POST.get("do") == "confirm":
            report = compose_annual(first=period.first, last=period.last, language=spoken())
            held = said_by(report, wording.key)
            if held is None:
                raise Http404
            confirm_wording(wording=wording, words=held.text, facts=facts_said(report, held), by=by)
        else:
            withdraw_wording(wording=wording, by=by)
    except Forbidden:
        raise
    except Refused as refusal:
        return wordings(request, refusal)
    return redirect("wordings")
