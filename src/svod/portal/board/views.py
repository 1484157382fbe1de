"""The completeness of a period's material: areas × states; opening the period; the letters that remind."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.portal.ui.actor import actor_in, signed_in, today
from svod.portal.ui.values import joined
from svod.portal.ui.words import named, spoken
from svod.register.areas.models import Area
from svod.register.questions.letters import remind_of_questions
from svod.register.questions.queries import waiting_by_cell
from svod.register.rights import Actor, Thing, may, require
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period
from svod.register.states.models import State
from svod.register.states.queries import members_on
from svod.register.submissions.changes import open_period
from svod.register.submissions.queries import STATUSES, Board, board_of
from svod.register.submissions.reminders import remind


def _period() -> Period:
    found = latest_period()
    if found is None:
        raise Http404
    return found


@never_cache
@signed_in
def board(request: HttpRequest) -> HttpResponse:
    actor, period = actor_in(request), _period()
    require(actor, "read", Thing("board"))
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        try:
            _acted(request, actor, period)
            return HttpResponseRedirect(reverse("board"))
        except Refused as refusal:
            context, status = {"refusal": refusal.words.in_(spoken())}, 400
    shown = board_of(period, on=today())
    context |= {
        "page": "board",
        "board": shown,
        "lines": [(area, [shown.cells.get((state.code, area.code)) for state in shown.states]) for area in shown.areas],
        "asked": {f"{state}/{area}": n for (state, area), n in waiting_by_cell(period).items()},
        "counts": [(status_, shown.counts[status_]) for status_ in STATUSES if shown.counts[status_]],
        "rests": _rests(shown),
        "percent": round(100 * shown.share_done),
        "may_open": may(actor, "open", Thing("period")),
        "may_remind": may(actor, "send", Thing("notice")),
        "reported": period,
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


def _acted(request: HttpRequest, actor: Actor, period: Period) -> None:
    asked = request.POST
    if asked.get("do") == "open":
        try:
            deadline = date.fromisoformat(asked.get("deadline", ""))
        except ValueError as fault:
            raise Refused("Укажите срок подачи.", "Give the deadline.", "请填写截止日期。") from fault
        said = asked.get("guidance", "").strip()
        open_period(
            period=period,
            states=members_on(period.last),
            areas=Area.objects.all(),
            deadline=deadline,
            guidance=Trilingual(said, said, said) if said else None,
            by=actor,
        )
    elif asked.get("do") == "remind":
        now = datetime.now(UTC)
        remind(period=period, now=now, by=actor)
        remind_of_questions(now=now, by=actor)


@signed_in
def board_file(request: HttpRequest) -> HttpResponse:
    """The board as CSV: a line for each state and area."""
    period = _period()
    require(actor_in(request), "read", Thing("board"))
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    answer["Content-Disposition"] = f'attachment; filename="board-{period.code}.csv"'
    write = csv.writer(answer).writerow
    write(["area", "state", "status", "version", "deadline"])
    for (state, area), cell in sorted(board_of(period, on=today()).cells.items(), key=lambda item: item[0][::-1]):
        number = cell.current.number if cell.current else ""
        write([area, state, named(cell.status, "reported"), number, cell.request.deadline.isoformat()])
    return answer
