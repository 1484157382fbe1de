"""Where sources disagree, field by field, and the ruling which value holds. For the Secretariat alone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.portal.disagreements.shown import shown
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.words import spoken
from svod.register.disagreements.changes import settle_disagreement
from svod.register.disagreements.queries import disagreements_visible, thing
from svod.register.questions.queries import questions_visible
from svod.register.rights import Forbidden, Thing, may, require


@never_cache
@signed_in
def disagreements(request: HttpRequest) -> HttpResponse:
    """Those that wait for a ruling, then those that were ruled on."""
    require(actor_in(request), "read", Thing("disagreement"))
    every = shown(disagreements_visible(actor_in(request)))
    context = {
        "page": "findings",
        "open": [one for one in every if one.disagreement.is_open],
        "ruled": [one for one in every if not one.disagreement.is_open],
    }
    return render(request, "disagreements/page.html", context)


@never_cache
@signed_in
def disagreement(request: HttpRequest, record: str) -> HttpResponse:
    """One record, field by field: who says what, where; the choice; what was ruled before."""
    actor = actor_in(request)
    require(actor, "read", thing(record))
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        asked = request.POST
        try:
            settle_disagreement(
                record=record,
                field=asked.get("field", ""),
                choice=asked.get("choice", ""),
                reason=asked.get("reason", ""),
                seen=asked.get("seen", ""),
                by=actor,
            )
            return HttpResponseRedirect(f"{reverse('disagreement', args=[record])}#{asked.get('field', '')}")
        except Forbidden:
            raise
        except Refused as refusal:
            context, status = {"refusal": refusal.words.in_(spoken()), "typed": asked}, 400
    found = disagreements_visible(actor, [record])
    fields = shown(found, questions=questions_visible(actor, record=record), with_rulings=True)
    if not fields:
        raise Http404
    context |= {"page": "findings", "fields": fields, "link": fields[0].link, "may_settle": may(actor, "settle", thing(record))}
    context["may_ask"] = may(actor, "ask", Thing("question", area=thing(record).area))
    return render(request, "disagreements/detail.html", context, status=status)
