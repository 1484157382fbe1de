"""What the reader has chosen to see: a period or all of them, a state, an area, a status; and the boards that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from svod.portal.board.grid import YEARS_SHOWN, Grid, Painter, grid_of
from svod.portal.ui.actor import today
from svod.register.areas.models import Area
from svod.register.sources.models import Period
from svod.register.sources.queries import collected_period, period_coded, periods
from svod.register.states.models import State
from svod.register.submissions.queries import Board, Brief, Statuses, Tally, board_of, statuses_of, tally_of

ALL = "all"


@dataclass(frozen=True)
class Choice:
    """`period` is None for all of them; `known` are the periods, the oldest first."""

    known: list[Period]
    period: Period | None
    state: str
    area: str
    status: str

    @property
    def code(self) -> str:
        return self.period.code if self.period else ALL

    @property
    def filters(self) -> dict[str, str]:
        told = {"period": self.code, "state": self.state, "area": self.area, "status": self.status}
        return {name: value for name, value in told.items() if value}

    @property
    def shown(self) -> list[Period]:
        """The chosen period and the four before it; else all."""
        if self.period is None:
            return self.known
        return [one for one in self.known if one.first <= self.period.first][-YEARS_SHOWN:]

    def is_met(self, pair: tuple[str, str]) -> bool:
        state, area = pair
        return (not self.state or state == self.state) and (not self.area or area == self.area)


@dataclass(frozen=True)
class Shown:
    """`board`: of the chosen period, narrowed to state and area; None for all. `years`: every period shown, narrowed alike.

    `states` and `areas`: all that any of the periods asks, whatever the choice."""

    choice: Choice
    board: Board | None
    years: dict[str, Statuses]
    states: list[State]
    areas: list[Area]

    @property
    def counts(self) -> Counter[str]:
        """Of the chosen period, else of all: how many cells have each status."""
        if self.board is not None:
            return self.board.counts
        return Counter(one.status for told in self.years.values() for one in told.values())

    @property
    def tally(self) -> Tally:
        return tally_of(self.counts.elements())

    def grid(self, asked: Mapping[tuple[str, str], int]) -> Grid:
        """What the filters leave; `asked`: how many questions wait in a cell."""
        choice, board = self.choice, self.board
        if board is not None and choice.status:
            board = board.narrowed(status=choice.status)
        pairs = set(board.cells) if board is not None else {pair for told in self.years.values() for pair in told}
        states, areas = {state for state, _ in pairs}, {area for _, area in pairs}
        periods = [one for one in choice.shown if self.years[one.code]][-YEARS_SHOWN:]
        painter = Painter(periods, self.years, asked)
        return grid_of(
            painter,
            [one for one in self.states if one.code in states],
            [one for one in self.areas if one.code in areas],
            board,
            self.years,
        )


def shown_of(choice: Choice) -> Shown:
    """Six queries, however many the periods are."""
    on, chosen = today(), choice.period
    whole = statuses_of([one for one in choice.shown if one != chosen], on=on)
    board = board_of(chosen, on=on) if chosen else None
    if chosen and board:
        whole[chosen.code] = {pair: Brief(cell.status, cell.request.pk) for pair, cell in board.cells.items()}
    asked = {pair for told in whole.values() for pair in told}
    states, areas = {state for state, _ in asked}, {area for _, area in asked}
    years = {code: {pair: one for pair, one in told.items() if choice.is_met(pair)} for code, told in whole.items()}
    if board is not None:
        board = board.narrowed(states=[choice.state] if choice.state else [], areas=[choice.area] if choice.area else [])
    return Shown(
        choice,
        board,
        years,
        list(State.objects.filter(code__in=states).order_by("code")),
        list(Area.objects.filter(code__in=areas)),
    )


def chosen_period(code: str) -> Period:
    """The one named, else the one that is collected. Not there: 404."""
    found = period_coded(code) if code else collected_period()
    if found is None:
        raise Http404
    return found


def choice_of(request: HttpRequest) -> Choice:
    told = {name: request.GET.get(name, "").strip() for name in ("period", "state", "area", "status")}
    period = None if told["period"] == ALL else chosen_period(told["period"])
    return Choice(list(periods())[::-1], period, told["state"], told["area"], told["status"])
