"""Whom to ask for what: the areas that a state takes part in, and what asking would do before it is done."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.sources.models import Period
from svod.register.sources.queries import period_before
from svod.register.states.models import State
from svod.register.submissions.models import Request
from svod.register.submissions.requests import is_changed

Pair = tuple[str, str]
"""Codes of state and area."""
_PARTS = ("chair", "initiator", "country", "cities__state", "organising_states")


@dataclass(frozen=True)
class Plan:
    """What asking would do: new requests, those that would get other words or another day, those that stay as they are."""

    new: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    same: tuple[Pair, ...]

    @property
    def mark(self) -> str:
        """The same for the same plan: who confirms has seen this one."""
        return f"{len(self.new)}-{len(self.changed)}-{_sum(self.new)}-{_sum(self.changed)}"


def _sum(pairs: Iterable[Pair]) -> str:
    return hashlib.sha256(repr(sorted(pairs)).encode()).hexdigest()[:12]


def plan_of_opening(*, period: Period, only: Collection[Pair], deadline: date, guidance: Trilingual | None) -> Plan:
    held = {(one.state.code, one.area.code): one for one in requests_of(period)}
    changed = [pair for pair in only if pair in held and is_changed(held[pair], deadline, guidance)]
    same = [pair for pair in only if pair in held and pair not in set(changed)]
    return Plan(tuple(pair for pair in only if pair not in held), tuple(changed), tuple(same))


def requests_of(period: Period) -> list[Request]:
    return list(Request.objects.filter(period=period).select_related("state", "area", "period"))


def parts_taken(period: Period | None = None) -> Counter[Pair]:
    """(state, area) → in how many events of the area the state is seen to take part, and documents it proposed.

    It chairs, initiates, hosts or organises. Of one period, else of all that the register holds. A query for each way.
    """
    found: set[tuple[str, str, str]] = set()
    events = Event.objects.filter(period=period) if period else Event.objects.all()
    for way in _PARTS:
        told = events.filter(areas__isnull=False).order_by().values_list(f"{way}__code", "areas__code", "code")
        found |= {(state, area, f"event:{code}") for state, area, code in told if state}
    documents = Document.objects.filter(period=period) if period else Document.objects.all()
    proposed = documents.filter(proposed_by_state__isnull=False, area__isnull=False).order_by()
    found |= {
        (state, area, f"document:{code}")
        for state, area, code in proposed.values_list("proposed_by_state__code", "area__code", "code")
    }
    return Counter((state, area) for state, area, _ in found)


def suggested(*, period: Period, states: Iterable[State], areas: Iterable[Area]) -> set[Pair]:
    """Whom to ask for what, as a state took part before: what it was asked last time, and where the register sees it.

    One that was never asked is asked for everything: that the register does not see it in an area proves nothing.
    """
    before, areas = period_before(period), list(areas)
    rows = Request.objects.filter(period=before) if before else Request.objects.none()
    asked = set(rows.order_by().values_list("state__code", "area__code"))
    known, seen = {state for state, _ in asked}, set(parts_taken())
    return {
        (state.code, area.code)
        for state in states
        for area in areas
        if state.code not in known or (state.code, area.code) in asked or (state.code, area.code) in seen
    }
