"""The form of a state's material: what was typed, what the page shows of it, faults beside their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from svod.kernel.dates import DateRange
from svod.portal.ui.given import number_given
from svod.portal.ui.names import event_name
from svod.portal.ui.values import dates_in_words
from svod.portal.ui.words import spoken
from svod.register.events.models import Event
from svod.register.states.models import State
from svod.register.submissions.models import Submission
from svod.register.submissions.rows import FIELDS, UNCHECKED, Row, day_typed, typed_row

SPARE = 3
"""Rows that stand empty at the end."""
DAYS = ("start", "end")


@dataclass
class Typed:
    """What stands in the form. `edition` is that of the draft that the writer saw, 0 where there was none."""

    text: str = ""
    rows: list[Row] = field(default_factory=list)
    is_provisional: bool = False
    is_incomplete: bool = False
    blanks: str = UNCHECKED
    edition: int = 0

    def as_written(self) -> dict[str, Any]:
        """For `write_draft`."""
        return vars(self)


@dataclass(frozen=True)
class Field:
    """An input: its name and id, what stands in it, what is wrong with it."""

    name: str
    id: str
    value: str
    fault: str = ""


def typed_in(given: QueryDict) -> Typed:
    """What was sent, as it was typed; rows without a word are none."""
    columns = {name: given.getlist(name) for name in FIELDS}
    count = max((len(values) for values in columns.values()), default=0)
    every = [{name: (columns[name][n] if n < len(columns[name]) else "").strip() for name in FIELDS} for n in range(count)]
    return Typed(
        text=given.get("text", ""),
        rows=[row for row in every if any(row.values())],
        is_provisional="provisional" in given,
        is_incomplete="incomplete" in given,
        blanks=given.get("blanks", UNCHECKED),
        edition=min(number_given(given.get("edition")) or 0, 10**9),
    )


def stored_in(draft: Submission | None) -> Typed:
    if draft is None:
        return Typed()
    rows = [{**typed_row(row), **{name: day_typed(typed_row(row)[name], spoken()) for name in DAYS}} for row in draft.rows]
    return Typed(draft.text, rows, draft.is_provisional, draft.is_incomplete, draft.blanks, draft.edition)


def fields_of(rows: Sequence[Row], faults: Mapping[tuple[int, str], str], spare: int) -> list[list[Field]]:
    """The inputs, row by row, with empty rows at the end."""
    every = [*rows, *(dict.fromkeys(FIELDS, "") for _ in range(spare))]
    return [
        [Field(name, f"row-{number}-{name}", row[name], faults.get((number, name), "")) for name in FIELDS]
        for number, row in enumerate(every)
    ]


def row_of_event(event: Event) -> Row:
    """An event of the register as a row of the form."""
    dates, cities = event.dates, [one.city for one in event.event_cities.all()]
    first, last = (str(dates.start), str(dates.end)) if dates else ("", "")
    country = event.country.code if event.country else cities[0].state.code if cities else ""
    return {
        "title": event_name(event),
        "start": day_typed(first, spoken()),
        "end": day_typed(last if last != first else "", spoken()),
        "city": cities[0].name.in_(spoken()) if cities else "",
        "country": country,
        "outcome": "",
    }


def told_row(row: Mapping[str, str], states: Mapping[str, str]) -> dict[str, str]:
    """A row as it is shown: days in words, the state by its name."""
    shown = typed_row(row)
    try:
        when = dates_in_words(DateRange.parse(shown["start"], shown["end"] or None)) if shown["start"] else ""
    except ValueError:
        when = shown["start"]
    where = ", ".join(filter(None, (shown["city"], states.get(shown["country"], shown["country"]))))
    return {**shown, "when": when, "where": where}


def state_names() -> dict[str, str]:
    """Code → the name in the language of the page, by name."""
    named = {state.code: state.short_name.in_(spoken()) for state in State.objects.all()}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def told_rows(rows: Iterable[Mapping[str, str]], states: Mapping[str, str]) -> list[dict[str, str]]:
    return [told_row(row, states) for row in rows]
