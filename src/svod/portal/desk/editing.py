"""The form of a proposal: an input for each part of each field, with the words typed and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svod.intake.compare import nearest
from svod.intake.fields import FIELDS, PLACEABLE, Field, typed_of
from svod.kernel.words import Trilingual
from svod.portal.desk.shown import Candidate, records_about, title_of
from svod.portal.ui.names import capital
from svod.portal.ui.words import named, spoken
from svod.register.areas.models import Area
from svod.register.proposals.models import Proposal
from svod.register.states.models import State

GROUPS = {
    ("event", "kind"): "kind",
    ("document", "kind"): "document_kind",
    ("body", "kind"): "body_kind",
    ("event", "status"): "status",
    ("event", "format"): "format",
    ("document", "stage"): "stage_of_one",
    ("followup", "nature"): "nature",
    ("figure", "comparison"): "comparison",
}
PARTS = {"start": "starts_on", "end": "ends_on", "from": "valid_from", "to": "valid_to", "who": "participants"}
"""How the parts of a field are called, where not by their own names."""
NEAR = 40
"""With how many proposals of its kind one can be merged: the nearest in the text."""


@dataclass(frozen=True)
class Input:
    name: str
    label: str
    kind: str  # text, long, select
    value: str
    options: tuple[tuple[str, str], ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class Editing:
    """What one proposal can become: its form, the records it can be, those it can be merged with, where it can be placed."""

    inputs: list[Input]
    first: list[Input]
    second: list[Input]
    records: list[Candidate]
    kin: list[tuple[int, str]]
    events: list[tuple[str, str]]
    placing: list[Input]
    faults: list[str]
    record: str


class Lists:
    """The lists that inputs choose from, each asked for once."""

    def __init__(self, events: Iterable[Proposal] = ()) -> None:
        language = spoken()
        self.events = tuple((one.key, _line(one)) for one in events)
        self.states = tuple((one.code, one.short_name.in_(language)) for one in State.objects.order_by(f"short_name_{language}"))
        self.areas = tuple((one.code, f"{one.number}. {one.short.in_(language)}") for one in Area.objects.order_by("number"))

    def options(self, noun: str, field: Field, part: str) -> tuple[tuple[str, str], ...]:
        if part == "country" or field.shape.name == "state":
            return (("", "–"), *self.states)
        if field.shape.name == "area":
            return (("", "–"), *self.areas)
        if field.shape.name == "teller":
            return (("", "–"), *self.events)
        if part == "who":
            return (("", "–"), *((code, named(code, "participants")) for code in ("all", "interested")))
        if field.codes:
            choices = tuple((code, named(code, GROUPS[noun, field.name])) for code in field.codes)
            return choices if field.is_needed else (("", "–"), *choices)
        return ()


def inputs(
    noun: str,
    typed: Mapping[str, str],
    faults: Mapping[str, Trilingual],
    lists: Lists,
    *,
    before: str = "",
    only: str = "",
) -> list[Input]:
    """`typed` and `faults` by the names of inputs, which begin with `before`."""
    found = []
    for field in FIELDS[noun]:
        for part, name in zip(field.shape.parts, field.inputs, strict=True):
            if only and field.name != only:
                continue
            options = lists.options(noun, field, part)
            fault = faults.get(before + name)
            found.append(
                Input(
                    before + name,
                    capital(named(PARTS.get(part, part or field.name), "field")),
                    "select" if options else "long" if field.shape.name == "long" else "text",
                    typed.get(before + name, ""),
                    _with_own(options, typed.get(before + name, "")),
                    fault.in_(spoken()) if fault else "",
                )
            )
    return found


def _with_own(options: tuple[tuple[str, str], ...], value: str) -> tuple[tuple[str, str], ...]:
    """A value that the list lacks – a state that is no member – is kept in it."""
    return options if not options or any(code == value for code, _ in options) else (*options, (value, value))


def editing(held: Proposal, typed: Mapping[str, str] | None = None, faults: Mapping[str, Trilingual] | None = None) -> Editing:
    """The editor of an open proposal; `typed` and `faults` of a form that was sent and not understood."""
    sent, wrong = typed or {}, faults or {}
    is_placed = held.noun == "unplaced"
    before = {} if is_placed else typed_of(held.noun, held.found)
    now = before | dict(sent)
    halves = {f"{half}-{name}": value for half in "12" for name, value in before.items()} | dict(sent)
    others = held.intake.proposals.exclude(pk=held.pk).filter(stage="open").exclude(noun="unplaced")
    start = held.spans[0][0] if held.spans else 0
    near = sorted(others, key=lambda one: abs((one.spans[0][0] if one.spans else 0) - start))
    lists = Lists(one for one in near if one.noun == "event")
    field = PLACEABLE.get(held.found.get("what") or "") if is_placed else None
    return Editing(
        [] if is_placed else inputs(held.noun, now, wrong, lists),
        [] if is_placed else inputs(held.noun, halves, wrong, lists, before="1-"),
        [] if is_placed else inputs(held.noun, halves, wrong, lists, before="2-"),
        [] if is_placed else records_about(record for record in dict.fromkeys((held.record, *nearest(held))) if record),
        [(one.pk, _line(one)) for one in near if one.noun == held.noun][:NEAR],
        [(f"proposal:{one.pk}", _line(one)) for one in near if one.noun == "event"][:NEAR] if field else [],
        inputs("event", sent, wrong, lists, only=field) if field else [],
        [words.in_(spoken()) for name, words in wrong.items() if name in {"2", "on", "record"}],
        sent.get("record", held.record),
    )


def _line(one: Proposal) -> str:
    words = title_of(one)
    days = ", ".join(day["start"] for day in one.found.get("dates") or ()) or str(one.found.get("date") or "")
    return f"{words[:90]}{'…' if len(words) > 90 else ''}" + (f" ({days})" if days else "")
