"""Which record of the register a thing found in a text is. Natural keys first, then the likeness of names, time and place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from svod.kernel.dates import DateRange, PartialDate
from svod.reading.names import key_of
from svod.reading.shapes import Document, Event, Reading
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.documents.models import Document as DocumentRow
from svod.register.events.models import Event as EventRow
from svod.register.sources.models import Source

Key = frozenset[str]
# An event needs about three agreements to be known (body, day and city, say), and no contradiction.
SURE = 6.0
CLOSE = 1.5
"""Two candidates nearer than this are not told apart by a machine."""
SURE_DOCUMENT = 0.72
SURE_BODY = 0.8
NAMING = ("title", "text", "value")
"""The fields whose place in a text is the place of the record itself."""


@dataclass(frozen=True)
class HeldEvent:
    code: str
    titles: tuple[Key, ...]
    theme: Key
    bodies: frozenset[str]
    ordinal: int | None
    dates: DateRange | None
    cities: frozenset[str]
    country: str | None
    kind: str
    is_background: bool
    row: EventRow


@dataclass(frozen=True)
class Match:
    """`record` when one record is meant; else the candidates, the likeliest first, none for a new thing."""

    record: str = ""
    candidates: tuple[str, ...] = ()


class Register:
    """What the register holds, made ready for comparing; a few queries, however many things were found."""

    def __init__(self) -> None:
        self.bodies: dict[str, str] = {}
        self._body_keys: dict[Key, str] = {}
        for body in Body.objects.all():
            variants = [variant.get("ru") or "" for variant in body.variants]
            for name in (body.name_ru, body.short_name_ru, body.abbreviation_ru, *variants):
                if name:
                    self.bodies.setdefault(_folded(name), body.code)
                    self._body_keys.setdefault(key_of(name), body.code)
        related = ("event_bodies__body", "event_cities__city", "country", "chair", "initiator")
        rows = EventRow.objects.select_related(*related[2:]).prefetch_related(*related[:2]).order_by("id")
        self.events = [_held(row) for row in rows]
        self.documents = list(DocumentRow.objects.select_related("adopted_by_event", "adopted_by_body").order_by("id"))
        self._document_keys = {row.code: key_of(row.title_ru) for row in self.documents}

    def body_of(self, name: str | None, reading: Reading) -> str:
        """The code of the body that the text calls `name`; empty when the register does not know it."""
        if not name:
            return ""
        known = next((body.code for body in reading.bodies if body.name == name and body.code), None)
        return known or self.bodies.get(_folded(name)) or self._body_keys.get(key_of(name)) or self._body_like(key_of(name))

    def _body_like(self, key: Key) -> str:
        """The one body whose name shares nearly all its content words with `key`."""
        scored = sorted(((_alike(key, held), code) for held, code in self._body_keys.items()), reverse=True)
        best = [(score, code) for score, code in scored[:6] if score >= SURE_BODY]
        return best[0][1] if len({code for score, code in best if best[0][0] - score < 0.05}) == 1 else ""

    def event(self, event: Event, body: str, here: str = "") -> Match:
        """`here`: the record that the register already knows from this very place of this very text."""
        if here and any(f"event:{held.code}" == here and _likeness(event, body, held) > 0 for held in self.events):
            return Match(here)
        scored = sorted(((_likeness(event, body, held), held.code) for held in self.events), key=lambda pair: (-pair[0], pair[1]))
        best = [(score, code) for score, code in scored[:4] if score >= SURE]
        if not best:
            return Match()
        near = tuple(code for score, code in best if best[0][0] - score < CLOSE)
        return Match(f"event:{near[0]}") if len(near) == 1 else Match("", tuple(f"event:{code}" for code in near))

    def document(self, document: Document, here: str = "") -> Match:
        if here:
            return Match(here)
        if document.number:
            numbered = [d for d in self.documents if d.number == document.number and d.kind == str(document.kind)]
            if len(numbered) == 1:
                return Match(f"document:{numbered[0].code}")
        key = key_of(document.title)
        scored = sorted(
            ((_alike(key, self._document_keys[d.code]) + 0.1 * (d.kind == str(document.kind)), d.code) for d in self.documents),
            reverse=True,
        )
        best = [(score, code) for score, code in scored[:3] if score >= SURE_DOCUMENT]
        near = tuple(code for score, code in best if best[0][0] - score < 0.08)
        if len(near) == 1:
            return Match(f"document:{near[0]}")
        return Match("", tuple(f"document:{code}" for code in near))


def same_places(sha256: str) -> dict[str, list[tuple[str, int, int]]]:
    """Where the register already has claims of this very text, by noun: (record, start, end)."""
    source = Source.objects.filter(sha256=sha256).first()
    places: dict[str, list[tuple[str, int, int]]] = {}
    if source:
        for record, spans in Claim.objects.filter(source=source, field__in=NAMING).values_list("record", "spans"):
            places.setdefault(record.partition(":")[0], []).extend((record, start, end) for start, end in spans)
    return places


def at_place(
    noun: str, places: Mapping[str, Iterable[tuple[str, int, int]]], spans: Iterable[tuple[int, int]], taken: Collection[str] = ()
) -> str:
    """The record, not `taken`, whose claim fits the spans best; empty when none touches them. Several may stand at one place."""
    found: dict[str, float] = {}
    for record, start, end in places.get(noun, ()):
        for a, b in spans:
            if record not in taken and (common := min(b, end) - max(a, start)) > 0:
                found[record] = max(found.get(record, 0.0), common / (max(b, end) - min(a, start)))
    return max(found, key=lambda record: found[record]) if found else ""


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").split())


def _held(row: EventRow) -> HeldEvent:
    bodies = [link.body for link in row.event_bodies.all()]
    return HeldEvent(
        code=row.code,
        titles=tuple(key_of(name) for name in (row.title_ru, *(body.name_ru for body in bodies)) if name),
        theme=key_of(row.theme_ru) if row.theme_ru else frozenset(),
        bodies=frozenset(body.code for body in bodies),
        ordinal=row.ordinal,
        dates=row.dates,
        cities=frozenset(link.city.name_ru for link in row.event_cities.all()),
        country=row.country.code if row.country else None,
        kind=row.kind,
        is_background=row.is_background,
        row=row,
    )


def _alike(a: Key, b: Key) -> float:
    """Share of common content words, 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _likeness(event: Event, body: str, held: HeldEvent) -> float:
    score = _of_who(event, body, held)
    score += _of_when(event.dates, held.dates)
    cities = {place.city for place in event.places or (event.place,) if place.city}
    if cities and held.cities:
        score += 2.0 if cities & held.cities else -2.0
    elif event.place.country and held.country:
        score += 0.5 if event.place.country == held.country else -2.0
    return score + (1.0 if str(event.kind) == held.kind else -0.5)


