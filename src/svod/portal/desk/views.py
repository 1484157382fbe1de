"""The review desk of a source: the text on the left, what was read in it on the right, an officer's word on each.

Every act is a form, answered by the page where it was done; the module desk.js asks for the changed parts alone (`Accept: …`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.vary import vary_on_headers

from svod.intake.correct import correct, place_value
from svod.intake.desk import decide, decide_all, may_decide
from svod.intake.fields import WrongValues
from svod.intake.opened import Overtaken, refuse_invented
from svod.intake.regroup import ADDABLE, add_missed, merge, reopen, split
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.portal.desk.editing import editing
from svod.portal.desk.shown import OPEN_FIRST, cards, counts, marked_text, words
from svod.portal.findings.audited import pack_lexicon
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.given import number_given
from svod.portal.ui.words import named, say, spoken
from svod.register.proposals.models import Intake, Proposal
from svod.register.proposals.queries import intakes_visible
from svod.register.rights import Actor, Forbidden

PARTS = "text/x-parts+html"
"""What desk.js accepts: parts of the page, each with its id, instead of the page."""
ORDER = {name: n for n, name in enumerate((*OPEN_FIRST, "decided"))}
Act = Callable[[Proposal, QueryDict, int | None, Actor], list[int]]


def _accept(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    record, begins = asked.get(f"record.{one.pk}", ""), f"chosen.{one.pk}."
    chosen = [name.removeprefix(begins) for name, value in asked.items() if name.startswith(begins) and value == "found"]
    decide(proposal=one.pk, act="accept", record=record, chosen=chosen, edition=edition, by=by)
    return [one.pk]


def _reject(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    cause, reason = asked.get("cause", ""), asked.get("reason", "")
    decide(proposal=one.pk, act="reject", reason=reason, cause=cause, edition=edition, by=by)
    return [one.pk]


def _correct(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    correct(proposal=one.pk, typed=_typed(asked), edition=edition, by=by)
    return _accept(one, asked, None, by) if asked.get("then") == "accept" else [one.pk]


def _merge(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    other = asked.get("into", "")
    target = merge(proposal=one.pk, into=number_given(other) or 0, edition=edition, by=by)
    return [one.pk, target.pk]


def _split(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    halves = [{name[2:]: value for name, value in _typed(asked).items() if name.startswith(f"{half}-")} for half in "12"]
    first, second = split(proposal=one.pk, first=halves[0], second=halves[1], edition=edition, by=by)
    return [first.pk, second.pk]


def _place(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    target = place_value(proposal=one.pk, on=asked.get("on", ""), typed=_typed(asked), edition=edition, by=by)
    return list(dict.fromkeys([one.pk, target.pk]))


def _reopen(one: Proposal, asked: QueryDict, edition: int | None, by: Actor) -> list[int]:
    reopen(proposal=one.pk, edition=edition, by=by)
    return [one.pk]


ACTS: dict[str, Act] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "merge": _merge,
    "split": _split,
    "place": _place,
    "reopen": _reopen,
}


@signed_in
@vary_on_headers("Accept")
def desk(request: HttpRequest, code: str) -> HttpResponse:
    """The whole desk; a button of a card is pressed here, and what holds for many proposals at once is asked for here."""
    intake = _intake(request, code)
    asked, by = request.POST, actor_in(request)
    if request.method != "POST":
        return _page(request, intake)
    if asked.get("do") == "all":
        done = decide_all(intake=intake, least=_share(asked.get("least", "")), by=by)
        said = urlencode({"accepted": done.accepted, "open": done.left_open})
        return HttpResponseRedirect(f"{reverse('desk', args=[code])}?{said}")
    if asked.get("do") == "add":
        held = add_missed(
            intake=intake,
            noun=asked.get("noun", ""),
            words=asked.get("words", ""),
            start=number_given(asked.get("start")),
            lexicon=pack_lexicon(),
            by=by,
        )
        return HttpResponseRedirect(reverse("desk-proposal", args=[code, held.pk]))
    do = next((name for name in ("accept", "reopen") if name in asked), "")
    key, _, edition = asked.get(do, "").partition(".")
    number = number_given(key)
    if not do or number is None:
        raise Http404
    return _done(request, _proposal(intake, number), do, number_given(edition))


@signed_in
@vary_on_headers("Accept")
def one(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One proposal with all that can be done to it."""
    held = _proposal(_intake(request, code), pk)
    if request.method != "POST":
        return _editor(request, held)
    do, edition = request.POST.get("do", ""), request.POST.get("edition", "")
    if do not in ACTS:
        raise Http404
    return _done(request, held, do, number_given(edition))


