"""Reminding of what is awaited: by the working days of each state, once at each step, one letter a person and state."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from svod.register.journal.changes import note
from svod.register.notices.models import URGENT, USUAL, Notice
from svod.register.notices.queries import keys_written
from svod.register.notices.steps import day_in, step_reached
from svod.register.people.models import Account
from svod.register.people.queries import actors_on
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Period
from svod.register.states.calendar import Calendar
from svod.register.states.models import State
from svod.register.submissions.letters import write_of_requests
from svod.register.submissions.models import Request
from svod.register.submissions.queries import OVERDUE, WAITING, answers_for, board_of
from svod.register.submissions.stages import RETURNED


@transaction.atomic
def remind(*, period: Period, now: datetime, by: Actor) -> list[Notice]:
    """The letters that are due by now to those who answer for what is still awaited. Again: none that was made before."""
    require(by, "send", Thing("notice"))
    open_ones = [cell for cell in board_of(period, on=now.date()).cells.values() if cell.status in {WAITING, OVERDUE, RETURNED}]
    returned = {cell.request.pk for cell in open_ones if cell.status == RETURNED}
    due = _by_step([cell.request for cell in open_ones], now)
    if not due:
        return []
    wanted: dict[str, tuple[Account, list[Request], int]] = {}
    for account, actor in actors_on(now.date()):
        for (state, deadline, step), requests in due.items():
            own = [asked for asked in requests if answers_for(actor, asked)]
            if own:
                wanted[f"{period.code}/{state}/{account.pk}/{deadline}/{step}"] = (account, own, step)
    made = []
    known = keys_written(wanted)
    for key in (one for one in wanted if one not in known):
        account, own, step = wanted[key]
        what = "before" if step > 0 else "today" if step == 0 else "after"
        urgency = USUAL if step > 0 else URGENT
        notice = write_of_requests(account=account, asked=own, what=what, key=key, returned=returned, urgency=urgency, now=now)
        made += [notice] if notice else []
    if made:
        note(record=f"period:{period.code}", verb="reminded", by=by.name, after={"letters": len(made), "at": now.isoformat()})
    return made


def _by_step(requests: list[Request], now: datetime) -> dict[tuple[str, date, int], list[Request]]:
    """State, deadline and step reached → the requests. A state's days are counted once."""
    states: dict[int, tuple[State, Calendar]] = {}
    steps: dict[tuple[int, date], int | None] = {}
    due: dict[tuple[str, date, int], list[Request]] = {}
    for asked in requests:
        state, calendar = states.setdefault(asked.state_id, (asked.state, asked.state.calendar))
        known = (asked.state_id, asked.deadline)
        if known not in steps:
            steps[known] = step_reached(calendar, day_in(state, now), asked.deadline)
        step = steps[known]
        if step is not None:
            due.setdefault((state.code, asked.deadline, step), []).append(asked)
    return due
