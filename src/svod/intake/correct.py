"""An officer says what a text says where the reading had it otherwise; what was read is kept beside what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from svod.intake.compare import ROWS, body_code_of, compare
from svod.intake.fields import PLACEABLE, Found, WrongValues, changed_by, claimed_as, evidence_of
from svod.intake.opened import changed, lock_in_order, locked, opened, overtaken, refuse_invented, thing
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind
from svod.kernel.words import Trilingual
from svod.reading.shapes import Event
from svod.register.journal.changes import note_many
from svod.register.misses.changes import Missed, record_misses
from svod.register.proposals.models import Proposal
from svod.register.rights import Actor, require

STORED = [
    "found", "record", "verdict", "candidates", "differences", "corrections", "corrected_by", "edition", "noun", "stage",
    "decided_by", "decided_at", "reason", "cause", "merged_into",
]  # fmt: skip


@transaction.atomic
def correct(*, proposal: int, typed: Mapping[str, str], edition: int | None = None, by: Actor) -> Proposal:
    """Store what an officer typed in the fields of a proposal; WrongValues tells every fault. Unchanged: nothing happens.

    `record` among what is typed says which record it is ("event:mtm-23"), or that it is none ("").
    """
    held = opened(proposal=proposal, edition=edition, verb="correct", by=by)
    refuse_invented(held.intake)
    values = changed_by(held.noun, held.found, typed)
    record = typed.get("record")
    if record is not None and record != held.record:
        joined_to(held, record)
    elif not values:
        return held
    spans = {name: held.found.get("evidence", {}).get(claimed_as(held.noun, name)) for name in values}
    before = apply(held, values)
    held.corrected_by = by.name
    missed = [
        Missed("corrected", place(held, spans.get(name)), name, before[name], value)
        for name, value in values.items()
        if not held.made_by
    ]
    compare(held)
    store(held)
    note_many(changes=[changed(held, "corrected", before, values | ({"record": record} if record else {}))], by=by.name)
    record_misses(proposal=held, missed=missed, by=by)
    return held


def apply(held: Proposal, values: Found, at: list[list[int]] | None = None) -> Found:
    """Put values into what was found, each with its place (`at`, or where it stood); gives what was there before.

    What the reading had said of a field first is kept; what is taken away has no place in the text any more.
    """
    before = {name: held.found.get(name) for name in values}
    evidence = evidence_of(held.noun, held.found)
    for name, value in values.items():
        if not held.made_by:
            held.corrections.setdefault(name, before[name])
            if held.corrections[name] == value:
                del held.corrections[name]
        claimed = claimed_as(held.noun, name)
        if claimed and value in (None, [], ""):
            evidence.pop(claimed, None)
        elif claimed:
            evidence[claimed] = at or evidence.get(claimed) or held.spans[:1]
    held.found = held.found | values | ({"evidence": evidence} if "span" in held.found else {})
    if "body" in values:
        held.found["body_code"] = body_code_of(values["body"])
    return before


def joined_to(held: Proposal, record: str) -> None:
    """The proposal is this record from now on; "" is a new one. Refused where the register has none such."""
    noun, _, code = record.partition(":")
    if record and (noun not in ROWS or not ROWS[noun]._default_manager.filter(code=code).exists()):
        raise WrongValues({"record": Trilingual(f"в реестре нет «{record}»", f"no record “{record}”", f"没有记录“{record}”")})
    held.record, held.candidates = record, []
    held.found = {name: value for name, value in held.found.items() if name != "is_new"} | ({} if record else {"is_new": True})


@transaction.atomic
def place_value(
    *,
    proposal: int,
    on: str,
    typed: Mapping[str, str],
    edition: int | None = None,
    by: Actor,
) -> Proposal:
    """Give a value that belonged to nothing to an event: `on` is "proposal:<pk>" of the same intake, or a record "event:…".

    The event proposed has the value from now on, with its place. For a record that nothing here was read of, the value becomes
    a proposal of its own. Gives the proposal that has the value.
    """
    kind, _, code = on.partition(":")
    target = None
    if kind == "proposal" and code.isdecimal():
        lock_in_order(proposal, int(code))
        target = locked(int(code))
    held = opened(proposal=proposal, edition=edition, verb="correct", by=by)
    refuse_invented(held.intake)
    if held.noun != "unplaced" or (target and (target.noun != "event" or target.intake_id != held.intake_id)):
        raise Refused(
            "Отнести можно только неотнесённое значение, и только к мероприятию того же источника.",
            "Only an unplaced value can be placed, and only on an event of the same source.",
            "只能将未归位的数值归入同一来源的活动。",
        )
    if target:
        if target.stage != "open":
            raise overtaken(target)
        require(by, "correct", thing(target))
        return _placed_on(target, held, typed, by)
    return _placed_on_record(held, on, typed, by)


def _placed_on(target: Proposal, held: Proposal, typed: Mapping[str, str], by: Actor) -> Proposal:
    values = _placed(held, target.found, typed)
    before = apply(target, values, [held.found["span"]])
    target.corrected_by = by.name
    compare(target)
    store(target)
    held.stage, held.decided_by, held.merged_into = "merged", by.name, target
    store(held)
    note_many(changes=[changed(target, "placed", before, values), changed(held, "merged", {}, {"into": target.key})], by=by.name)
    record_misses(proposal=held, missed=_placings(held, before, values), by=by)
    return target


def _placed_on_record(held: Proposal, record: str, typed: Mapping[str, str], by: Actor) -> Proposal:
    """It becomes a proposal that says this one thing of the record."""
    row: Any = ROWS["event"]._default_manager.filter(code=record.partition(":")[2]).first()
    if row is None:
        raise WrongValues({"on": Trilingual("выберите мероприятие", "choose an event", "请选择活动")})
    span = held.found["span"]
    blank = Event(held.key, Span(*span), row.title_ru or row.title_en, EventKind(row.kind)).as_json()
    said: Found = {**blank, "status": row.status, "area_code": held.found.get("area_code") or "", "body_code": ""}
    values = _placed(held, said, typed)
    before = {"what": held.found.get("what")}
    held.noun, held.record = "event", record
    held.found = said | values | {"evidence": {claimed_as("event", name): [span] for name in values}}
    compare(held)
    store(held)
    note_many(changes=[changed(held, "placed", before, values | {"record": record})], by=by.name)
    record_misses(proposal=held, missed=_placings(held, {}, values), by=by)
    return held


def _placed(held: Proposal, found: Found, typed: Mapping[str, str]) -> Found:
    """The one field that the value can be, as it was typed."""
    name = PLACEABLE.get(held.found.get("what") or "")
    values = changed_by("event", found, typed, only=(name,)) if name else {}
    if not values:
        raise WrongValues(
            {
                name or "on": Trilingual(
                    "укажите значение, которого у мероприятия ещё нет",
                    "give a value that the event does not have yet",
                    "请填写该活动尚无的数值",
                )
            }
        )
    return values


def _placings(held: Proposal, before: Found, values: Found) -> list[Missed]:
    return [Missed("placed", place(held), name, before.get(name), value) for name, value in values.items()]


def place(held: Proposal, spans: Any = None) -> tuple[int, int]:
    """Where the words of a field stand; those of the whole thing where it has no place of its own."""
    first = (spans or held.spans or [[0, 0]])[0]
    return int(first[0]), int(first[1])


def store(held: Proposal) -> None:
    held.edition += 1
    held.save(update_fields=STORED)
