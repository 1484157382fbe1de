"""What somebody has to do next, in one order: what is overdue first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from svod.register.gaps.queries import KINDS, UNDECIDED, Gap
from svod.register.rights import Actor, Role, Thing, may
from svod.register.submissions.models import Request
from svod.register.submissions.queries import (
    DONE,
    OVERDUE,
    WAITING,
    Board,
    Cell,
    answers_for,
)
from svod.register.submissions.stages import RETURNED, SUBMITTED

CHASE, ANSWER, MEND, REPORT, TAKE_UP, DECIDE = "chase", "answer", "mend", "report", "take_up", "decide"
"""The Secretariat's: press a state whose day is past. A state's: answer what is overdue, mend what was returned, report."""
_URGENCY = {ANSWER: 0, CHASE: 0, MEND: 1, TAKE_UP: 2, DECIDE: 2, **{kind: 3 + n for n, kind in enumerate(KINDS)}, REPORT: 9}


@dataclass(frozen=True)
class Task:
    """`kind` says what to do; about one request, one gap, or (`chase`) several requests of one state. `by`: the day."""

    kind: str
    by: date | None
    requests: tuple[Request, ...] = ()
    gap: Gap | None = None
    is_overdue: bool = False


def tasks_of_state(actor: Actor, board: Board, *, on: date) -> list[Task]:
    """A state's own people: their own requests and no others."""
    return _in_order(
        _own(cell, on) for cell in board.cells.values() if answers_for(actor, cell.request) and cell.status not in DONE
    )


def _own(cell: Cell, on: date) -> Task | None:
    asked = cell.request
    kind = {OVERDUE: ANSWER, RETURNED: MEND, WAITING: REPORT}.get(cell.status)
    return Task(kind, asked.deadline, (asked,), is_overdue=on > asked.deadline) if kind else None


def tasks_of_secretariat(actor: Actor, overdue: Iterable[Request], gaps: Mapping[str, list[Gap]]) -> list[Task]:
    """The editor's: all; an officer's: of their areas. Silent states one line each (`overdue`: what they owe), then what is
    lacking (`gaps`: by kind)."""
    tasks: list[Task | None] = []
    silent: dict[str, list[Request]] = {}
    areas = areas_of(actor)
    for asked in overdue:
        if not areas or asked.area.code in areas:
            silent.setdefault(asked.state.code, []).append(asked)
    if may(actor, "read", Thing("board")):
        tasks += [Task(CHASE, min(one.deadline for one in told), tuple(told), is_overdue=True) for told in silent.values()]
        tasks += [_of_gap(one) for kind in KINDS for one in gaps[kind]]
    return _in_order(tasks)


def areas_of(actor: Actor) -> frozenset[str]:
    """The areas whose officer somebody is; none is all of them."""
    whole = any(one.role is Role.EDITOR or (one.role is Role.OFFICER and not one.areas) for one in actor.grants)
    return frozenset() if whole else frozenset().union(*(one.areas for one in actor.grants if one.role is Role.OFFICER))


def _of_gap(gap: Gap) -> Task:
    kind = (TAKE_UP if gap.stage == SUBMITTED else DECIDE) if gap.kind == UNDECIDED else gap.kind
    return Task(kind, gap.since, gap=gap)


def _in_order(tasks: Iterable[Task | None]) -> list[Task]:
    return sorted((one for one in tasks if one), key=lambda one: (not one.is_overdue, _URGENCY[one.kind], one.by or date.max))
