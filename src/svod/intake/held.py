"""What the register holds, made ready for comparing: a few queries, however many things were found in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from svod.intake.names import Key, Names
from svod.kernel.dates import DateRange
from svod.language.gazetteer import fold
from svod.reading.shapes import Reading
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.sources.queries import organisation, periods

SURE_AREA = 0.6
"""A section of a text is an area of the register when their titles are at least so alike; its number says nothing."""


@dataclass(frozen=True)
class HeldEvent:
    code: str
    titles: tuple[Key, ...]
    theme: Key
    bodies: frozenset[str]
    areas: frozenset[str]
    ordinal: int | None
    dates: DateRange | None
    cities: frozenset[str]
    country: str | None
    kind: str
    status: str
    row: Event


@dataclass(frozen=True)
class HeldDocument:
    code: str
    title: Key
    area: str
    row: Document


class Held:
    """Everything that a thing found in a text may turn out to be."""

    def __init__(self, short_forms: Mapping[str, str]) -> None:
        """`short_forms`: the abbreviations that the text defines for itself, with their names."""
        bodies, own = list(Body.objects.order_by("id")), organisation()
        long_forms = _long_forms(bodies) | dict(short_forms)
        self.names = Names(long_forms, own.short_name_ru if own else "", own.name_ru if own else "")
        self.body_kinds = {body.code: body.kind for body in bodies}
        self.generic_bodies = {body.code for body in bodies if body.is_generic}
        self.body_codes: dict[str, str] = {}
        self.body_keys: list[tuple[Key, str]] = []
        for body in bodies:
            for name in names_of(body):
                self.body_codes.setdefault(folded(name), body.code)
                self.body_keys.append((self.names.key(name), body.code))
        self.events = [self._event(row) for row in _events()]
        self.documents = [self._document(row) for row in _documents()]
        self.followups = [(self.names.key(row.text_ru), row) for row in FollowUp.objects.select_related("area").order_by("id")]
        self.figures = [(self.names.key(row.what_ru), row) for row in Figure.objects.order_by("id")]
        self.areas = [(self.names.key(title), row.code) for row in Area.objects.all() for title in (row.title_ru, row.title_en)]
        self.periods = list(periods())
        self.names.learn(key for event in self.events for key in event.titles[:1])
        self.names.learn(document.title for document in self.documents)
        self.names.learn(key for key, _ in self.body_keys)

    def areas_of(self, reading: Reading) -> dict[int, str]:
        """The areas of the register by the number of the text's sections; a section that is none of them is left out."""
        found: dict[int, str] = {}
        for area in reading.areas:
            key = self.names.key(area.title)
            score, code = max(((self.names.alike(key, held), code) for held, code in self.areas), default=(0.0, ""))
            if score >= SURE_AREA:
                found[area.number] = code
        return found

    def _event(self, row: Event) -> HeldEvent:
        bodies = [link.body for link in row.event_bodies.all()]
        titles = (row.title_ru, row.title_en, *(name for body in bodies for name in (body.name_ru, body.name_en)))
        return HeldEvent(
            code=row.code,
            titles=tuple(self.names.key(name) for name in titles if name),
            theme=self.names.key(row.theme_ru) if row.theme_ru else frozenset(),
            bodies=frozenset(body.code for body in bodies),
            areas=frozenset(link.area.code for link in row.event_areas.all()),
            ordinal=row.ordinal,
            dates=row.dates,
            cities=frozenset(name for link in row.event_cities.all() for name in (link.city.name_ru, link.city.name_en) if name),
            country=row.country.code if row.country else None,
            kind=row.kind,
            status=row.status,
            row=row,
        )

    def _document(self, row: Document) -> HeldDocument:
        return HeldDocument(row.code, self.names.key(row.title_ru or row.title_en), row.area.code if row.area else "", row)


def _events() -> QuerySet[Event]:
    rows = Event.objects.select_related("country", "chair", "initiator").order_by("id")
    return rows.prefetch_related("event_bodies__body", "event_cities__city", "event_areas__area")


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("adopted_by_event", "adopted_by_body", "area").order_by("id")


def _long_forms(bodies: list[Body]) -> dict[str, str]:
    """The names of abbreviations; one that several bodies share («СРГ») is that of the class of them, if the register has it."""
    shared: dict[str, list[Body]] = {}
    for body in bodies:
        if body.abbreviation_ru and body.name_ru:
            shared.setdefault(body.abbreviation_ru, []).append(body)
    chosen = {short: [b for b in those if b.is_generic] or those for short, those in shared.items()}
    return {short: those[0].name_ru for short, those in chosen.items() if len(those) == 1}


def names_of(body: Body) -> list[str]:
    """Every name that a body goes by, in Russian and English."""
    said = [body.name_ru, body.short_name_ru, body.abbreviation_ru, body.name_en, body.short_name_en, body.abbreviation_en]
    return [name for name in (*said, *(variant.get("ru") or "" for variant in body.variants)) if name]


def folded(name: str) -> str:
    return " ".join(fold(name).split())
