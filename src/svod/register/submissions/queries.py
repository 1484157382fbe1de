"""What the states have sent, who is still silent: the board of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from svod.register.areas.models import Area
from svod.register.rights import OF_A_STATE, Actor, Thing, may
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.rows import CONFIRMED, PRESENT
from svod.register.submissions.stages import ACCEPTED, DRAFT, PROCESSING, RECALLED, RETURNED, STANDING, SUBMITTED

REPORTED, NOTHING, WAITING, OVERDUE = "reported", "nothing", "waiting", "overdue"
STATUSES = (REPORTED, NOTHING, PROCESSING, SUBMITTED, RETURNED, OVERDUE, WAITING)
"""In the order of how little is left to do."""
DONE = frozenset({REPORTED, NOTHING})


def thing(submission: Submission) -> Thing:
    """As the table of rights sees it."""
    asked = submission.request
    return Thing(
        "submission",
        submission.stage,
        asked.state.code,
        asked.area.code,
        submission.made_by,
        sent_by=submission.submitted_by,
    )


def of_request(asked: Request, stage: str = DRAFT) -> Thing:
    """A submission that this request would have at a stage."""
    return Thing("submission", stage, asked.state.code, asked.area.code)


@dataclass(frozen=True)
class Cell:
    """One state and area: `waiting` before the deadline, `overdue` after it, when nothing stands."""

    request: Request
    status: str
    current: Submission | None

    @property
    def flags(self) -> tuple[str, ...]:
        """What the state says of what stands: provisional, incomplete, blanks checked or to be filled in."""
        one = self.current
        if one is None:
            return ()
        told = (
            ("provisional", one.is_provisional),
            ("incomplete", one.is_incomplete),
            ("blanks", one.blanks == CONFIRMED),
            ("blanks_left", one.blanks == PRESENT),
        )
        return tuple(name for name, is_set in told if is_set)

    @property
    def is_done(self) -> bool:
        return self.status in DONE


@dataclass(frozen=True)
class Tally:
    """Of so many that were asked, so many are done: accepted, or nothing to report confirmed."""

    done: int = 0
    asked: int = 0

    @property
    def percent(self) -> int:
        """Rounded down: 100 only where all is done."""
        return 100 * self.done // self.asked if self.asked else 0


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
        told = self.tally()
        return told.done / told.asked if told.asked else 0.0

    def tally(self) -> Tally:
        return tally_of(cell.status for cell in self.cells.values())

    def narrowed(self, *, states: Collection[str] = (), areas: Collection[str] = (), status: str = "") -> Board:
        """Those of some states, of some areas, of one status; nothing given is all."""
        cells = {
            (state, area): cell
            for (state, area), cell in self.cells.items()
            if (not states or state in states) and (not areas or area in areas) and (not status or cell.status == status)
        }
        kept_states, kept_areas = {state for state, _ in cells}, {area for _, area in cells}
        return Board(
            [one for one in self.states if one.code in kept_states], [one for one in self.areas if one.code in kept_areas], cells
        )


def tally_of(statuses: Iterable[str]) -> Tally:
    told = [status in DONE for status in statuses]
    return Tally(sum(told), len(told))


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


def status_of(request: Request, versions: list[Submission], on: date) -> str:
    return _status([(one.stage, one.is_nothing) for one in versions], request.deadline, on)


def _status(versions: Sequence[tuple[str, bool]], deadline: date, on: date) -> str:
    """Of a request whose versions have these stages (and say nothing to report, or not), the oldest first."""
    standing = [one for one in versions if one[0] in STANDING]
    if standing:
        stage, is_nothing = standing[-1]
        if is_nothing and stage in {SUBMITTED, PROCESSING, ACCEPTED}:
            return NOTHING
        return REPORTED if stage == ACCEPTED else stage
    sent = [stage for stage, _ in versions if stage != DRAFT]
    if sent and sent[-1] == RETURNED:
        return RETURNED
    return OVERDUE if on > deadline else WAITING


def board_of(period: Period, *, on: date) -> Board:
    """Two queries, whatever the size."""
    versions: dict[int, list[Submission]] = {}
    for one in Submission.objects.filter(request__period=period).defer("text", "rows").order_by("number"):
        versions.setdefault(one.request_id, []).append(one)
    cells = {}
    for asked in Request.objects.filter(period=period).select_related("state", "area").order_by("id"):
        asked.period = period
        told = versions.get(asked.pk, [])
        cells[asked.state.code, asked.area.code] = Cell(asked, status_of(asked, told, on), current_of(told))
    return Board(
        sorted({cell.request.state for cell in cells.values()}, key=lambda state: state.code),
        sorted({cell.request.area for cell in cells.values()}, key=lambda area: area.number),
        cells,
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """One state and area in one period, by its status and the key of the request alone."""

    status: str
    request: int


Statuses = dict[tuple[str, str], Brief]
"""By codes of state and area."""


def statuses_of(periods: Collection[Period], *, on: date) -> dict[str, Statuses]:
    """What the board of each period says, by its code. Two queries, however many the periods; no record is built."""
    versions: dict[int, list[tuple[str, bool]]] = {}
    rows = Submission.objects.filter(request__period__in=periods).order_by("number")
    for request, stage, is_nothing in rows.values_list("request", "stage", "is_nothing"):
        versions.setdefault(request, []).append((stage, is_nothing))
    found: dict[str, Statuses] = {one.code: {} for one in periods}
    asked = Request.objects.filter(period__in=periods).order_by()
    for pk, period, state, area, deadline in asked.values_list("pk", "period__code", "state__code", "area__code", "deadline"):
        found[period][state, area] = Brief(_status(versions.get(pk, ()), deadline, on), pk)
    return found


def requests_overdue(period: Period, *, on: date) -> list[Request]:
    """Those whose cell on the board is overdue. Three queries; no other request is built."""
    late = [one.request for one in statuses_of([period], on=on)[period.code].values() if one.status == OVERDUE]
    rows = Request.objects.filter(pk__in=late).select_related("state", "area").order_by("id")
    for one in rows:
        one.period = period
    return list(rows)


def board_visible(actor: Actor, period: Period, *, on: date) -> Board:
    """The cells that the actor may read; a state's people have their own row alone, and its counts."""
    board = board_of(period, on=on)
    seen = {
        (state, area): cell
        for (state, area), cell in board.cells.items()
        if may(actor, "read", Thing("request", state=state, area=area))
    }
    states, areas = {state for state, _ in seen}, {area for _, area in seen}
    return Board([one for one in board.states if one.code in states], [one for one in board.areas if one.code in areas], seen)


def periods_asked(actor: Actor) -> list[Period]:
    """The periods for which something is asked that the actor may read, the newest first."""
    rows = Request.objects.order_by().values_list("period", "state__code", "area__code")
    seen = {period for period, state, area in rows if may(actor, "read", Thing("request", state=state, area=area))}
    return list(Period.objects.filter(pk__in=seen).order_by("-first"))


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
