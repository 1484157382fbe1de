"""The completeness of the states' material: areas × states × periods; what is lacking; the letters that remind."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.portal.board.choice import ALL, Shown, choice_of, chosen_period, shown_of
from svod.portal.board.grid import NOT_ASKED, SIGNS
from svod.portal.board.todo import Names, gap_said, task_said
from svod.portal.ui.actor import actor_in, signed_in, today
from svod.portal.ui.values import joined
from svod.portal.ui.words import named, spoken
from svod.register.areas.models import Area
from svod.register.gaps.queries import KINDS, gaps_of
from svod.register.gaps.tasks import areas_of, tasks_of_secretariat
from svod.register.questions.letters import remind_of_questions
from svod.register.questions.queries import waiting_by_cell
from svod.register.rights import Actor, Thing, may, require
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.queries import OVERDUE, STATUSES, Board, Tally, requests_overdue, tally_of
from svod.register.submissions.reminders import remind

TASKS_ON_BOARD = 6
MOST_TASKS = 200


@never_cache
@signed_in
def board(request: HttpRequest) -> HttpResponse:
    actor, choice = actor_in(request), choice_of(request)
    require(actor, "read", Thing("board"))
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        try:
            _remind(actor, choice.period)
            return HttpResponseRedirect(request.get_full_path())
        except Refused as refusal:
            context, status = {"refusal": refusal.words.in_(spoken())}, 400
    shown = shown_of(choice)
    counts = shown.counts
    context |= {
        "page": "board",
        "choice": choice,
        "periods": choice.known[::-1],
        "all": ALL,
        "grid": shown.grid(waiting_by_cell(choice.period) if choice.period else {}),
        "tally": shown.tally,
        "counts": [(one, SIGNS[one], counts[one]) for one in STATUSES if counts[one]],
        "signs": [(one, sign, named(one, "reported")) for one, sign in SIGNS.items() if one != NOT_ASKED],
        "rests": _rests(shown.board) if shown.board else [],
        "trend": _trend(shown),
        "states": shown.states,
        "areas": shown.areas,
        "statuses": STATUSES,
        "may_open": may(actor, "open", Thing("period")),
        "may_remind": may(actor, "send", Thing("notice")) and choice.period,
        "reads_letters": may(actor, "read", Thing("notice")),
        **_tasks(actor, shown),
    }
    return render(request, "board/page.html", context, status=status)


def _rests(shown: Board) -> list[tuple[date, str]]:
    """The deadlines that are days off, and in which of the states that are asked."""
    asked = {(cell.request.deadline, cell.request.state) for cell in shown.cells.values()}
    states: dict[date, list[State]] = {}
    for deadline, state in sorted(asked, key=lambda one: (one[0], one[1].signing_order or 0)):
        if not state.calendar.is_working_day(deadline):
            states.setdefault(deadline, []).append(state)
    said = {deadline: joined(one.short_name.in_(spoken()) for one in resting) for deadline, resting in states.items()}
    return list(said.items())


def _remind(actor: Actor, period: Period | None) -> None:
    now = datetime.now(UTC)
    remind(period=period or chosen_period(""), now=now, by=actor)
    remind_of_questions(now=now, by=actor)


def _trend(shown: Shown) -> list[tuple[Period, Tally, list[int]]]:
    """The periods shown, the newest first: how much is done, how many have each status. Only where there are two to compare."""
    told = [
        (one, Counter(brief.status for brief in shown.years[one.code].values()))
        for one in shown.choice.shown[::-1]
        if shown.years[one.code]
    ]
    if len(told) < 2:  # two are compared
        return []
    return [(one, tally_of(counts.elements()), [counts[status] for status in STATUSES]) for one, counts in told]


def _tasks(actor: Actor, shown: Shown) -> dict[str, Any]:
    """The first things to do; the page of what is lacking has them all."""
    period, board = shown.choice.period, shown.board
    if period is None or board is None:
        return {"tasks": [], "more_tasks": 0}
    areas = {shown.choice.area} if shown.choice.area else areas_of(actor)
    gaps, state = gaps_of(period, on=today(), areas=areas), shown.choice.state
    if state:
        gaps = {kind: [one for one in found if one.chair == state] for kind, found in gaps.items()}
    overdue = [cell.request for cell in board.cells.values() if cell.status == OVERDUE]
    found = tasks_of_secretariat(actor, overdue, gaps)
    first = found[:TASKS_ON_BOARD]
    names = Names(today(), [one.gap for one in first if one.gap])
    return {"tasks": [task_said(one, names) for one in first], "more_tasks": len(found) - len(first)}


@never_cache
@signed_in
def gaps(request: HttpRequest) -> HttpResponse:
    """What to do next in one order, and what is lacking, kind by kind: an officer's own areas unless another is chosen."""
    actor, choice = actor_in(request), choice_of(request)
    require(actor, "read", Thing("board"))
    period = choice.period or chosen_period("")
    own = areas_of(actor)
    areas = {choice.area} if choice.area else own
    found = gaps_of(period, on=today(), areas=areas)
    tasks = tasks_of_secretariat(actor, requests_overdue(period, on=today()), found)
    names = Names(today(), [one for every in found.values() for one in every])
    context = {
        "page": "board",
        "choice": choice,
        "reported": period,
        "periods": choice.known[::-1],
        "areas": Area.objects.all(),
        "own": names.numbers(own),
        "tasks": [task_said(one, names) for one in tasks[:MOST_TASKS]],
        "more_tasks": max(0, len(tasks) - MOST_TASKS),
        "kinds": [(kind, [gap_said(one, names) for one in found[kind]]) for kind in KINDS],
    }
    return render(request, "board/gaps.html", context)
