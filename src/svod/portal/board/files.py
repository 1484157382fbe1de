"""The board and what is lacking as a workbook and as CSV, with names and codes, in the reader's language."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from svod.compose.render.workbook import MIME, Sheet, workbook
from svod.portal.board.choice import Choice, choice_of, chosen_period, shown_of
from svod.portal.board.todo import Names, gap_said
from svod.portal.ui.actor import actor_in, signed_in, today
from svod.portal.ui.values import joined
from svod.portal.ui.words import named, say, spoken
from svod.register.gaps.queries import KINDS, gaps_of
from svod.register.gaps.tasks import areas_of
from svod.register.rights import Actor, Thing, require
from svod.register.submissions.queries import board_of

Row = list[str | int]
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program may take for a formula when it opens a CSV (OWASP, CSV injection)."""


def _neutral(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def request_rows(choice: Choice) -> Iterable[Row]:
    """A heading, then a line for each period, area and state that was asked and that the choice leaves."""
    area, state, status, code = say("events.area"), say("events.state"), say("events.status"), say("board.code")
    yield [
        say("board.period"), f"{area}, №", f"{area}, {code}", area, f"{state}, {code}", state, f"{status}, {code}", status,
        say("board.version"), say("submissions.deadline"), say("board.move_why"), say("board.flags"),
    ]  # fmt: skip
    periods = [choice.period] if choice.period else choice.known
    for period in periods:
        board = board_of(period, on=today()).narrowed(
            states=[choice.state] if choice.state else [], areas=[choice.area] if choice.area else [], status=choice.status
        )
        for cell in sorted(board.cells.values(), key=lambda one: (one.request.area.number, one.request.state.code)):
            asked = cell.request
            flags = joined(named(flag, "flag") for flag in cell.flags)
            yield [
                period.code, asked.area.number, asked.area.code, asked.area.title.in_(spoken()), asked.state.code,
                asked.state.name.in_(spoken()), cell.status, named(cell.status, "reported"),
                cell.current.number if cell.current else "", asked.deadline.isoformat(), asked.deadline_reason, flags,
            ]  # fmt: skip


def sheet_rows(choice: Choice) -> Iterable[Row]:
    """Areas × states: the status of the chosen period, or how much is done of all; with totals."""
    grid = shown_of(choice).grid({})
    yield ["№", say("events.area"), *(name for name, _ in grid.of_states), say("board.done_head")]
    for line in grid.lines:
        told = [one.said for one in line.squares]
        yield [line.area.number, line.area.title.in_(spoken()), *told, _share(line.tally.done, line.tally.asked)]
    of_states = [_share(tally.done, tally.asked) for _, tally in grid.of_states]
    yield ["", say("board.done_head"), *of_states, _share(grid.tally.done, grid.tally.asked)]


def _share(done: int, asked: int) -> str:
    return say("board.short", done=done, asked=asked) if asked else ""


def gap_rows(choice: Choice, actor: Actor) -> Iterable[Row]:
    """A heading, then a line for each thing that is lacking."""
    yield [
        say("gaps.what"), f"{say('gaps.record')}, {say('board.code')}", say("gaps.record"), say("events.areas"),
        say("gaps.whose"), say("gaps.since"), say("gaps.do"),
    ]  # fmt: skip
    areas = {choice.area} if choice.area else areas_of(actor)
    found = gaps_of(choice.period or chosen_period(""), on=today(), areas=areas)
    names = Names(today(), [one for every in found.values() for one in every])
    for kind in KINDS:
        for gap in found[kind]:
            one = gap_said(gap, names)
            day = one.day.isoformat() if one.day else ""
            yield [named(kind, "gap"), one.code, one.name, one.areas, one.whose, day, named(kind, "gap_do")]


@never_cache
@signed_in
def board_csv(request: HttpRequest) -> HttpResponse:
    """A line for each period, area and state."""
    require(actor_in(request), "read", Thing("board"))
    choice = choice_of(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    answer["Content-Disposition"] = f'attachment; filename="board-{choice.code}.csv"'
    writer = csv.writer(answer)
    for row in request_rows(choice):
        writer.writerow([_neutral(value) for value in row])
    return answer


@never_cache
@signed_in
def board_xlsx(request: HttpRequest) -> HttpResponse:
    """Three sheets: areas × states, a line for each request, what is lacking."""
    actor = actor_in(request)
    require(actor, "read", Thing("board"))
    choice = choice_of(request)
    sheets = [
        Sheet(say("board.sheet"), sheet_rows(choice), (5, 40)),
        Sheet(say("board.lines"), request_rows(choice), (14, 8, 18, 44, 8, 34, 14, 18, 10, 14, 30, 24)),
        Sheet(say("gaps.title"), gap_rows(choice, actor), (34, 26, 60, 12, 34, 14, 44)),
    ]
    answer = HttpResponse(workbook(sheets), content_type=MIME)
    answer["Content-Disposition"] = f'attachment; filename="board-{choice.code}.xlsx"'
    return answer
