"""What the states have sent, who is still silent: the board of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from svod.register.areas.models import Area
from svod.register.rights import OF_A_STATE, Actor, Thing, may
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.stages import ACCEPTED, DRAFT, PROCESSING, RECALLED, RETURNED, STANDING, SUBMITTED

REPORTED, NOTHING, WAITING, OVERDUE = "reported", "nothing", "waiting", "overdue"
STATUSES = (REPORTED, NOTHING, PROCESSING, SUBMITTED, RETURNED, OVERDUE, WAITING)
"""In the order of how little is left to do."""


def thing(submission: Submission) -> Thing:
    """As the table of rights sees it."""
    asked = submission.request
    return Thing("submission", submission.stage, asked.state.code, asked.area.code, submission.made_by)


def of_request(asked: Request, stage: str = DRAFT) -> Thing:
    """A submission that this request would have at a stage."""
    return Thing("submission", stage, asked.state.code, asked.area.code)


@dataclass(frozen=True)
class Cell:
    """One state and area: `waiting` before the deadline, `overdue` after it, when nothing stands."""

    request: Request
    status: str
    current: Submission | None


@dataclass(frozen=True)
class Board:
    states: list[State]
    areas: list[Area]
    cells: dict[tuple[str, str], Cell]  # by codes of state and area

    @property
    def counts(self) -> Counter[str]:
        return Counter(cell.status for cell in self.cells.values())

    @property
    def share_done(self) -> float:
        """Of what was asked: reported, or nothing to report confirmed."""
        done = self.counts[REPORTED] + self.counts[NOTHING]
        return done / len(self.cells) if self.cells else 0.0


def current_of(versions: Iterable[Submission]) -> Submission | None:
    """The last version that stands; a recalled or returned one does not, and the one before it is current again."""
    return max((one for one in versions if one.stage in STANDING), key=lambda one: one.number, default=None)


def is_superseded(version: Submission, versions: Iterable[Submission]) -> bool:
    current = current_of(versions)
    return version.stage in STANDING and current is not None and version.number < current.number


def recalled_after(versions: Iterable[Submission]) -> Submission | None:
    """The version whose recall made the one before it current again, or left none; None where nothing was recalled last."""
    sent = [one for one in versions if one.stage != DRAFT]
    last = max(sent, key=lambda one: one.number, default=None)
    return last if last is not None and last.stage == RECALLED else None


def accepted_before(request: Request) -> Submission | None:
    """What the Secretariat accepted from this state in this area for the period before, to be seen beside."""
    before = Submission.objects.filter(request__state=request.state, request__area=request.area, stage=ACCEPTED)
    return before.filter(request__period__last__lt=request.period.first).order_by("-request__period__last", "-number").first()


def status_of(request: Request, versions: list[Submission], on: date) -> str:
    current = current_of(versions)
    if current is not None:
        if current.is_nothing and current.stage in {SUBMITTED, PROCESSING, ACCEPTED}:
            return NOTHING
        return REPORTED if current.stage == ACCEPTED else current.stage
    sent = [one for one in versions if one.stage != DRAFT]
    if sent and sent[-1].stage == RETURNED:
        return RETURNED
    return OVERDUE if on > request.deadline else WAITING


def board_of(period: Period, *, on: date) -> Board:
    """Three queries whatever the size."""
    requests = list(Request.objects.filter(period=period).select_related("state", "area", "period"))
    versions: dict[int, list[Submission]] = {}
    for one in Submission.objects.filter(request__period=period).defer("text", "rows").order_by("number"):
        versions.setdefault(one.request_id, []).append(one)
    cells = {}
    for asked in requests:
        told = versions.get(asked.pk, [])
        cells[asked.state.code, asked.area.code] = Cell(asked, status_of(asked, told, on), current_of(told))
    states = sorted({asked.state for asked in requests}, key=lambda state: state.code)
    areas = sorted({asked.area for asked in requests}, key=lambda area: area.number)
    return Board(states, areas, cells)


def requests_visible(actor: Actor, period: Period) -> list[Request]:
    """Those that the actor may read, by area and state; a state's people see their own alone."""
    rows = Request.objects.filter(period=period).select_related("state", "area", "period").order_by("area__number", "state__code")
    return [one for one in rows if may(actor, "read", Thing("request", state=one.state.code, area=one.area.code))]


def versions_visible(actor: Actor, request: Request) -> list[Submission]:
    """The versions that the actor may read, the newest first; a draft is its state's alone."""
    rows: QuerySet[Submission] = request.versions.select_related("request__state", "request__area", "request__period").order_by(
        "-number"
    )
    return [one for one in rows if _is_seen(actor, one)]


def _is_seen(actor: Actor, version: Submission) -> bool:
    entered_here = version.on_behalf_of and may(actor, "enter for a state", thing(version))
    return bool(entered_here) or may(actor, "read", thing(version))


def may_write(actor: Actor, request: Request) -> bool:
    return may(actor, "write", of_request(request))


def answers_for(grants_of: Actor, request: Request) -> bool:
    """Whether the actor answers for this state and area."""
    return answers_for_state(grants_of, request.state.code, request.area.code)


def answers_for_state(actor: Actor, state: str, area: str) -> bool:
    """`area` "": a matter of no area is everybody's who answers for the state."""
    return any(
        grant.role in OF_A_STATE and grant.state == state and (not grant.areas or not area or area in grant.areas)
        for grant in actor.grants
    )


def replaced_sources() -> set[int]:
    """Sources of accepted material that a later accepted version of the same state and area has taken the place of."""
    last: dict[int, tuple[int, int]] = {}
    replaced: set[int] = set()
    accepted = Submission.objects.filter(stage=ACCEPTED).order_by("request_id", "number")
    for request, number, source in accepted.values_list("request_id", "number", "source_id"):
        before = last.get(request)
        if before is not None and before[1]:
            replaced.add(before[1])
        last[request] = (number, source or 0)
    return replaced
