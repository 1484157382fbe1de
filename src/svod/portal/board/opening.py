"""The editor's page of a period: make it, see what asking will do, ask; move a deadline; withdraw a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.portal.board.choice import chosen_period
from svod.portal.ui.actor import actor_in, day_given, signed_in, today
from svod.portal.ui.words import spoken
from svod.register.areas.models import Area
from svod.register.rights import Actor, Forbidden, Thing, require
from svod.register.sources.changes import make_period
from svod.register.sources.models import Period
from svod.register.sources.queries import next_period, periods
from svod.register.states.models import State
from svod.register.states.queries import members_on
from svod.register.submissions.asking import Pair, Plan, parts_taken, plan_of_opening, suggested
from svod.register.submissions.queries import Board, Cell, board_of
from svod.register.submissions.requests import move_deadline, open_period, withdraw_request


@dataclass
class Form:
    """What stands in the form of asking."""

    ticked: set[Pair]
    deadline: str = ""
    guidance: Trilingual = field(default_factory=Trilingual)
    again: bool = False


@dataclass(frozen=True)
class Opened:
    """A period, what is asked for it already, whom and what it can be asked."""

    period: Period
    board: Board
    states: list[State]
    areas: list[Area]

    @property
    def every(self) -> set[Pair]:
        return {(state.code, area.code) for state in self.states for area in self.areas}

    @property
    def suggested(self) -> set[Pair]:
        return suggested(period=self.period, states=self.states, areas=self.areas)


@never_cache
@signed_in
def opening(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    require(actor, "open", Thing("period"))
    context: dict[str, Any] = {"typed": request.POST}
    status = 200
    try:
        if request.method == "POST" and request.POST.get("do") == "make":
            return _to(_made(request, actor))
    except Forbidden:
        raise
    except Refused as refusal:
        context, status = context | {"refusal": refusal.words.in_(spoken()), "refused": "make"}, 400
    opened = _opened(chosen_period(request.GET.get("period", "")))
    form = _typed(request) if "ticked" in request.POST else Form(opened.suggested)
    if request.method == "POST" and status == 200:  # nothing was refused yet
        try:
            done = _acted(request, actor, opened, form)
            if isinstance(done, HttpResponse):
                return done
            context |= done
        except Forbidden:
            raise
        except Refused as refusal:
            context, status = context | {"refusal": refusal.words.in_(spoken())}, 400
    context |= _page(opened, form, request.GET)
    return render(request, "board/opening.html", context, status=status)


def _to(period: Period) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('opening')}?{urlencode({'period': period.code})}")


def _opened(period: Period) -> Opened:
    """The members on the last day of the period, and the states that are asked already."""
    board, members = board_of(period, on=today()), members_on(period.last)
    return Opened(period, board, members + [one for one in board.states if one not in members], list(Area.objects.all()))


def _typed(request: HttpRequest) -> Form:
    asked = request.POST
    ticked = {(state, area) for state, _, area in (one.partition("/") for one in asked.getlist("pair"))}
    told = Trilingual(*(asked.get(f"guidance_{language}", "").strip() for language in LANGUAGES))
    return Form(ticked, asked.get("deadline", ""), told, "again" in asked)


def _made(request: HttpRequest, actor: Actor) -> Period:
    asked = request.POST
    return make_period(
        code=asked.get("code", "").strip(),
        first=day_given(asked.get("first", "")),
        last=day_given(asked.get("last", "")),
        by=actor,
    )


def _acted(request: HttpRequest, actor: Actor, opened: Opened, form: Form) -> HttpResponse | dict[str, Any]:
    """One act. Gives where to go, or what the page must show at once."""
    act, _, what = request.POST.get("do", "").partition(" ")
    period, board = opened.period, opened.board
    if act == "tick":
        form.ticked = _ticked(what, form.ticked, opened)
        return {}
    if act == "move":
        _moved(request, actor, board)
        return _to(period)
    if act == "withdraw":
        one = board.cells.get(_pair(request.POST.get("which", "")))
        if one is None:
            raise Refused("Выберите запрос.", "Choose a request.", "请选择一项征集。")
        withdraw_request(request=one.request, reason=request.POST.get("reason", ""), by=actor)
        return _to(period)
    deadline = _deadline(form.deadline)
    fresh = (form.ticked & opened.every) - set(board.cells)
    open_ones = {pair for pair, cell in board.cells.items() if form.again and not cell.is_done and cell.current is None}
    only = sorted(fresh | open_ones)
    guidance = form.guidance if form.guidance else None
    plan = plan_of_opening(period=period, only=only, deadline=deadline, guidance=guidance)
    if act == "open" and request.POST.get("seen") == plan.mark:
        open_period(
            period=period,
            states=opened.states,
            areas=opened.areas,
            only=set(only),
            deadline=deadline,
            guidance=guidance,
            by=actor,
        )
        return HttpResponseRedirect(f"{reverse('board')}?{urlencode({'period': period.code})}")
    return {"plan": plan, "of_states": _by_state(plan, opened.states), "is_past": deadline < today(), "differs": act == "open"}


def _deadline(said: str) -> date:
    if not said:
        raise Refused("Укажите срок подачи.", "Give the deadline.", "请填写截止日期。")
    return day_given(said)


def _by_state(plan: Plan, states: list[State]) -> list[tuple[State, int]]:
    counts = {one.code: sum(state == one.code for state, _ in plan.new) for one in states}
    return [(one, counts[one.code]) for one in states if counts[one.code]]


def _ticked(what: str, before: set[Pair], opened: Opened) -> set[Pair]:
    """`all`, `none`, `suggested`, `seen`; `state KZ` and `area trade` turn a whole line over."""
    every = opened.every
    kind, _, code = what.partition(" ")
    if kind in {"state", "area"}:
        line = {pair for pair in every if code in pair}
        return before - line if line <= before else before | line
    if kind == "suggested":
        return opened.suggested
    if kind == "seen":
        return every & set(parts_taken())
    return every if kind == "all" else set()


def _pair(said: str) -> Pair:
    state, _, area = said.partition("/")
    return state, area


def _moved(request: HttpRequest, actor: Actor, board: Board) -> None:
    """A state, an area, or both; nothing chosen moves nothing."""
    state, area = request.POST.get("state", ""), request.POST.get("area", "")
    if not state and not area:
        raise Refused("Выберите государство или сферу.", "Choose a state or an area.", "请选择国家或领域。")
    which = board.narrowed(states=[state] if state else [], areas=[area] if area else [])
    if not which.cells:
        raise Refused("Таких запросов нет.", "There are no such requests.", "没有此类征集。")
    deadline = _deadline(request.POST.get("deadline_moved", ""))
    move_deadline(
        requests=[cell.request for cell in which.cells.values() if not cell.is_done],
        deadline=deadline,
        reason=request.POST.get("reason", ""),
        by=actor,
    )


def _page(opened: Opened, form: Form, asked: QueryDict) -> dict[str, Any]:
    seen, board = parts_taken(), opened.board

    def cell(state: State, area: Area) -> tuple[State, Cell | None, bool, int]:
        pair = state.code, area.code
        return state, board.cells.get(pair), pair in form.ticked, seen[pair]

    return {
        "page": "board",
        "period_opened": opened.period,
        "periods": periods(),
        "following": next_period(),
        "states": opened.states,
        "areas": opened.areas,
        "lines": [(area, [cell(state, area) for state in opened.states]) for area in opened.areas],
        "form": form,
        "guidance": [(language, getattr(form.guidance, language)) for language in LANGUAGES],
        "asked_states": board.states,
        "asked_areas": board.areas,
        "chosen_state": asked.get("state", ""),
        "chosen_area": asked.get("area", ""),
        "withdrawable": [cell.request for cell in board.cells.values() if cell.current is None],
    }
