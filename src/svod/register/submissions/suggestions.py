"""What the register knows of a state's year: events of the area that it held, chaired or began, to be confirmed or corrected."""

from __future__ import annotations

from svod.register.events.models import Event
from svod.register.events.queries import events_matching
from svod.register.sources.models import Source
from svod.register.submissions.models import Request

MOST = 40


def events_to_confirm(asked: Request) -> list[Event]:
    """By date. What only another state has said so far is not among them."""
    state = asked.state.code
    period = asked.period
    found = events_matching(first=period.first, last=period.last, area=asked.area.code, state=state)
    events = list(found.filter(is_background=False)[: MOST * 2])
    records = [f"event:{one.code}" for one in events]
    told: dict[str, set[str]] = {}
    sources = Source.objects.filter(claims__record__in=records)
    for record, whose in sources.values_list("claims__record", "state__code").distinct():
        told.setdefault(record, set()).add(whose or "")
    return [one for one in events if (who := told.get(f"event:{one.code}", {""})) & {"", state} or not who][:MOST]
