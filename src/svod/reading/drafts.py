"""An event while it is being put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.language.found import Found
from svod.language.phrases.kinds.ru import EventHead
from svod.language.phrases.places.ru import PlaceNamed

Atom = tuple[str, Found[object]]
"""What it is (date, place, format) and the phrase itself."""


@dataclass(slots=True)
class Group:
    """Dates that share a place and a format."""

    dates: list[tuple[DateRange, Found[object]]] = field(default_factory=list)
    places: list[Found[PlaceNamed]] = field(default_factory=list)
    formats: list[Found[EventFormat]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.dates or self.places or self.formats)


@dataclass(slots=True)
class Draft:
    """Clean characters `[start, end)` of the name; what was gathered for it so far."""

    start: int
    end: int
    sentence: int
    head: EventHead | None
    name: str
    case: str = "nomn"
    plural: bool = False
    count: int | None = None
    ordinal: int | None = None
    ordinal_at: tuple[int, int] | None = None
    body: str | None = None
    body_at: tuple[int, int] | None = None
    kind: EventKind | None = None
    groups: list[Group] = field(default_factory=list)
    chair: str | None = None
    initiator: str | None = None
    theme: str | None = None
    status: EventStatus | None = None
    reason: str | None = None
    partners: list[str] = field(default_factory=list)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    strength: float = 0.0
    has_bracket: bool = False
    is_named: bool = False
    """`name` is the whole title, though no noun of an event heads it."""
    inherits_from: Draft | None = None
    stated_outcomes: int | None = None

    def note(self, field_name: str, *places: tuple[int, int]) -> None:
        self.spans.setdefault(field_name, []).extend(p for p in places if p not in self.spans.get(field_name, []))

    @property
    def is_dated(self) -> bool:
        return any(group.dates for group in self.groups)

    @property
    def is_placed(self) -> bool:
        return any(group.places for group in self.groups)

    @property
    def is_formatted(self) -> bool:
        return any(group.formats for group in self.groups)


def grouped(atoms: Iterable[tuple[str, Found[object], DateRange | None]]) -> list[Group]:
    """Atoms in the order printed: a date after a place or format that follows a date begins a new group.

    «(26 мая, 3-4 июня 2020 г. ВКС, 7 июля 2020 г. (г. Минск))» -> two groups, three dates. Where the place stands first,
    the date belongs to it: «(г. Минск, 3 мая; г. Гомель, 5 мая)» -> two groups.
    """
    groups: list[Group] = []
    current = Group()
    attribute_first: bool | None = None
    for kind, found, dates in atoms:
        attributed = bool(current.places or current.formats)
        if attribute_first is None:
            attribute_first = kind != "date"
        if kind == "date":
            if (attributed and current.dates) and not attribute_first:
                groups.append(current)
                current = Group()
            if dates is not None:
                current.dates.append((dates, found))
        else:
            if attribute_first and current.dates:
                follows = current.places if kind == "place" else current.formats
                if follows or kind == "place":
                    groups.append(current)
                    current = Group()
            if kind == "place":
                current.places.append(found)  # type: ignore[arg-type]  # the kind says which atom it is
            else:
                current.formats.append(found)  # type: ignore[arg-type]  # the kind says which atom it is
    if not current.is_empty:
        groups.append(current)
    return groups
