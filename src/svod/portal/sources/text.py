"""A source's text with the places that something rests on."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from svod.audit.finding import Finding
from svod.register.claims.models import Claim
from svod.register.proposals.models import Proposal


@dataclass(frozen=True)
class Mark:
    """A place in a text: a record of the register rests on it, something was found there, or a fault."""

    start: int
    end: int
    kind: str  # claim, found, error, warning, note
    record: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `records` are those that have a claim on it, the closest first; `kinds` are those of its marks."""

    start: int
    text: str
    records: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def marks_of_claims(claims: Iterable[Claim]) -> list[Mark]:
    return [Mark(start, end, "claim", claim.record) for claim in claims for start, end in claim.spans]


def marks_of_proposals(proposals: Iterable[Proposal]) -> list[Mark]:
    return [Mark(start, end, "found") for proposal in proposals for start, end in proposal.spans]


def marks_of_findings(findings: Iterable[Finding]) -> list[Mark]:
    return [Mark(span.start, span.end, str(one.severity)) for one in findings for span in one.spans]


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at every edge of a mark, in order and whole: joined again it is the text."""
    places = sorted(
        (mark.start, min(mark.end, len(text)), mark.kind, mark.record)
        for mark in marks
        if mark.start < len(text) and mark.start <= mark.end
    )
    edges = sorted({0, len(text), *(edge for start, end, *_ in places for edge in (start, end))})
    found: list[Piece] = []
    covering: list[tuple[int, int, str, str]] = []
    following = 0
    for start, end in itertools.pairwise(edges):
        while following < len(places) and places[following][0] <= start:
            covering.append(places[following])
            following += 1
        covering = [place for place in covering if place[1] > start]
        # the shortest claim is the most telling one
        closest = sorted(covering, key=lambda place: place[1] - place[0])
        records = dict.fromkeys(record for *_, record in closest if record)
        kinds = dict.fromkeys(kind for _, _, kind, _ in closest)
        found.append(Piece(start, text[start:end], tuple(records), tuple(sorted(kinds))))
    return found
