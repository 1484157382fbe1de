"""Letters of states: entering one on behalf of its state, what was entered from it, the file itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.intake.attached import attached_file
from svod.kernel.refusal import Refused
from svod.portal.ui.actor import actor_in, day_given, signed_in, today
from svod.portal.ui.kept import given_file, handed_out
from svod.portal.ui.words import spoken
from svod.register.letters.changes import correct_entry, enter_letter
from svod.register.letters.models import Letter
from svod.register.letters.queries import letter_visible, letters_visible, name_of, reads_file, thing
from svod.register.rights import Actor, Forbidden, Thing, may, require
from svod.register.sources.models import Period
from svod.register.sources.queries import collected_period
from svod.register.states.models import State
from svod.register.states.queries import members_on
from svod.register.submissions.models import Request
from svod.register.submissions.queries import of_request, requests_visible


@never_cache
@signed_in
def letters(request: HttpRequest) -> HttpResponse:
    """The newest first; a state's people see those of their state."""
    actor = actor_in(request)
    if not actor.states:
        require(actor, "enter", Thing("letter"))
    rows = [(one, name_of(one)) for one in letters_visible(actor)]
    context = {"page": "submissions", "rows": rows, "may_enter": may(actor, "enter", Thing("letter"))}
    return render(request, "letters/page.html", context)


@never_cache
@signed_in
def enter(request: HttpRequest) -> HttpResponse:
    """First the state, then its letter: the file, its number and day, the words on each area."""
    actor, period = actor_in(request), collected_period()
    require(actor, "enter", Thing("letter"))
    if period is None:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    state = State.objects.filter(code=asked.get("state", "")).first()
    refusal = None
    if request.method == "POST":
        try:
            made = _entered(request, actor, period, state)
            return HttpResponseRedirect(reverse("letter", args=[made.pk]))
        except Forbidden:
            raise
        except Refused as fault:
            refusal = fault
    context = {
        "page": "submissions",
        "states": members_on(period.last),
        "state": state,
        "areas": _areas(actor, period, state, asked) if state else [],
        "typed": asked,
        "today": today(),
        "refusal": refusal.words.in_(spoken()) if refusal else "",
    }
    return render(request, "letters/enter.html", context, status=400 if refusal else 200)


def _areas(actor: Actor, period: Period, state: State, asked: Any) -> list[tuple[Request, str, bool]]:
    """What the state was asked and the reader may enter: the request, the words typed so far, whether nothing was marked."""
    own = [one for one in requests_visible(actor, period) if one.state_id == state.pk]
    return [
        (one, asked.get(f"text-{one.area.code}", ""), one.area.code in asked.getlist("nothing"))
        for one in own
        if may(actor, "enter for a state", of_request(one))
    ]


def _entered(request: HttpRequest, actor: Actor, period: Period, state: State | None) -> Letter:
    asked = request.POST
    if state is None:
        raise Refused("Выберите государство.", "Choose the state.", "请选择国家。")
    name, content = given_file(request.FILES.get("file"))
    if not name:
        raise Refused("Приложите файл письма.", "Attach the file of the letter.", "请附上来函文件。")
    return enter_letter(
        state=state,
        period=period,
        number=asked.get("number", ""),
        dated=day_given(asked.get("dated", "")),
        received_on=day_given(asked.get("received", "")),
        came_by=asked.get("came_by", ""),
        file=attached_file(name, content),
        texts={
            name.removeprefix("text-"): words
            for name, words in asked.items()
            if name.startswith("text-") and isinstance(words, str)
        },
        nothing=asked.getlist("nothing"),
        by=actor,
    )


@never_cache
@signed_in
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter and what was entered from it; not there and not yours are one answer."""
    actor = actor_in(request)
    one = letter_visible(actor, pk)
    if one is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            correct_entry(letter=one, area=request.POST.get("area", ""), text=request.POST.get("text", ""), by=actor)
            return HttpResponseRedirect(reverse("letter", args=[pk]))
        except Forbidden:
            raise
        except Refused as fault:
            refusal = fault
    context = {
        "page": "submissions",
        "letter": one,
        "name": name_of(one),
        "entries": _entries(actor, one),
        "reads_file": reads_file(actor, one),
        "may_enter": may(actor, "enter", thing(one)),
        "reads_sources": may(actor, "read", Thing("source")),
        "refusal": refusal.words.in_(spoken()) if refusal else "",
    }
    return render(request, "letters/detail.html", context, status=400 if refusal else 200)


def _entries(actor: Actor, one: Letter) -> list[tuple[Any, bool]]:
    """The versions that the reader may see, and of each whether the reader may enter it again."""
    told = [entry.submission for entry in one.entries.all()]
    latest = {version.request_id: version.pk for version in told}
    return [
        (version, latest[version.request_id] == version.pk and may(actor, "enter for a state", of_request(version.request)))
        for version in told
        if may(actor, "read", Thing("submission", version.stage, one.state.code, version.request.area.code))
    ]


@never_cache
@signed_in
def kept_letter(request: HttpRequest, pk: int) -> HttpResponse:
    one = letter_visible(actor_in(request), pk)
    if one is None or not reads_file(actor_in(request), one):
        raise Http404
    return handed_out(one.source.kept_file)
