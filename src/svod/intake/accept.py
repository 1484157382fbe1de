"""A named person accepts what was proposed: it becomes records and claims. Nothing enters the register without one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import models, transaction

from svod.intake.fields import claimed_as, evidence_of
from svod.intake.opened import is_own, refuse_invented, thing
from svod.intake.rows import Rows, claimed, code_of
from svod.intake.settle import settle
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.register.bodies.models import Body
from svod.register.claims.changes import Said, record_claims
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.journal.changes import note, note_many
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, may, require
from svod.register.states.models import City
from svod.register.store import Row, Store

MODELS: dict[str, type[models.Model]] = {
    # in this order: events name bodies, documents name events
    "body": Body,
    "event": Event,
    "document": Document,
    "decision": Document,
    "followup": FollowUp,
    "figure": Figure,
}
ACCEPTABLE = ("new", "same", "differs")
DECIDED = ["stage", "decided_by", "decided_at", "reason", "cause", "record", "verdict", "edition"]


@dataclass(frozen=True)
class Accepted:
    """How many proposals were accepted now, and how many stay open: ambiguous and unplaced ones wait for a person."""

    accepted: int
    left_open: int


@transaction.atomic
def accept(*, intake: Intake, by: Actor, only: Collection[int] | None = None) -> Accepted:
    """Accept every open proposal that is new, same or differs and is `by`'s to decide. A second time there is nothing left.

    `only`: their keys, where not all are meant. What differs stays in the register as it is, the text's word a claim beside it.
    """
    require(by, "decide", Thing("proposal", "open"))
    _refuse_nobody(by)
    refuse_invented(intake)
    # what was merged is locked with what it was merged into: nobody takes them apart meanwhile
    held = intake.proposals.select_for_update().filter(stage__in=("open", "merged"), verdict__in=(*ACCEPTABLE, "ambiguous"))
    waiting = [one for one in held if one.stage == "open" and one.verdict in ACCEPTABLE and may(by, "decide", thing(one))]
    waiting = [one for one in waiting if only is None or one.pk in only]
    _accept(waiting, intake, by)
    return Accepted(len(waiting), intake.proposals.filter(stage="open").count())


@transaction.atomic
def accept_proposal(*, proposal: Proposal, by: Actor, record: str = "", chosen: Collection[str] = ()) -> None:
    """Accept one proposal; `record` says which candidate an ambiguous one is, or "" to take it as it was proposed.

    `chosen`: of the fields that differ those in which the register takes the text's value.
    """
    require(by, "decide", thing(proposal))
    _refuse_nobody(by)
    refuse_invented(proposal.intake)
    _refuse_decided(proposal)
    if record:
        _refuse_unknown(record)
        proposal.record, proposal.verdict = record, "same"
    if proposal.verdict not in ACCEPTABLE:
        raise Refused(
            "Сначала укажите, какая это запись реестра, или отклоните предложение.",
            "Say first which record of the register this is, or reject the proposal.",
            "请先指定对应的登记册记录，或驳回该建议。",
        )
    _accept([proposal], proposal.intake, by, {proposal.pk: chosen})


@transaction.atomic
def reject_proposal(*, proposal: Proposal, by: Actor, reason: str, cause: str = "") -> None:
    """Reject one proposal; the reason is kept: in words, or by `cause`, one of Proposal.CAUSES.

    Who added one by hand may take it back, and not accept it.
    """
    require(by, "correct" if is_own(proposal, by) else "decide", thing(proposal))
    _refuse_nobody(by)
    _refuse_decided(proposal)
    if not reason.strip() and cause in {"", "other"}:
        raise Refused(
            "Укажите причину отклонения: без неё решение нельзя будет понять.",
            "Give the reason for the rejection: without it nobody will understand the decision.",
            "请填写驳回理由，否则他人无法理解该决定。",
        )
    proposal.cause = cause
    _decide([proposal], "rejected", by, reason.strip())
    name = f"proposal:{proposal.intake.source.code}/{proposal.key}"
    note(
        record=name,
        verb="rejected",
        by=by.name,
        reason=reason or cause,
        after={"title": proposal.found.get("title") or proposal.found.get("name")},
    )


def _refuse_nobody(by: Actor) -> None:
    if not by.name.strip():
        raise Refused(
            "Принимает и отклоняет сведения всегда названный человек: укажите имя.",
            "Facts are accepted or rejected by a named person: give a name.",
            "接受或驳回事实须由具名人员进行：请填写姓名。",
        )


def _refuse_decided(proposal: Proposal) -> None:
    if proposal.stage != "open":
        raise Refused(
            f"Это предложение уже рассмотрено ({proposal.decided_by}). Обновите страницу.",
            f"This proposal was decided already ({proposal.decided_by}). Reload the page.",
            f"该建议已由 {proposal.decided_by} 处理，请刷新页面。",
        )


def _refuse_unknown(record: str) -> None:
    noun, _, code = record.partition(":")
    if noun not in MODELS or not MODELS[noun]._default_manager.filter(code=code).exists():
        raise Refused(
            f"В реестре нет записи «{record}». Выберите одну из предложенных.",
            f"The register has no record “{record}”. Choose one of those proposed.",
            f"登记册中没有记录“{record}”，请从建议中选择。",
        )


def _decide(proposals: Sequence[Proposal], stage: str, by: Actor, reason: str = "") -> None:
    at = datetime.now(UTC)
    for proposal in proposals:
        proposal.stage, proposal.decided_by, proposal.decided_at, proposal.reason = stage, by.name, at, reason
        proposal.edition += 1
    Proposal.objects.bulk_update(proposals, DECIDED, batch_size=200)


def _accept(
    proposals: Sequence[Proposal], intake: Intake, by: Actor, chosen: Mapping[int | None, Collection[str]] | None = None
) -> None:
    """Records first, noun by noun, then what the source says of each; one journal row a record, one for its claims."""
    every = list(intake.proposals.all())
    siblings = {p.key: p for p in every} | {p.key: p for p in proposals}
    merged = _merged_into(every)
    # tellings of one event share its record, whichever of them is accepted first
    record_of = {p.found.get("same_as") or p.key: p.record for p in siblings.values() if p.record}
    record_of |= {p.key: p.record for p in siblings.values() if p.record}
    record_of |= {f"body {p.found['name']}": p.record for p in siblings.values() if p.noun == "body" and p.record}
    rows, store = Rows(intake.source.language, record_of, dated=intake.source.dated or _last_day(every)), Store()
    new: set[str] = set()
    for noun, model in MODELS.items():
        mine = sorted((p for p in proposals if p.noun == noun), key=lambda p: (bool(p.found.get("same_as")), p.pk))
        if noun == "event":
            _found_cities(mine, rows, store)
        fresh: dict[str, Row] = {}
        for proposal in mine:
            told_before = record_of.get(proposal.found.get("same_as") or proposal.key)
            if proposal.verdict == "new" and not told_before:
                code = _free_code(noun, proposal.found, fresh)
                fresh[code] = rows.of(noun, proposal.found)
                proposal.record = f"{'document' if noun == 'decision' else noun}:{code}"
                new.add(proposal.key)
            elif not proposal.record:
                proposal.record = told_before or ""
            record_of[proposal.key] = proposal.record
            if noun == "body":
                record_of[f"body {proposal.found['name']}"] = proposal.record
        if fresh:
            store.put(model, "document" if noun == "decision" else noun, fresh)
        for proposal in mine:
            settle(proposal=proposal, fields=(chosen or {}).get(proposal.pk, ()), rows=rows, store=store)
        if noun == "event":
            _fill(mine, rows, store)
    note_many(changes=store.ledger.changes(), by=by.name, reason=f"source {intake.source.code}")
    for proposal in proposals:
        told = [proposal, *merged.get(proposal.pk, ())]
        said = [said for one in told for said in _said(one, rows, is_new=one.key in new)]
        for one in told:
            one.record = proposal.record
        record_claims(source=intake.source, record=proposal.record, said=said, made_by=intake.reader, by=by)
    Proposal.objects.bulk_update([one for p in proposals for one in merged.get(p.pk, ())], ["record"], batch_size=200)
    _decide(proposals, "accepted", by)


def _last_day(proposals: Iterable[Proposal]) -> date | None:
    """The last day of the events that a text tells of: roughly the text's own, where nobody gave it."""
    spans = [one.found["dates"] for one in proposals if one.noun == "event" and one.found.get("dates")]
    return max((DateRange.parse(dates[-1]["end"]).last for dates in spans), default=None)


