"""What a state's people see of the board: their own row, its counts, what they have to do next."""

from __future__ import annotations

from typing import Any

from svod.portal.board.todo import Names, task_said
from svod.portal.ui.actor import today
from svod.register.gaps.tasks import tasks_of_state
from svod.register.rights import Actor
from svod.register.submissions.queries import STATUSES, Board


def own_board(actor: Actor, board: Board) -> dict[str, Any]:
    """`board`: what the actor may read. Nothing for those who answer for no state: the Secretariat has the whole board."""
    if not actor.states:
        return {}
    names = Names(today())
    return {
        "own": board.tally(),
        "own_counts": [(one, board.counts[one]) for one in STATUSES if board.counts[one]],
        "tasks": [task_said(one, names) for one in tasks_of_state(actor, board, on=today())],
    }
