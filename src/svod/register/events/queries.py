"""Events of a period, filtered and counted."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from svod.kernel.dates import PartialDate
from svod.register.events.models import Event, EventArea, EventBody, EventCity

WHOLE = (
    Prefetch("event_bodies", EventBody.objects.select_related("body")),
    Prefetch("event_areas", EventArea.objects.select_related("area")),
    Prefetch("event_cities", EventCity.objects.select_related("city")),
)


def events_of_period(first: date, last: date) -> QuerySet[Event]:
    """Held within the days (both included), or reported for a period within them: planned, undated and background ones too."""
    dated = Q(starts_on__lte=last, ends_on__gte=first, period__isnull=True)
    return Event.objects.filter(dated | Q(period__first__gte=first, period__last__lte=last))


TOOK_PLACE = ("held", "resumed", "launched")


def took_place(events: QuerySet[Event]) -> QuerySet[Event]:
    """Those that the year's figures count: held, resumed or launched, and told for their own sake."""
    return events.filter(status__in=TOOK_PLACE, is_background=False)


def with_names(events: QuerySet[Event]) -> QuerySet[Event]:
    """The same events with all that a list of them shows, in four queries."""
    return events.select_related("chair", "initiator", "country").prefetch_related(*WHOLE)


def events_matching(
    *,
    first: date | None = None,
    last: date | None = None,
    area: str = "",
    body: str = "",
    state: str = "",
    format: str = "",
    month: str = "",
    status: str = "",
    kind: str = "",
    search: str = "",
) -> QuerySet[Event]:
    """The events that fit every filter given, by date. Codes of the register; `state` chairs, initiates, hosts or organises;
    `month` is `2024-03` and means every event that touches it; `status` may be `took_place` for all that did; `search` finds
    words of title, theme and contents in any language."""
    events = events_of_period(first, last) if first and last else Event.objects.all()
    fits = Q()
    if area:
        fits &= Q(areas__code=area)
    if body:
        fits &= Q(bodies__code=body) | Q(partners__code=body) | Q(organisers__code=body)
    if state:
        fits &= (
            Q(chair__code=state)
            | Q(initiator__code=state)
            | Q(country__code=state)
            | Q(cities__state__code=state)
            | Q(organising_states__code=state)
        )
    if format:
        fits &= Q(format=format)
    if status == "took_place":
        events = took_place(events)
    elif status:
        fits &= Q(status=status)
    if kind:
        fits &= Q(kind=kind)
    if month:
        asked = PartialDate.parse(month)
        fits &= Q(starts_on__lte=asked.last, ends_on__gte=asked.first) & ~Q(precision="year")
    for word in search.split():
        fits &= any_of(word, "title", "theme", "about")
    return with_names(events.filter(fits).distinct().order_by(F("starts_on").asc(nulls_last=True), "id"))


def any_of(word: str, *columns: str) -> Q:
    """A word in any language of any of the columns. SQLite folds case for Latin letters only, so capitals are tried as well."""
    fits = Q()
    for column in columns:
        for language in ("ru", "en", "zh"):
            for form in {word, word.lower(), word.capitalize(), word.upper()}:
                fits |= Q(**{f"{column}_{language}__icontains": form})
    return fits


def count_by(events: QuerySet[Event], column: str) -> dict[str, int]:
    """How many events have each value of a column, the most frequent first: "format", "status", "kind", "chair__code"."""
    counted = events.order_by().values_list(column).annotate(n=Count("id", distinct=True)).order_by("-n", column)
    return {str(value): n for value, n in counted if value}


def count_by_area(events: QuerySet[Event]) -> dict[str, int]:
    """By the area that tells an event in full, in the order of the areas; "" for what belongs to none."""
    told = events.filter(Q(event_areas__position=0) | Q(event_areas__isnull=True))
    counted = (
        told.order_by("event_areas__area__number").values_list("event_areas__area__code").annotate(n=Count("id", distinct=True))
    )
    return {code or "": n for code, n in counted}


def count_by_month(events: QuerySet[Event]) -> dict[str, int]:
    """By every month that an event touches, as `events_matching` finds it there, in order; those known to the year only, or not
    at all, do not count."""
    spans = events.exclude(precision="year").exclude(starts_on=None).order_by().values_list("starts_on", "ends_on")
    counts: dict[str, int] = {}
    for first, last in spans:
        for month in _months(first, last):
            counts[month] = counts.get(month, 0) + 1
    return dict(sorted(counts.items()))


def _months(first: date | None, last: date | None) -> list[str]:
    """`2023-11`, `2023-12`: all from one day to another."""
    if first is None or last is None:
        return []
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers]


def sessions_of(body: str) -> QuerySet[Event]:
    """The events of one body in the order they were held; those without a date last."""
    return with_names(
        Event.objects.filter(bodies__code=body).distinct().order_by(F("starts_on").asc(nulls_last=True), "ordinal", "id")
    )
