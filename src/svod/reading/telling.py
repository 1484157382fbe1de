"""Drafts told as events: one for every session, with evidence, and with the fuller mention named for the shorter one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.language.found import Found
from svod.language.inflection import decline
from svod.language.phrases.dates.ru import Dates
from svod.language.phrases.places.ru import PlaceNamed
from svod.reading.drafts import Draft, Group
from svod.reading.events import kind_by_body
from svod.reading.names import nominative, without_ordinal
from svod.reading.naming import Naming
from svod.reading.partners import partners_in
from svod.reading.scene import Scene
from svod.reading.sections import Sections
from svod.reading.shapes import Event, Place

_ONLINE_BY_NATURE = ("видеоконференц", "вебинар", "онлайн", "телемост", "видеовстреч", "webinar", "videoconference")
_MOST = 12
Dated = tuple[DateRange, Found[object]]


def _split(draft: Draft) -> list[Group]:
    """The groups of one session each: a plural name with several dates, or a stated number, is several sessions."""
    dated = [(g, d) for g in draft.groups for d in g.dates]
    several = draft.plural or draft.head is None
    if len(dated) > 1 and several:
        return [Group([d], g.places, g.formats) for g, d in dated]
    merged = Group()
    for group in draft.groups:
        merged.dates.extend(d for d in group.dates if d not in merged.dates)
        merged.places.extend(p for p in group.places if p not in merged.places)
        merged.formats.extend(f for f in group.formats if f not in merged.formats)
    days = [d for d in merged.dates if d[0].precision == "day"]
    merged.dates = _run_together(days) or sorted(merged.dates, key=lambda d: d[0].precision != "month")[:1]
    if draft.count and not merged.dates:
        return [merged] * min(draft.count, _MOST)
    return [merged]


def _run_together(days: list[Dated]) -> list[Dated]:
    """«13 и 14 сентября» of one session: two days on end are one range."""
    if len(days) != 2:
        return days
    (first, at), (last, _) = days
    if last.first - first.last != timedelta(days=1) or days[1][1].start - days[0][1].end > len(" and "):
        return days
    start, end = days[0][1].start, days[1][1].end
    return [(DateRange(first.start, last.end), Found(start, end, at.value))]


def _place(places: list[Found[PlaceNamed]], format_: EventFormat | None) -> tuple[Place, tuple[Place, ...]]:
    cities = list(dict.fromkeys((p.value.city, p.value.country) for p in places))
    every = tuple(Place(city, country) for city, country in cities)
    if len(cities) > 1 and format_ is EventFormat.HYBRID:
        return Place(), every
    if not cities:
        return Place(), ()
    return every[0], every


def _title(draft: Draft) -> str:
    name = nominative(
        without_ordinal(draft.name), draft.case, "sing" if draft.plural and (draft.count or len(_split(draft)) > 1) else None
    )
    if draft.head is None and not draft.is_named:
        name = f"заседание {draft.name}"
    elif draft.body and draft.body.lower().startswith(name.lower()):
        name = draft.body
    elif draft.body and " " not in name:
        name = f"{name} {decline(draft.body, 'gent')}"
    if draft.theme and draft.theme not in name:
        name = f'{name} "{draft.theme}"' if name.isascii() else f"{name} «{draft.theme}»"
    return name


def _confidence(draft: Draft, group: Group) -> float:
    """The share of its values that are right, as measured over texts read by hand (docs/reference/accuracy.md)."""
    score = (
        0.65
        + (0.1 if group.dates else 0.0)
        + (0.1 if group.places or group.formats else 0.0)
        + (0.04 if draft.has_bracket else 0.0)
    )
    score += 0.08 if draft.ordinal or draft.theme or draft.body else 0.0
    score -= 0.1 if draft.inherits_from is not None else 0.0
    score -= 0.2 if draft.head is not None and draft.head.is_misspelt else 0.0
    return max(0.1, min(0.98, score))


def _evidence(scene: Scene, draft: Draft, group: Group) -> dict[str, tuple[Span, ...]]:
    spans = {name: list(places) for name, places in draft.spans.items()}
    dates = [(f.start, f.end) for _, f in group.dates]
    shared = [f.value.years_at for _, f in group.dates if isinstance(f.value, Dates)]
    spans["dates"] = [*dates, *(s for s in shared if s)]
    spans["place"] = [(f.start, f.end) for f in group.places]
    spans["format"] = [(f.start, f.end) for f in group.formats]
    return {name: tuple(dict.fromkeys(scene.span(a, b) for a, b in places)) for name, places in spans.items() if places}


def _format(draft: Draft, group: Group) -> EventFormat | None:
    said = [f.value for f in group.formats]
    if EventFormat.HYBRID in said:
        return EventFormat.HYBRID
    if said:
        return said[0]
    return EventFormat.ONLINE if draft.name.lower().startswith(_ONLINE_BY_NATURE) else None


def _kind(draft: Draft, body: str | None) -> EventKind:
    """As read; a session of a body known by a short form takes the kind from its full name."""
    kind = draft.kind or EventKind.OTHER
    bare = kind is EventKind.OTHER and draft.head is not None and draft.head.kind is None
    return kind_by_body(body) if bare and body else kind


def tell(scene: Scene, sections: Sections, naming: Naming, drafts: Iterable[Draft]) -> list[Event]:
    """Events in order of place. Repetitions inside one area become one event, those in another area point to the fuller one."""
    events: list[Event] = []
    for draft in drafts:
        area = sections.number_at(draft.start)
        body = naming.body_name(draft.body) if draft.body else naming.body_of_event(draft)
        for group in _split(draft):
            format_ = _format(draft, group)
            place, places = _place(group.places, format_)
            starts = [draft.start, *(f.start for _, f in group.dates if len(_split(draft)) > 1)]
            span_start, span_end = (draft.start, draft.end) if len(starts) == 1 else (starts[1], group.dates[0][1].end)
            events.append(
                Event(
                    id=f"event-{len(events) + 1}",
                    span=scene.span(span_start, span_end),
                    title=_title(draft),
                    kind=_kind(draft, body),
                    area=area,
                    body=body,
                    ordinal=draft.ordinal,
                    dates=tuple(d for d, _ in group.dates),
                    place=place,
                    places=places,
                    format=format_,
                    chair=draft.chair,
                    initiator=draft.initiator,
                    theme=draft.theme,
                    partners=tuple(partners_in(draft.name, scene.own)),
                    status=draft.status or EventStatus.HELD,
                    reason=draft.reason,
                    evidence=_evidence(scene, draft, group),
                    confidence=_confidence(draft, group),
                    printed=draft.name,
                )
            )
    return _linked(naming, _merged(events, naming))


def _same(naming: Naming, a: Event, b: Event) -> bool:
    """The same event by its natural key: body and ordinal, else body and date, else title or theme and date."""
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    if a.place.city and b.place.city and a.place.city != b.place.city:
        return False
    same_body = bool(a.body and b.body) and naming.key(a.body or "") == naming.key(b.body or "")
    if same_body and a.ordinal and a.ordinal == b.ordinal:
        return True
    near = _starts(a.dates) & _starts(b.dates)
    if a.theme and b.theme:
        return naming.key(a.theme) == naming.key(b.theme) and (bool(near) or not (a.dates and b.dates))
    return bool(near) and (same_body or naming.key(a.title) == naming.key(b.title)) and a.kind is b.kind


def _marks(naming: Naming, event: Event) -> list[object]:
    """What two mentions of one event must share: a first day, or body and ordinal."""
    marks: list[object] = [str(d.start) for d in event.dates]
    if event.body and event.ordinal:
        marks.append((naming.key(event.body), event.ordinal))
    if event.theme:
        marks.append(naming.key(event.theme))
    return marks


def _starts(dates: tuple[DateRange, ...]) -> set[str]:
    return {str(d.start) for d in dates}


def _fullness(event: Event) -> tuple[int, int]:
    filled = sum(
        bool(v)
        for v in (
            event.ordinal,
            event.dates,
            event.place.city,
            event.format,
            event.chair,
            event.initiator,
            event.theme,
            event.body,
        )
    )
    return filled, len(event.title)


def _merged(events: list[Event], naming: Naming) -> list[Event]:
    """One event for all its mentions inside one area."""
    kept: list[Event] = []
    index: dict[object, list[int]] = {}
    for event in events:
        marks = _marks(naming, event) if event.dates else []
        near = sorted({i for mark in marks for i in index.get((event.area, mark), ())})
        # with another chair it is told a second time: the contradiction is not ours to hide
        agreeing = (i for i in near if not (kept[i].chair and event.chair and kept[i].chair != event.chair))
        at = next((i for i in agreeing if _same(naming, kept[i], event)), None)
        for mark in marks:
            index.setdefault((event.area, mark), []).append(len(kept) if at is None else at)
        if at is None:
            kept.append(event)
            continue
        first = kept[at]
        evidence = {**first.evidence}
        for name, spans in event.evidence.items():
            evidence[name] = tuple(dict.fromkeys((*evidence.get(name, ()), *spans)))
        kept[at] = replace(
            first, ordinal=first.ordinal or event.ordinal, dates=first.dates or event.dates, chair=first.chair or event.chair,
            place=first.place if first.place.city else event.place, format=first.format or event.format, theme=first.theme or event.theme,
            initiator=first.initiator or event.initiator, evidence=evidence,
        )  # fmt: skip
    return [replace(event, id=f"event-{i}") for i, event in enumerate(kept, 1)]


def _linked(naming: Naming, events: list[Event]) -> list[Event]:
    """`same_as`: of the mentions of one event, every shorter one names the fullest; what only that one says is lent to the place."""
    groups: list[list[int]] = []
    index: dict[object, list[int]] = {}
    for i, event in enumerate(events):
        marks = _marks(naming, event) if event.dates else []
        near = sorted({g for mark in marks for g in index.get(mark, ())})
        home = next((g for g in near if _same(naming, events[groups[g][0]], event)), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(i)
        for mark in marks:
            index.setdefault(mark, []).append(home)
    out = list(events)
    for group in groups:
        if len(group) < 2:
            continue
        fullest = max(group, key=lambda i: (_fullness(events[i]), -i))
        for i in group:
            if i == fullest:
                continue
            event, full = events[i], events[fullest]
            out[i] = replace(event, same_as=full.id)
            if not event.place.city and not event.places and full.place.city and full.kind is EventKind.COUNCIL_SESSION:
                evidence = {**event.evidence, "place": full.evidence.get("place", ())}
                out[i] = replace(
                    out[i], place=full.place, places=full.places, evidence=evidence, confidence=event.confidence * 0.8
                )
    return out
