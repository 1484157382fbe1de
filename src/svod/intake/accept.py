"""A named person accepts what was proposed: it becomes records and claims. Nothing enters the register without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from svod.intake.matching import Register
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.changes import Said, record_claims
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.followups.models import FollowUp
from svod.register.journal.changes import note, note_many
from svod.register.proposals.models import Intake, Proposal
from svod.register.sources.queries import latest_period, period_on
from svod.register.states.models import City, State
from svod.register.store import Row, Store

MODELS: dict[str, type[models.Model]] = {"event": Event, "document": Document, "body": Body, "followup": FollowUp}
ACCEPTABLE = ("new", "same", "differs")


@dataclass(frozen=True)
class Accepted:
    """How many proposals were accepted now, and how many stay open: ambiguous and unplaced ones wait for a person."""

    accepted: int
    left_open: int


@transaction.atomic
def accept(*, intake: Intake, by: str) -> Accepted:
    """Accept every open proposal that is new, same or differs, on behalf of `by`. A second time there is nothing left."""
    _refuse_nobody(by)
    _refuse_invented(intake)
    # bodies first: events and documents name them
    order = {"body": 0, "event": 1, "document": 2}
    waiting = [p for p in intake.proposals.select_for_update().filter(stage="open") if p.verdict in ACCEPTABLE]
    for proposal in sorted(waiting, key=lambda p: (order.get(p.noun, 3), p.pk)):
        _accept(proposal, intake, by)
    return Accepted(len(waiting), intake.proposals.filter(stage="open").count())


@transaction.atomic
def accept_proposal(*, proposal: Proposal, by: str, record: str = "") -> None:
    """Accept one proposal; `record` says which candidate an ambiguous one is, or "" to take it as it was proposed."""
    _refuse_nobody(by)
    _refuse_invented(proposal.intake)
    _refuse_decided(proposal)
    if record:
        proposal.record, proposal.verdict = record, "same"
    if proposal.verdict not in ACCEPTABLE:
        raise Refused(
            "Сначала укажите, какая это запись реестра, или отклоните предложение.",
            "Say first which record of the register this is, or reject the proposal.",
            "请先指定对应的登记册记录，或驳回该建议。",
        )
    _accept(proposal, proposal.intake, by)


@transaction.atomic
def reject_proposal(*, proposal: Proposal, by: str, reason: str) -> None:
    """Reject one proposal; the reason is kept."""
    _refuse_nobody(by)
    _refuse_decided(proposal)
    if not reason.strip():
        raise Refused(
            "Укажите причину отклонения: без неё решение нельзя будет понять.",
            "Give the reason for the rejection: without it nobody will understand the decision.",
            "请填写驳回理由，否则他人无法理解该决定。",
        )
    _decide(proposal, "rejected", by, reason)
    note(record=_proposal_name(proposal), verb="rejected", by=by, reason=reason, after={"title": _title(proposal.found)})


def _refuse_nobody(by: str) -> None:
    if not by.strip():
        raise Refused(
            "Принимает и отклоняет сведения всегда названный человек: укажите имя.",
            "Facts are accepted or rejected by a named person: give a name.",
            "接受或驳回事实须由具名人员进行：请填写姓名。",
        )


def _refuse_invented(intake: Intake) -> None:
    if intake.source.is_invented:
        name = intake.source.file_name
        raise Refused(
            f"{name}: вымышленный образец в реестр не принимается. Принять можно только подлинный источник.",
            f"{name}: an invented sample never enters the register. Only a genuine source can be accepted.",
            f"{name}：虚构样本不得载入登记册，只能接受真实来源。",
        )


def _refuse_decided(proposal: Proposal) -> None:
    if proposal.stage != "open":
        raise Refused(
            f"Это предложение уже рассмотрено ({proposal.decided_by}). Обновите страницу.",
            f"This proposal was decided already ({proposal.decided_by}). Reload the page.",
            f"该建议已由 {proposal.decided_by} 处理，请刷新页面。",
        )


def _proposal_name(proposal: Proposal) -> str:
    return f"proposal:{proposal.intake.source.code}/{proposal.key}"


def _decide(proposal: Proposal, stage: str, by: str, reason: str = "") -> None:
    proposal.stage, proposal.decided_by, proposal.decided_at, proposal.reason = stage, by, datetime.now(UTC), reason
    proposal.save()


def _accept(proposal: Proposal, intake: Intake, by: str) -> None:
    found, noun = proposal.found, proposal.noun
    if noun in MODELS:
        store = Store()
        if proposal.verdict == "new":
            code = _free_code(noun, found)
            store.put(MODELS[noun], noun, {code: _row(noun, found)})
            proposal.record = f"{noun}:{code}"
        elif filling := _filling(noun, found, proposal.record):
            store.put(MODELS[noun], noun, {proposal.record.partition(":")[2]: filling})
        note_many(changes=store.ledger.changes(), by=by, reason=f"source {intake.source.code}")
    if proposal.record:
        area = _area(found) or ""
        record_claims(source=intake.source, record=proposal.record, said=_said(noun, found, area), made_by=intake.reader, by=by)
    _decide(proposal, "accepted", by)


def _said(noun: str, found: Row, area: str) -> list[Said]:
    """What the reading says, field by field, each with its places."""
    confidence = float(found.get("confidence") or 1.0)
    if noun == "body":
        return [Said("name", found["name"], found["spans"], area, confidence)]
    evidence: dict[str, list[list[int]]] = found.get("evidence") or {"text": [found["span"]]}
    return [Said(field, _value(field, found), spans, area, confidence) for field, spans in evidence.items()]


def _value(field: str, found: Row) -> Any:
    if field == "dates" and found.get("dates"):
        return {"start": found["dates"][0]["start"], "end": found["dates"][-1]["end"]}
    if field == "place":
        city = City.objects.filter(name_ru=(found.get("place") or {}).get("city") or "").first()
        return {"cities": [city.code] if city else [], "country": (found.get("place") or {}).get("country")}
    return found.get(field)


def _title(found: Row) -> str:
    return str(found.get("title") or found.get("name") or "")


def _area(found: Row) -> str | None:
    number = found.get("area")
    return Area.objects.filter(number=number).values_list("code", flat=True).first() if number else None


def _free_code(noun: str, found: Row) -> str:
    """A code from what is sure of the thing: kind, body or abbreviation, ordinal or day; numbered when it is taken."""
    parts = [str(found.get("kind") or found.get("nature") or noun).replace("_", "-")]
    if noun == "event":
        body = Register().bodies.get(str(found.get("body") or "").lower())
        start = found["dates"][0]["start"] if found.get("dates") else ""
        parts = [body or parts[0], str(found.get("ordinal") or start or "undated")]
    elif found.get("number") or found.get("date"):
        parts.append(str(found.get("number") or found["date"]))
    stem = re.sub(r"[^a-z0-9-]+", "-", "-".join(parts).lower()).strip("-")[:100]
    taken = set(MODELS[noun]._default_manager.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken)


def _row(noun: str, found: Row) -> Row:
    """The fields of a new record. The names are the source's own: in its language, until an editor gives the others."""
    return {"event": _event_row, "document": _document_row, "body": _body_row, "followup": _followup_row}[noun](found)


