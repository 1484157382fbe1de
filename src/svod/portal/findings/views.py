from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from markdown_it import MarkdownIt

from svod.audit.dismissed import fingerprint
from svod.audit.registry import RULES
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity
from svod.portal.findings.audited import Found, audited, register_findings, seen_by, text_findings
from svod.portal.ui.actor import actor_in, answered, day_given, signed_in
from svod.portal.ui.words import spoken
from svod.register.dismissals.changes import dismiss_finding, restore_finding
from svod.register.dismissals.models import Dismissal
from svod.register.dismissals.queries import count_by_rule
from svod.register.questions.models import Question
from svod.register.questions.queries import questions_visible
from svod.register.rights import Actor, Thing, may, require
from svod.register.sources.models import Source
from svod.register.sources.queries import latest_period, sources_visible

REGISTER = "register"
NOTHING = Found([], [])


@answered
def findings(request: HttpRequest) -> HttpResponse:
    """The register's findings, then those of each source whose text is kept; by severity, rule and what was audited."""
    require(actor_in(request), "read", Thing("finding"))
    asked = {name: request.GET.get(name, "").strip() for name in ("of", "severity", "rule")}
    subjects: list[tuple[Source | None, str]] = [(source, source.code) for source in _with_text(request)]
    actor, period = actor_in(request), latest_period()
    shown = []
    for source, code in [(None, REGISTER), *subjects]:
        if (asked["of"] and asked["of"] != code) or (source is None and period is None):
            continue
        found = text_findings(source) if source else seen_by(actor, register_findings(period)) if period else NOTHING
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
        "may_dismiss": may(actor, "dismiss", Thing("finding")),
        "may_ask": may(actor, "ask", Thing("question")),
        "asked_about": _questions(actor, [each.mark for one in shown for group in one.rules for each in group.found]),
        "may_settle": may(actor, "read", Thing("disagreement")),
        "noisy": [(RULES[code], n) for code, n in count_by_rule().items() if code in RULES],
    }
    return render(request, "findings/page.html", context)


def _questions(actor: Actor, marks: list[str]) -> dict[str, list[Question]]:
    """Finding → what was asked about it."""
    told: dict[str, list[Question]] = {}
    for one in questions_visible(actor, finding__in=marks) if actor.account is not None else ():
        told.setdefault(one.finding, []).append(one)
    return told


@never_cache
@signed_in
@require_POST
def dismiss(request: HttpRequest) -> HttpResponse:
    """Dismiss one finding, or take its dismissal back; then to the page it was asked from."""
    of, mark, asked = request.POST.get("of", REGISTER), request.POST.get("mark", ""), request.POST
    actor, period = actor_in(request), latest_period()
    require(actor, "dismiss", Thing("finding"))
    source = sources_visible(actor).filter(code=of).exclude(text="").first()
    if source is None and (of != REGISTER or period is None):
        raise Http404
    scope = f"source:{source.sha256}" if source else f"register:{period.code if period else ''}"
    if asked.get("do") == "restore":
        held = Dismissal.objects.filter(scope=scope, fingerprint=mark).first()
        if held is None:
            raise Http404
        restore_finding(dismissal=held, by=actor, reason=asked.get("reason", ""))
    else:
        found = text_findings(source) if source else register_findings(period) if period else NOTHING
        one = next((one for one in found.standing if fingerprint(one, source.text if source else None) == mark), None)
        if one is None:
            raise Refused(
                "Этого замечания уже нет: сведения изменились или его сняли. Обновите страницу.",
                "This finding is there no more: the facts have changed, or it was dismissed. Reload the page.",
                "该检查结果已不存在：事实已变更或已被撤销。请刷新页面。",
            )
        until = asked.get("until", "")
        dismiss_finding(
            scope=scope,
            fingerprint=mark,
            code=one.code,
            message=one.message.ru,
            reason=asked.get("reason", ""),
            by=actor,
            until=day_given(until) if until else None,
        )
    return HttpResponseRedirect(f"{reverse('findings')}?of={of}")


def _with_text(request: HttpRequest) -> list[Source]:
    """The organisation's own sources first, then the invented ones."""
    return list(sources_visible(actor_in(request)).exclude(text="").order_by("is_invented", "-id"))


def rule(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one rule: what is wrong, why it matters, how to put it right, with examples."""
    one = RULES.get(code)
    if one is None:
        raise Http404
    # the page is our own; raw HTML in it would be shown as text all the same
    text = MarkdownIt("js-default").render(one.page(spoken()))
    return render(request, "findings/rule.html", {"page": "findings", "rule": one, "title": one.title, "text": text})
