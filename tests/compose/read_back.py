"""The composed year beside the register that it was composed from: what our own reading gets back from the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from svod.reading.scoring import Tally, alike
from svod.reading.shapes import Event as ReadEvent
from svod.register.events.models import Event

Value = tuple[str, object]
_LEAST = 2.3
"""Nearness below which two events are two."""


@dataclass
class Told:
    """One event by what is compared: days, cities, ordinal, format; the body is compared by its name."""

    title: str
    days: set[str]
    cities: set[str]
    bodies: list[str]
    ordinal: int | None
    format: str | None
    status: str

    @property
    def values(self) -> set[Value]:
        return {
            *(("date", day) for day in self.days),
            *(("city", city) for city in self.cities),
            *([("ordinal", self.ordinal)] if self.ordinal else []),
            *([("format", self.format)] if self.format else []),
        }


@dataclass
class ReadBack:
    events: Tally = field(default_factory=Tally)
    values: Tally = field(default_factory=Tally)
    misses: list[str] = field(default_factory=list)


def held(row: Event) -> Told:
    return Told(
        title=f"{row.title_ru} {row.theme_ru}".strip(),
        days={str(row.dates)} if row.dates else set(),
        cities={link.city.name_ru for link in row.event_cities.all()},
        bodies=[link.body.name_ru for link in row.event_bodies.all()],
        ordinal=row.ordinal,
        format=row.format or None,
        status=row.status,
    )


def read(events: Iterable[ReadEvent]) -> Iterator[Told]:
    """The events of a reading, each once; several days of one name are several sessions."""
    for event in events:
        if event.same_as:
            continue
        cities = {place.city for place in event.places or (event.place,) if place.city}
        for dates in event.dates or (None,):
            yield Told(
                title=event.title,
                days={str(dates)} if dates else set(),
                cities=cities,
                bodies=[event.body] if event.body else [],
                ordinal=event.ordinal,
                format=str(event.format) if event.format else None,
                status=str(event.status),
            )


def compared(register: list[Told], reading: list[Told]) -> ReadBack:
    ranked = sorted(((_nearness(h, r), -i, -j) for i, h in enumerate(register) for j, r in enumerate(reading)), reverse=True)
    left, right = set(range(len(register))), set(range(len(reading)))
    found = ReadBack()
    for near, i, j in ranked:
        if near > 0 and -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            found.events.right += 1
            _count(found, register[-i], reading[-j])
    for i in sorted(left):
        found.events.missed += 1
        found.values.missed += len(register[i].values) + bool(register[i].bodies)
        found.misses.append(f"not read: {register[i]}")
    for j in sorted(right):
        found.events.surplus += 1
        found.values.surplus += len(reading[j].values) + bool(reading[j].bodies)
        found.misses.append(f"read, not held: {reading[j]}")
    return found


def _count(found: ReadBack, told: Told, back: Told) -> None:
    same_body = any(alike(body, back.bodies[0]) >= 0.8 for body in told.bodies) if back.bodies else False
    found.values.right += len(told.values & back.values) + same_body
    found.values.missed += len(told.values - back.values) + (bool(told.bodies) and not same_body)
    found.values.surplus += len(back.values - told.values) + (bool(back.bodies) and not same_body)
    if told.values != back.values or bool(told.bodies) != bool(back.bodies):
        found.misses.append(f"held {told}, read {back}")


def _nearness(told: Told, back: Told) -> float:
    if told.days and back.days and not told.days & back.days:
        return 0.0
    near = 4.0 * bool(told.days & back.days) + 4.0 * alike(told.title, back.title) * _sizes(told.title, back.title)
    near += 2.0 * alike(told.bodies[0], back.bodies[0]) if told.bodies and back.bodies else 0.0
    near += 1.0 * bool(told.ordinal and told.ordinal == back.ordinal) + 1.0 * bool(told.cities & back.cities)
    near += 0.5 * (told.status == back.status)
    return near if near >= _LEAST else 0.0


def _sizes(one: str, other: str) -> float:
    """1 for names of one length, less for a short name inside a long one."""
    short, long = sorted((len(one.split()), len(other.split())))
    return 0.5 + 0.5 * short / long