def _done(request: HttpRequest, held: Proposal, do: str, edition: int | None) -> HttpResponse:
    """The act, and what it changed; a form that was not understood comes back with what was typed, nothing is lost."""
    try:
        changed = ACTS[do](held, request.POST, edition, actor_in(request))
    except WrongValues as wrong:
        return _editor(request, held, _typed(request.POST), wrong.faults, status=400)
    except Refused as refusal:
        if not _wants_parts(request):
            raise
        status = 403 if isinstance(refusal, Forbidden) else 409 if isinstance(refusal, Overtaken) else 400
        return _parts(request, held.intake, [held.pk], refusal.words.in_(spoken()), status=status)
    if _wants_parts(request):
        return _parts(request, held.intake, changed, named(do, "done"))
    return HttpResponseRedirect(f"{reverse('desk', args=[held.intake.source.code])}#p{changed[-1]}")


def _page(request: HttpRequest, intake: Intake) -> HttpResponse:
    every = list(intake.proposals.all())
    only = request.GET.get("only", "")
    shown = [one for one in every if not only or only == (one.verdict if one.stage == "open" else "decided")]
    accepted, left = number_given(request.GET.get("accepted")), number_given(request.GET.get("open"))
    context = {
        "page": "sources",
        "source": intake.source,
        "intake": intake,
        "cards": cards(shown, intake, actor_in(request)),
        "counts": counts(every),
        "w": words(),
        "only": only,
        "account": sum(one.is_read for one in every),
        "added": sum(not one.is_read for one in every),
        "text": marked_text(intake.source.text, every),
        "nouns": ADDABLE,
        "said": say("desk.said_all", n=accepted, m=left) if None not in {accepted, left} else "",
    }
    return render(request, "desk/page.html", context)


def _editor(
    request: HttpRequest,
    held: Proposal,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Trilingual] | None = None,
    status: int = 200,
) -> HttpResponse:
    by = actor_in(request)
    context = {
        "page": "sources",
        "source": held.intake.source,
        "card": cards([held], held.intake, by)[0],
        "editing": editing(held, typed, faults) if held.stage == "open" else None,
        "causes": [cause for cause, _ in Proposal.CAUSES],
        "typed": typed or {},
        "words": _around(held),
    }
    template = "desk/_editor.html" if _wants_parts(request) else "desk/one.html"
    return render(request, template, context, status=status)


def _parts(request: HttpRequest, intake: Intake, changed: Iterable[int], said: str, status: int = 200) -> HttpResponse:
    """The cards that changed, in the order given, with the counts and what is said of it."""
    every = list(Proposal.objects.filter(intake=intake))
    wanted = list(changed)
    found = {card.proposal.pk: card for card in cards([one for one in every if one.pk in wanted], intake, actor_in(request))}
    context = {
        "source": intake.source,
        "cards": [found[pk] for pk in wanted if pk in found],
        "counts": counts(every),
        "w": words(),
        "said": said,
        "is_refused": status != 200,
    }
    return render(request, "desk/_parts.html", context, status=status)


def _intake(request: HttpRequest, code: str) -> Intake:
    """The newest reading of a source that this officer may see; 404 where there is none."""
    by = actor_in(request)
    if not may_decide(by):
        raise Forbidden()
    intake = intakes_visible(by).filter(source__code=code).select_related("source").first()
    if intake is None:
        raise Http404
    refuse_invented(intake)
    return intake


def _proposal(intake: Intake, pk: int) -> Proposal:
    held = Proposal.objects.filter(intake=intake, pk=pk).first()
    if held is None:
        raise Http404
    held.intake = intake
    return held


def _typed(asked: QueryDict) -> dict[str, str]:
    return {name: str(value) for name, value in asked.items()}


def _share(said: str) -> float:
    try:
        return float(said or 0)
    except ValueError:
        return 0.0


def _wants_parts(request: HttpRequest) -> bool:
    return PARTS in request.headers.get("Accept", "")


def _around(held: Proposal, beside: int = 160) -> tuple[str, str, str]:
    """The words of the text that it was read in, and what stands before and after them."""
    text, spans = held.intake.source.text, held.spans
    if not spans:
        return "", "", ""
    start, end = spans[0]
    return text[max(0, start - beside) : start], text[start:end], text[end : end + beside]
