"""How complete the states' material is: for the Secretariat's own programs. A state reads its requests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema

from svod.api.callers import reader
from svod.api.problems import Problem
from svod.register.gaps.queries import KINDS, gaps_of
from svod.register.sources.queries import collected_period, period_coded
from svod.register.submissions.queries import Cell, board_of

router = Router(tags=["board"])


class CellOut(Schema):
    state: str
    area: str
    status: str = Field(description="reported, nothing, processing, submitted, returned, overdue, waiting")
    deadline: date
    version: int | None = Field(description="The number of the version that stands.")
    flags: list[str] = Field(description="provisional, incomplete, blanks (checked and confirmed), blanks_left")


class GapOut(Schema):
    kind: str = Field(description="undecided, past_planned, no_protocol, no_outcome, no_text")
    code: str = Field(description="Of the event or document; for undecided the number of the request.")
    areas: list[str]
    since: date | None
    chair: str = Field(description="ISO code of the state that chaired; empty where it does not matter.")


class BoardOut(Schema):
    period: str
    asked: int
    done: int = Field(description="Accepted, or nothing to report confirmed.")
    cells: list[CellOut]
    gaps: list[GapOut]


@router.get("/board", response=BoardOut, summary="Completeness of a period: each state and area, and what the register lacks")
def board(request: HttpRequest, period: str = "") -> BoardOut:
    reader(request, "board")
    chosen = period_coded(period) if period else collected_period()
    if chosen is None:
        raise Problem.not_found()
    on = datetime.now(UTC).date()
    found, lacking = board_of(chosen, on=on), gaps_of(chosen, on=on)
    tally = found.tally()
    cells = sorted(found.cells.items(), key=lambda item: (item[1].request.area.number, item[0][0]))
    return BoardOut(
        period=chosen.code,
        asked=tally.asked,
        done=tally.done,
        cells=[_cell(state, area, cell) for (state, area), cell in cells],
        gaps=[
            GapOut(kind=one.kind, code=one.code, areas=list(one.areas), since=one.since, chair=one.chair)
            for kind in KINDS
            for one in lacking[kind]
        ],
    )


def _cell(state: str, area: str, cell: Cell) -> CellOut:
    number = cell.current.number if cell.current else None
    deadline = cell.request.deadline
    return CellOut(state=state, area=area, status=cell.status, deadline=deadline, version=number, flags=list(cell.flags))