def _merged_into(proposals: Iterable[Proposal]) -> dict[int, list[Proposal]]:
    """The tellings that officers merged into another; a value that was only placed on it is told by it already."""
    merged: dict[int, list[Proposal]] = {}
    for one in proposals:
        if one.merged_into_id and one.noun != "unplaced":
            merged.setdefault(one.merged_into_id, []).append(one)
    return merged


def _found_cities(events: Iterable[Proposal], rows: Rows, store: Store) -> None:
    cities: dict[str, Row] = {}
    for proposal in events:
        cities |= rows.cities_to_found(proposal.found)
    if cities:
        store.put(City, "city", cities)


def _fill(events: Iterable[Proposal], rows: Rows, store: Store) -> None:
    """What known events lack and the source says."""
    known = {
        p.record.partition(":")[2]: p for p in reversed(list(events)) if p.verdict != "new" and p.record.startswith("event:")
    }
    held = Event.objects.filter(code__in=known).select_related("country", "chair", "initiator")
    for row in held.order_by("id"):
        if filling := rows.fillings(known[row.code].found, row):
            store.put(Event, "event", {row.code: filling})


def _said(proposal: Proposal, rows: Rows, *, is_new: bool) -> list[Said]:
    """What the reading says, field by field, each with its places; what an officer corrected is theirs, beside what was read."""
    found = proposal.found
    area, confidence = found.get("area_code") or "", float(found.get("confidence") or 1.0)
    as_read = found | proposal.corrections
    corrected = {claimed_as(proposal.noun, name) for name in proposal.corrections}
    said = []
    for field, spans in evidence_of(proposal.noun, found).items():
        value, made_by = claimed(field, found, rows, is_new=is_new), proposal.made_by
        read_as: tuple[Any, ...] = ()
        if field in corrected:
            read_as, made_by = (claimed(field, as_read, rows, is_new=is_new),), proposal.corrected_by
        said.append(Said(field, value, spans, area, confidence, read_as, made_by))
    return said


def _free_code(noun: str, found: Row, fresh: dict[str, Row]) -> str:
    stem = code_of(noun, found)
    taken = {*fresh, *MODELS[noun]._default_manager.filter(code__startswith=stem).values_list("code", flat=True)}
    return next(code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken)
