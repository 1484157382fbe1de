"""The facts of the register: the same shapes as from a text, with records in the place of spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from svod.audit.facts.disputed import disputes_of
from svod.audit.facts.identity import linked
from svod.audit.facts.shapes import BodyFact, DocumentFact, EventFact, Facts
from svod.audit.house import House
from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import BodyKind, DocumentKind, DocumentStage, EventFormat, EventKind, EventStatus
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.documents.models import Document
from svod.register.documents.queries import documents_of_period
from svod.register.events.models import Event
from svod.register.events.queries import events_of_period, with_names
from svod.register.figures.models import Figure
from svod.register.sources.models import Period
from svod.register.states.models import City


def facts_from_register(*, period: Period, house: House | None = None) -> Facts:
    """What the register holds of a reporting period; what sources say of an event in other sections are tellings of their own."""
    numbers = dict(Area.objects.values_list("code", "number"))
    rows = with_names(events_of_period(period.first, period.last)).select_related("parent").order_by("id")
    events = [_event(row) for row in rows]
    again = _tellings({event.ref: event for event in events}, numbers)
    related = ("area", "adopted_by_event", "adopted_by_body")
    documents = list(documents_of_period(period.first, period.last).select_related(*related).order_by("id"))
    bodies = list(Body.objects.filter(is_generic=False).order_by("id"))
    names: dict[str, Trilingual] = {}
    for row in rows:
        names[_title(row, "ru")] = Trilingual(*(_title(row, language) for language in LANGUAGES))
    names |= {row.name_ru: row.name for row in City.objects.all()}
    names |= {row.title_ru: row.title for row in documents}
    names |= {row.name_ru: row.name for row in bodies}
    figures = list(Figure.objects.filter(period=period).order_by("id"))
    names |= {row.what_ru: row.what for row in figures}
    titles = {f"event:{row.code}": _title(row, "ru") for row in rows}
    titles |= {f"document:{row.code}": row.title_ru for row in documents} | {f"figure:{row.code}": row.what_ru for row in figures}
    return Facts(
        house=house or House(),
        names=names,
        events=linked([*events, *again]),
        documents=tuple(_document(row) for row in documents),
        bodies=tuple(
            BodyFact(row.name_ru, BodyKind(row.kind), row.abbreviation_ru, records=(f"body:{row.code}",))
            for row in bodies
            if row.abbreviation_ru
        ),
        disputes=disputes_of(titles),
        period=DateRange.of_days(period.first, period.last, "day"),
        dated=period.last,
    )


def _title(row: Event, language: Language) -> str:
    """The name with its theme."""
    title, theme = row.title.in_(language), row.theme.in_(language)
    opening, closing = ("«", "»") if language == "ru" else ("“", "”")
    return f"{title} {opening}{theme}{closing}" if theme else title


def _event(row: Event) -> EventFact:
    bodies = [link.body for link in row.event_bodies.all()]
    cities = tuple(link.city.name_ru for link in row.event_cities.all())
    areas = [link.area.number for link in row.event_areas.all()]
    return EventFact(
        ref=row.code,
        title=_title(row, "ru"),
        kind=EventKind(row.kind),
        status=EventStatus(row.status),
        area=areas[0] if areas else None,
        body=bodies[0].name_ru if bodies else None,
        body_ref=bodies[0].code if bodies else None,
        ordinal=row.ordinal,
        dates=(row.dates,) if row.dates else (),
        city=cities[0] if len(cities) == 1 else None,
        country=row.country.code if row.country else None,
        cities=cities,
        format=EventFormat(row.format) if row.format else None,
        chair=row.chair.code if row.chair else None,
        initiator=row.initiator.code if row.initiator else None,
        theme=row.theme_ru or None,
        reason=row.reason_ru or None,
        parent=row.parent.code if row.parent else None,
        is_background=row.is_background,
        records=(f"event:{row.code}",),
    )


def _tellings(events: dict[str, EventFact], numbers: dict[str, int]) -> Iterator[EventFact]:
    """A section that names an event again tells it as its own claims say; what they leave out is as the register holds it."""
    said: dict[tuple[str, int | None, str], dict[str, Any]] = {}
    claims = Claim.objects.filter(record__in=[f"event:{code}" for code in events], layer="stated").order_by("id")
    for claim in claims:
        code = claim.record.partition(":")[2]
        said.setdefault((code, claim.source_id, claim.area), {})[claim.field] = claim.value
    first = {(code, source): area for code, source, area in reversed(said)}
    main = {code: source for code, source, _ in reversed(said)}
    for (code, source, area), fields in said.items():
        event = events[code]
        # what another source says of an event is a disagreement of sources, not a second telling
        if source != main[code] or first[code, source] == area or not fields.get("dates"):
            continue
        dates = DateRange.parse(fields["dates"]["start"], fields["dates"]["end"])
        yield replace(event, ref=f"{code}@{source}:{area}", same_as=code, area=numbers.get(area), dates=(dates,))


def _document(row: Document) -> DocumentFact:
    by = row.adopted_by_event.code if row.adopted_by_event else row.adopted_by_body.name_ru if row.adopted_by_body else None
    return DocumentFact(
        ref=row.code,
        title=row.title_ru,
        kind=DocumentKind(row.kind),
        stage=DocumentStage(row.stage) if row.stage else None,
        area=row.area.number if row.area else None,
        date=str(row.dated) if row.dated else None,
        number=row.number or None,
        adopted_by=by,
        valid_from=row.valid_from or None,
        valid_to=row.valid_to or None,
        is_background=row.is_background,
        records=(f"document:{row.code}",),
    )
