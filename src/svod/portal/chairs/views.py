"""For the chair of a body: its sessions, sending a protocol or word of the next session, what became of what was sent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.intake.chairs import propose_session, take_in_protocol
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.portal.findings.audited import pack_lexicon
from svod.portal.ui.actor import actor_in, day_given, signed_in, today
from svod.portal.ui.given import number_given
from svod.portal.ui.kept import given_file, handed_out
from svod.portal.ui.names import Link, links_to
from svod.portal.ui.words import named, spoken
from svod.register.bodies.models import Body
from svod.register.chairs.models import ChairPaper
from svod.register.chairs.queries import Sent, bodies_chaired, paper_visible, papers_visible, state_of_chair, thing
from svod.register.events.queries import sessions_of
from svod.register.rights import Actor, Forbidden, Role, may, require
from svod.register.states.models import State


@never_cache
@signed_in
def chairs(request: HttpRequest) -> HttpResponse:
    """The bodies that the reader chairs; for the Secretariat, those whose chairs have sent something."""
    actor = actor_in(request)
    bodies = list(bodies_chaired(actor))
    if Role.CHAIR not in actor.roles:
        with_papers = Body.objects.filter(pk__in=ChairPaper.objects.values("body")).select_related("area")
        bodies = [one for one in with_papers if may(actor, "read", thing(one))]
    if not bodies and Role.CHAIR not in actor.roles:
        raise Forbidden()
    return render(request, "chairs/page.html", {"page": "chairs", "bodies": bodies})


@never_cache
@signed_in
def chair(request: HttpRequest, code: str) -> HttpResponse:
    """One body. A refusal loses nothing of what was typed."""
    actor, body = actor_in(request), _body(request, code)
    refusal = None
    if request.method == "POST":
        try:
            _sent(request, body, actor)
            return HttpResponseRedirect(reverse("chair", args=[code]))
        except Forbidden:
            raise
        except Refused as fault:
            refusal = fault
    papers = papers_visible(actor, body)
    links = links_to({one.record for sent in papers for one in sent.proposals if one.stage == "accepted" and one.record})
    sessions = list(sessions_of(code))
    context = {
        "page": "chairs",
        "body": body,
        "sessions": sessions,
        "numbered": any(one.ordinal for one in sessions),
        "next_number": max((one.ordinal or 0 for one in sessions), default=0) + 1,
        "papers": [(sent.paper, _told(sent), _records(sent, links)) for sent in papers],
        "may_send": may(actor, "send", thing(body, state_of_chair(actor, body))),
        "countries": State.objects.order_by(f"short_name_{spoken()}"),
        "typed": request.POST,
        "refusal": refusal.words.in_(spoken()) if refusal else "",
        "today": today(),
    }
    return render(request, "chairs/detail.html", context, status=400 if refusal else 200)


def _body(request: HttpRequest, code: str) -> Body:
    """Not there and not yours are one answer."""
    actor = actor_in(request)
    body = Body.objects.filter(code=code).select_related("area").first()
    if body is None or not may(actor, "read", thing(body, state_of_chair(actor, body))):
        raise Http404
    return body


def _told(sent: Sent) -> str:
    """«принято: 3, ждут решения: 1»."""
    counts = Counter(one.stage for one in sent.proposals)
    return ", ".join(f"{named(stage, 'paper_fate')}: {n}" for stage, n in counts.items())


def _records(sent: Sent, links: dict[str, Link]) -> list[Link]:
    """The records that the register took from it, each once."""
    return list({one.record: links[one.record] for one in sent.proposals if one.record in links}.values())


def _sent(request: HttpRequest, body: Body, actor: Actor) -> None:
    asked = request.POST
    require(actor, "send", thing(body, state_of_chair(actor, body)))
    if asked.get("do") == "protocol":
        name, content = given_file(request.FILES.get("file"))
        if not name:
            raise Refused("Приложите файл протокола.", "Attach the file of the protocol.", "请附上议定书文件。")
        dated = day_given(asked["dated"]) if asked.get("dated") else None
        take_in_protocol(body=body, name=name, content=content, dated=dated, lexicon=pack_lexicon(), by=actor)
    elif asked.get("do") == "session":
        propose_session(body=body, by=actor, **_session(asked))
    else:
        raise Http404


def _session(asked: Any) -> dict[str, Any]:
    first = day_given(asked.get("first", ""))
    last = day_given(asked["last"]) if asked.get("last") else first
    number, country = number_given(asked.get("ordinal")), asked.get("country", "")
    return {
        "ordinal": number if number is None or number < 10**5 else None,
        "dates": DateRange.of_days(first, max(first, last), "day") if last >= first else DateRange.parse(str(first), str(last)),
        "city": asked.get("city", ""),
        "country": country if State.objects.filter(code=country).exists() else "",
        "agenda": asked.get("agenda", ""),
    }


@never_cache
@signed_in
def kept_paper(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    paper = paper_visible(actor_in(request), _body(request, code), pk)
    if paper is None:
        raise Http404
    return handed_out(paper.source.kept_file)
