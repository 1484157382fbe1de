"""When two tellings are one event. Near misses stay two: two meetings on one day, two sessions of one group."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from svod.audit.facts.shapes import EventFact
from svod.kernel.dates import DateRange
from svod.reading.names import key_of

_NEAR = timedelta(days=10)
_DISTINCT_WORDS = 3
"""A name of fewer content words («круглый стол», «заседание экспертов») does not single an event out."""


@functools.lru_cache(maxsize=20_000)
def _key(name: str) -> frozenset[str]:
    return key_of(name)


def series_of(event: EventFact) -> str | None:
    """What the ordinal of an event counts: its body, else its own name. None where neither says enough."""
    if event.body_ref:
        return event.body_ref
    name = event.body or event.title
    key = _key(name)
    return " ".join(sorted(key)) if len(key) >= (2 if event.body else _DISTINCT_WORDS) else None


def _gap(a: DateRange, b: DateRange) -> timedelta:
    if a.overlaps(b) or a.is_backwards or b.is_backwards:
        return timedelta(0)
    return max(a.first - b.last, b.first - a.last)


def _apart(a: EventFact, b: EventFact) -> timedelta | None:
    """Days between the two; None where one has no date."""
    gaps = [_gap(x, y) for x in a.dates for y in b.dates]
    return min(gaps) if gaps else None


def _cities_agree(a: EventFact, b: EventFact) -> bool:
    mine, other = set(a.cities) | {a.city} - {None}, set(b.cities) | {b.city} - {None}
    return not (mine and other) or bool(mine & other)


def same_event(a: EventFact, b: EventFact) -> bool:
    """By body and ordinal, else by theme, else by a name of its own in one city; always at about one time."""
    if a.kind is not b.kind or a.is_held is not b.is_held or (a.ordinal and b.ordinal and a.ordinal != b.ordinal):
        return False
    apart = _apart(a, b)
    overlap = apart == timedelta(0)
    if a.ordinal and a.ordinal == b.ordinal and series_of(a) and series_of(a) == series_of(b):
        return overlap or (_cities_agree(a, b) and (apart is None or apart <= _NEAR))
    if apart is None or apart > _NEAR or not (_cities_agree(a, b) or overlap):
        return False
    if a.theme and b.theme:
        return len(_key(a.theme)) >= 2 and _key(a.theme) == _key(b.theme) and (overlap or bool(a.city and a.city == b.city))
    if not (a.city and a.city == b.city) or len(_key(a.title)) < _DISTINCT_WORDS or _key(a.title) != _key(b.title):
        return False
    return overlap or a.body is None


def _fullness(event: EventFact) -> int:
    return sum(map(bool, (event.ordinal, event.dates, event.city, event.format, event.chair, event.initiator, event.theme)))


def _likely(events: Sequence[EventFact]) -> Iterator[tuple[EventFact, EventFact]]:
    """The pairs that `same_event` may join: they share body and ordinal, or a name and about the time."""
    numbered: dict[tuple[str, str, int], list[EventFact]] = {}
    named: dict[tuple[str, bool, frozenset[str]], list[EventFact]] = {}
    for event in events:
        series = series_of(event) if event.ordinal else None
        if series and event.ordinal:
            numbered.setdefault((event.kind, series, event.ordinal), []).append(event)
        if event.dates:
            named.setdefault((event.kind, False, _key(event.title)), []).append(event)
        if event.dates and event.theme:
            named.setdefault((event.kind, True, _key(event.theme)), []).append(event)
    for alike in numbered.values():
        yield from itertools.combinations(alike, 2)
    for alike in named.values():
        yield from _near(alike)


def _near(events: list[EventFact]) -> Iterator[tuple[EventFact, EventFact]]:
    """Pairs not farther apart than `_NEAR`; a range that ends before it starts is near to everything."""
    spans: list[tuple[date, date, int]] = []
    for n, event in enumerate(events):
        if any(dates.is_backwards for dates in event.dates):
            yield from ((event, other) if n < m else (other, event) for m, other in enumerate(events) if m != n)
        else:
            spans.append((min(dates.first for dates in event.dates), max(dates.last for dates in event.dates), n))
    spans.sort()
    for at, (_, last, n) in enumerate(spans):
        for first, _, m in itertools.islice(spans, at + 1, None):
            if first - last > _NEAR:
                break
            yield events[min(n, m)], events[max(n, m)]


def linked(events: Sequence[EventFact]) -> tuple[EventFact, ...]:
    """The events with `same_as` of every telling but the fullest filled: the links they came with and those found here."""
    home: dict[str, str] = {event.ref: event.ref for event in events}

    def root(ref: str) -> str:
        while home[ref] != ref:
            ref = home[ref]
        return ref

    for event in events:
        if event.same_as in home:
            home[root(event.ref)] = root(str(event.same_as))
    for one, other in _likely(events):
        if root(one.ref) != root(other.ref) and same_event(one, other):
            home[root(other.ref)] = root(one.ref)
    groups: dict[str, list[EventFact]] = {}
    for event in events:
        groups.setdefault(root(event.ref), []).append(event)
    fullest = {ref: max(group, key=lambda e: (_fullness(e), not e.same_as)).ref for ref, group in groups.items()}
    return tuple(replace(e, same_as=None if fullest[root(e.ref)] == e.ref else fullest[root(e.ref)]) for e in events)