def _of_who(event: Event, body: str, held: HeldEvent) -> float:
    score = 0.0
    if body and held.bodies:
        score += 2.5 if body in held.bodies else -1.0
    if event.ordinal and held.ordinal:
        score += 2.5 if event.ordinal == held.ordinal else -5.0
    names = [key_of(name) for name in (event.title, event.printed) if name]
    score += 4.0 * max((_alike(name, title) for name in names for title in held.titles), default=0.0)
    if event.theme and held.theme:
        score += 4.0 * _alike(key_of(event.theme), held.theme) - 1.0
    return score


def _of_when(found: tuple[DateRange, ...], held: DateRange | None) -> float:
    if not found and held is None:
        return 0.5
    if not found or held is None:
        return -0.5
    if any(dates == held for dates in found):
        return 3.5
    if any(dates.overlaps(held) for dates in found):
        return 2.5
    days = min(abs((dates.first - held.first).days) for dates in found)
    return -0.5 if days <= 7 else -4.0


def differences(event: Event, row: EventRow) -> dict[str, list[Any]]:
    """Field → [the register, the text], where both say something and it is not the same."""
    found: dict[str, Any] = {
        "dates": [str(dates) for dates in event.dates] or None,
        "cities": sorted({place.city for place in event.places or (event.place,) if place.city}) or None,
        "ordinal": event.ordinal,
        "format": event.format and str(event.format),
        "chair": event.chair,
        "initiator": event.initiator,
        "status": str(event.status),
    }
    held: dict[str, Any] = {
        "dates": [str(row.dates)] if row.dates else None,
        "cities": sorted(link.city.name_ru for link in row.event_cities.all()) or None,
        "ordinal": row.ordinal,
        "format": row.format or None,
        "chair": row.chair.code if row.chair else None,
        "initiator": row.initiator.code if row.initiator else None,
        "status": row.status,
    }
    return {
        field: [held[field], value] for field, value in found.items() if value is not None and held[field] not in (None, value)
    }


def document_differences(document: Document, row: DocumentRow) -> dict[str, list[Any]]:
    found = {
        "stage": document.stage and str(document.stage),
        "date": document.date,
        "number": document.number,
        "valid_from": document.valid_from,
        "valid_to": document.valid_to,
    }
    held = {
        "stage": row.stage,
        "date": str(row.dated) if row.dated else None,
        "number": row.number or None,
        "valid_from": row.valid_from or None,
        "valid_to": row.valid_to or None,
    }
    return {
        field: [held[field], value]
        for field, value in found.items()
        if value and (other := held[field]) and not _agree(field, value, other)
    }


def _agree(field: str, a: str, b: str) -> bool:
    """A month agrees with a day in it, a year with a month in it."""
    if a == b or field in {"stage", "number"}:
        return a == b
    try:
        one, other = PartialDate.parse(a), PartialDate.parse(b)
    except ValueError:
        return False
    return one.first <= other.last and other.first <= one.last