def _event_row(found: Row) -> Row:
    dates = DateRange.parse(found["dates"][0]["start"], found["dates"][-1]["end"]) if found.get("dates") else None
    register = Register()
    body = register.bodies.get(str(found.get("body") or "").lower())
    city = City.objects.filter(name_ru=(found["place"].get("city") or "")).values_list("code", flat=True).first()
    area = _area(found)
    period = (period_on(dates.first) if dates else None) or latest_period()
    return {
        "title_ru": _title(found),
        "theme_ru": found.get("theme") or "",
        "reason_ru": found.get("reason") or "",
        "kind": found["kind"],
        "status": found["status"],
        "bodies": [body] if body else [],
        "areas": [area] if area else [],
        "cities": [city] if city else [],
        "ordinal": found.get("ordinal"),
        "starts_on": dates.first if dates else None,
        "ends_on": dates.last if dates else None,
        "precision": dates.precision if dates else "",
        "country": _state(found["place"].get("country")),
        "format": found.get("format") or "",
        "chair": _state(found.get("chair")),
        "initiator": _state(found.get("initiator")),
        "period": period.code if period else None,
    }


def _document_row(found: Row) -> Row:
    dates = DateRange.parse(found["date"]) if found.get("date") else None
    validity = found.get("validity") or {}
    period = (period_on(dates.first) if dates else None) or latest_period()
    return {
        "title_ru": _title(found),
        "kind": found["kind"],
        "stage": found.get("stage") or "",
        "number": found.get("number") or "",
        "adopted_on": dates.first if dates else None,
        "adopted_until": dates.last if dates else None,
        "precision": dates.precision if dates else "",
        "valid_from": validity.get("from") or "",
        "valid_to": validity.get("to") or "",
        "area": _area(found),
        "period": period.code if period else None,
    }


def _body_row(found: Row) -> Row:
    return {
        "name_ru": found["name"],
        "abbreviation_ru": found.get("abbreviation") or "",
        "kind": found["kind"],
        "area": _area(found),
        "is_generic": bool(found.get("is_generic")),
    }


def _followup_row(found: Row) -> Row:
    period = latest_period()
    return {
        "text_ru": _title(found),
        "nature": found["nature"],
        "area": _area(found),
        "due": found.get("due") or "",
        "period": period.code if period else None,
    }


def _state(code: str | None) -> str | None:
    return code if code and State.objects.filter(code=code).exists() else None


def _filling(noun: str, found: Row, record: str) -> Row:
    """The fields that the record lacks and the source fills; what both have stays as the register holds it."""
    if noun != "event":
        return {}
    row = Event.objects.get(code=record.partition(":")[2])
    filled = {name: value for name, value in _event_row(found).items() if name in FILLABLE and value not in (None, "")}
    empty = {name for name in filled if getattr(row, name) in (None, "")}
    days = {"starts_on", "ends_on", "precision"}
    return {name: value for name, value in filled.items() if name in empty and (name not in days or row.starts_on is None)}


FILLABLE = ("ordinal", "starts_on", "ends_on", "precision", "country", "format", "chair", "initiator", "theme_ru")
