"""Who did what and when: the journal as a stream, and a record as it stood on a day."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.journal.stood import NOUNS, stood_on
from svod.portal.ui.actor import actor_in, answered, day_given, signed_in, today
from svod.portal.ui.history import fields_said, rows_said
from svod.register.journal.queries import as_of, entries

PER_PAGE = 50


@signed_in
def journal(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("by", "record", "first", "last", "on")}
    days = {name: day_given(asked[name]) if asked[name] else None for name in ("first", "last", "on")}
    found = entries(actor=actor, by=asked["by"], record=asked["record"], first=days["first"], last=days["last"])
    stood = None
    if days["on"] and asked["record"]:
        held = as_of(asked["record"], datetime.combine(days["on"], time.max, tzinfo=UTC), actor=actor)
        stood = None if held is None else fields_said(asked["record"], held)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "page": "journal",
        "asked": asked,
        "rows": page,
        "said": rows_said(page),
        "stood": stood,
        "on": days["on"],
        "rest": rest.urlencode(),
    }
    return render(request, "journal/page.html", context)


@answered
def stood(request: HttpRequest) -> HttpResponse:
    """A list of the register as it stood on a day (`?noun=event&as_of=2026-02-01`)."""
    asked = request.GET.get("noun", "")
    noun = asked if asked in NOUNS else NOUNS[0]
    day = day_given(request.GET["as_of"]) if request.GET.get("as_of") else today()
    rows = stood_on(noun, day, actor=actor_in(request))
    return render(request, "journal/stood.html", {"page": "journal", "nouns": NOUNS, "noun": noun, "day": day, "rows": rows})
