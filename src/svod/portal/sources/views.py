from __future__ import annotations

import itertools
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.register.claims.models import Claim
from svod.register.proposals.models import Intake
from svod.register.sources.models import Source
from svod.register.sources.queries import sources as all_sources


@dataclass(frozen=True)
class Piece:
    """A stretch of a source's text; `records` are those that have a claim on it."""

    start: int
    text: str
    records: tuple[str, ...] = ()


def sources(request: HttpRequest) -> HttpResponse:
    found = all_sources().annotate(
        claim_count=Count("claims", distinct=True), proposal_count=Count("intakes__proposals", distinct=True)
    )
    return render(request, "sources/page.html", {"page": "sources", "sources": found})


def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: its text with the places that the register rests on, and what was proposed from it."""
    one = Source.objects.filter(code=code).first()
    if one is None:
        raise Http404
    claims = list(Claim.objects.filter(source=one).order_by("id"))
    intakes = Intake.objects.filter(source=one).prefetch_related("proposals").order_by("-id")
    context = {
        "page": "sources",
        "source": one,
        "claim_count": len(claims),
        "pieces": pieces(one.text, claims) if one.text else [],
        "intakes": intakes,
    }
    return render(request, "sources/detail.html", context)


def pieces(text: str, claims: list[Claim]) -> list[Piece]:
    """The text cut at every edge of a claim, in order and whole: joined again it is the text."""
    places = sorted(
        (start, min(end, len(text)), claim.record) for claim in claims for start, end in claim.spans if start < len(text)
    )
    edges = sorted({0, len(text), *(edge for start, end, _ in places for edge in (start, end))})
    found: list[Piece] = []
    covering: list[tuple[int, int, str]] = []
    following = 0
    for start, end in itertools.pairwise(edges):
        while following < len(places) and places[following][0] <= start:
            covering.append(places[following])
            following += 1
        covering = [place for place in covering if place[1] > start]
        # the shortest claim is the most telling one
        records = [record for _, _, record in sorted(covering, key=lambda place: place[1] - place[0])]
        found.append(Piece(start, text[start:end], tuple(dict.fromkeys(records))))
    return found
