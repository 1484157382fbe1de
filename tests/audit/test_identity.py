"""Tellings of one event are joined; looking only at likely pairs joins the same ones as looking at all."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta

from svod.audit.facts.identity import linked, same_event
from svod.audit.facts.shapes import EventFact
from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import EventKind

BODIES = ("Комиссия по речным портам", "Рабочая группа по туризму", None)
THEMES = ("Реки без границ", "Молодежь и торговля", None)
TITLES = ("заседание экспертов", "форум речных портов и гаваней региона", "ярмарка товаров горных районов")


def some_events(count: int, chance: random.Random) -> list[EventFact]:
    """Events in a few months, so that many are near each other; some undated, some dated backwards."""
    made = []
    for n in range(count):
        first = date(2022, 1, 1) + timedelta(days=chance.randrange(90))
        last = first + timedelta(days=chance.choice((0, 1, 3, -2)))
        made.append(
            EventFact(
                ref=f"event-{n}",
                title=chance.choice(TITLES),
                kind=chance.choice((EventKind.FORUM, EventKind.OTHER)),
                body=chance.choice(BODIES),
                theme=chance.choice(THEMES),
                ordinal=chance.choice((None, 3, 4)),
                city=chance.choice(("Минск", "Омск", None)),
                dates=() if chance.random() < 0.1 else (DateRange.of_days(first, last, "day"),),
            )
        )
    return made


def groups(events: tuple[EventFact, ...]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in events:
        found.setdefault(event.same_as or event.ref, set()).add(event.ref)
    return {frozenset(group) for group in found.values()}


def joined_by_looking_at_all(events: list[EventFact]) -> set[frozenset[str]]:
    group = {event.ref: {event.ref} for event in events}
    for one, other in itertools.combinations(events, 2):
        if group[one.ref] is not group[other.ref] and same_event(one, other):
            group[one.ref] |= group[other.ref]
            for ref in group[other.ref]:
                group[ref] = group[one.ref]
    return {frozenset(refs) for refs in group.values()}


def test_looking_at_likely_pairs_only_joins_the_same_events() -> None:
    chance = random.Random(7)
    for _ in range(20):
        events = some_events(60, chance)
        assert groups(linked(events)) == joined_by_looking_at_all(events)


def test_a_link_that_the_text_gave_is_kept() -> None:
    one, other = (replace(event, kind=EventKind.OTHER) for event in some_events(2, random.Random(1)))
    told = linked([one, replace(other, title="прием", theme=None, body=None, ordinal=None, same_as=one.ref)])
    assert len(groups(told)) == 1
