"""Asking the states for their material: a period is opened, a deadline moved, a request withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.journal.changes import Change, note, note_many
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.letters import tell_asked
from svod.register.submissions.models import Request


@transaction.atomic
def open_period(
    *,
    period: Period,
    states: Iterable[State],
    areas: Iterable[Area],
    deadline: date,
    guidance: Trilingual | None = None,
    only: Collection[tuple[str, str]] | None = None,
    by: Actor,
) -> int:
    """Ask each state for each area; gives how many requests are new. Those that stand get the new deadline and guidance.

    `only`: of the states and areas, these (codes of state and area) and no others.
    """
    require(by, "open", Thing("period"))
    told = guidance or Trilingual()
    held = {(one.state_id, one.area_id): one for one in _requests(period)}
    now = datetime.now(UTC)
    fresh: list[Request] = []
    moved: list[Request] = []
    changes: list[Change] = []
    wanted = list(areas)
    for state in states:
        for area in wanted:
            if only is not None and (state.code, area.code) not in only:
                continue
            one = held.get((state.pk, area.pk))
            record = f"request:{period.code}/{state.code}/{area.code}"
            if one is None:
                fresh.append(
                    Request(
                        period=period,
                        state=state,
                        area=area,
                        deadline=deadline,
                        guidance_ru=told.ru,
                        guidance_en=told.en,
                        guidance_zh=told.zh,
                        opened_by=by.name,
                        opened_at=now,
                    )
                )
                changes.append(Change(record, "opened", {}, {"deadline": str(deadline)}))
            elif is_changed(one, deadline, guidance):
                before, after = _as_told(one), {"deadline": str(deadline)}
                moved += [one] if one.deadline != deadline else []
                one.deadline = deadline
                if guidance:
                    one.guidance_ru, one.guidance_en, one.guidance_zh = told.ru, told.en, told.zh
                    after["guidance"] = told.in_("ru")
                one.save()
                changes.append(Change(record, "changed", before, after))
    Request.objects.bulk_create(fresh, batch_size=200)
    if changes:
        note_many(changes=changes, by=by.name)
    tell_asked(requests=fresh, what="opened", now=now)
    tell_asked(requests=moved, what="moved", now=now)
    return len(fresh)


def _requests(period: Period) -> QuerySet[Request]:
    """Those of a period, held until the end."""
    return Request.objects.select_for_update(of=("self",)).select_related("state", "area", "period").filter(period=period)


def is_changed(asked: Request, deadline: date, guidance: Trilingual | None) -> bool:
    """Whether asking again with these words would change a request that stands."""
    return asked.deadline != deadline or bool(guidance and asked.guidance != guidance)


def _as_told(asked: Request) -> dict[str, Any]:
    return {"deadline": str(asked.deadline), "guidance": asked.guidance.in_("ru")}


def _record(asked: Request) -> str:
    return f"request:{asked.period.code}/{asked.state.code}/{asked.area.code}"


@transaction.atomic
def move_deadline(*, requests: Iterable[Request], deadline: date, reason: str, by: Actor) -> int:
    """Another day for some requests, with a reason that their states read. Gives how many it was another day for."""
    if not reason.strip():
        raise Refused(
            "Укажите причину переноса: государство прочтёт её в запросе.",
            "Say why the deadline is moved: the state reads it with the request.",
            "请说明变更截止日期的理由：该国将在征集页面看到。",
        )
    keys = [one.pk for one in requests]
    changes: list[Change] = []
    moved: list[Request] = []
    for one in requests_locked(keys):
        require(by, "change", Thing("request", state=one.state.code, area=one.area.code))
        if one.deadline == deadline:
            continue
        changes.append(Change(_record(one), "deadline moved", {"deadline": str(one.deadline)}, {"deadline": str(deadline)}))
        one.deadline_was, one.deadline, one.deadline_reason = one.deadline, deadline, reason.strip()
        one.save(update_fields=["deadline", "deadline_was", "deadline_reason"])
        moved.append(one)
    if changes:
        note_many(changes=changes, by=by.name, reason=reason.strip())
    tell_asked(requests=moved, what="moved", reason=reason.strip(), now=datetime.now(UTC))
    return len(changes)


@transaction.atomic
def withdraw_request(*, request: Request, reason: str, by: Actor) -> None:
    """What was asked by mistake is asked no more. Refused without a reason, and once the state has begun to answer."""
    require(by, "change", Thing("request", state=request.state.code, area=request.area.code))
    if not reason.strip():
        raise Refused("Укажите, почему запрос отзывается.", "Say why the request is withdrawn.", "请说明撤回征集的理由。")
    held = next(iter(requests_locked([request.pk])), None)
    if held is None:
        return
    if held.versions.exists():
        raise Refused(
            "На этот запрос государство уже отвечает: отозвать его нельзя. Можно перенести срок.",
            "The state is answering this request already: it cannot be withdrawn. The deadline can be moved.",
            "该国已在答复此项征集，不能撤回；可变更截止日期。",
        )
    record, told = _record(held), _as_told(held)
    tell_asked(requests=[held], what="withdrawn", reason=reason.strip(), now=datetime.now(UTC))
    held.delete()
    note(record=record, verb="request withdrawn", by=by.name, before=told, reason=reason.strip())


def requests_locked(keys: Collection[int]) -> list[Request]:
    """In one order, so that two who lock several never wait for each other."""
    rows = Request.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("period", "state", "area")
    return list(rows.order_by("pk"))
