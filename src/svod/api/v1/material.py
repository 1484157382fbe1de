"""A state's material: what is asked of it, drafts, submitting, recalling, remarks. Another state's is not there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema
from pydantic import ConfigDict

from svod.api.callers import caller, writer
from svod.api.pages import Words, words
from svod.api.problems import NOT_VALID, Problem, language
from svod.intake.material import row_faults
from svod.register.rights import Actor, Thing, may
from svod.register.states.models import State
from svod.register.submissions import changes
from svod.register.submissions.changes import FIELDS, LONGEST, MOST_ROWS
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import current_of, status_of, versions_visible
from svod.register.submissions.stages import DRAFT, SUBMITTED

router = Router(tags=["material"])
PATH = "/requests/{period}/{state}/{area}"


class Which(Schema):
    """Of which period, state (ISO code) and area (code) the request is."""

    period: str
    state: str
    area: str


class Version(Which):
    number: int


class Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class RowIn(Strict):
    """An event of a state's material. Dates: YYYY-MM-DD, YYYY-MM or YYYY."""

    title: str = Field(max_length=2000)
    start: str = Field("", max_length=10)
    end: str = Field("", max_length=10)
    city: str = Field("", max_length=200)
    country: str = Field("", max_length=2, description="ISO code.")
    outcome: str = Field("", max_length=4000)


class DraftIn(Strict):
    text: str = Field("", max_length=LONGEST)
    rows: list[RowIn] = Field([], max_length=MOST_ROWS)
    is_provisional: bool = False
    is_incomplete: bool = False
    blanks_confirmed: bool = False
    edition: int | None = Field(None, description="That of the draft you saw. 412 where somebody has written since.")


class RemarkIn(Strict):
    text: str = Field(min_length=1, max_length=10_000)


class VersionOut(Schema):
    number: int
    stage: str
    edition: int
    text: str
    rows: list[dict[str, str]]
    is_nothing: bool
    is_provisional: bool
    is_incomplete: bool
    made_by: str
    submitted_at: datetime | None
    remarks: list[dict[str, str]] = Field(description="side (state, secretariat), text, by, at")


class RequestOut(Schema):
    period: str
    state: str
    area: str
    deadline: date
    guidance: Words
    status: str = Field(description="reported, nothing, processing, submitted, returned, overdue, waiting")
    current: int | None = Field(description="The number of the version that stands.")


class RequestWhole(RequestOut):
    versions: list[VersionOut] = Field(description="The newest first.")
    last_year: str = Field(description="What the state said of this area in the period before.")
    last_year_rows: list[dict[str, str]]


@router.get("/requests", response=list[RequestOut], summary="What is asked of you")
def requests(request: HttpRequest, period: str = "") -> list[dict[str, Any]]:
    who = caller(request)
    if not who.is_known:
        raise Problem.unauthorized()
    rows = (
        Request.objects.select_related("state", "area", "period").prefetch_related("versions").order_by("period", "area__number")
    )
    rows = rows.filter(period__code=period) if period else rows
    return [_told(one) for one in rows if may(who.actor, "read", _thing(one))]


@router.get(PATH, response=RequestWhole, summary="One request with its versions and last year's words")
def one_request(request: HttpRequest, of: Path[Which]) -> dict[str, Any]:
    who = caller(request)
    if not who.is_known:
        raise Problem.unauthorized()
    return _whole(_asked(who.actor, of), who.actor)


@router.put(PATH + "/draft", response=VersionOut, summary="Write the draft; nothing is submitted")
def draft(request: HttpRequest, of: Path[Which], given: DraftIn) -> VersionOut:
    actor = writer(request)
    asked = _asked(actor, of)
    countries = set(State.objects.values_list("code", flat=True))
    errors = [
        {"where": f"rows.{n}.{field}", "what": why.in_(language())}
        for n, row in enumerate(given.rows)
        for field, why in row_faults(row.dict(), countries)
    ]
    if errors:
        raise Problem(422, NOT_VALID, errors)
    flags = {name: getattr(given, name) for name in ("is_provisional", "is_incomplete", "blanks_confirmed")}
    rows = [row.dict() for row in given.rows]
    made = changes.write_draft(request=asked, text=given.text, rows=rows, edition=given.edition, via="api", by=actor, **flags)
    return _version(made)


@router.post(PATH + "/versions/{number}/submit", response=VersionOut, summary="Submit a draft; again: nothing changes")
def submit(request: HttpRequest, of: Path[Version]) -> VersionOut:
    actor = writer(request)
    version = _version_of(actor, of)
    if version.stage == SUBMITTED and version.submitted_by == actor.name:
        return _version(version)  # the answer to the first call was lost on its way
    return _version(changes.submit(submission=version, by=actor))


@router.post(PATH + "/versions/{number}/recall", response=VersionOut, summary="Take a version back before it is processed")
def recall(request: HttpRequest, of: Path[Version]) -> VersionOut:
    actor = writer(request)
    return _version(changes.recall(submission=_version_of(actor, of), by=actor))


@router.post(PATH + "/versions/{number}/remarks", response=VersionOut, summary="Add a remark in your column")
def remark(request: HttpRequest, of: Path[Version], given: RemarkIn) -> VersionOut:
    actor = writer(request)
    version = _version_of(actor, of)
    changes.add_remark(submission=version, side="state" if actor.states else "secretariat", text=given.text, by=actor)
    return _version(version)


@router.post(PATH + "/nothing", response=VersionOut, summary="Confirm that there is nothing to report")
def nothing(request: HttpRequest, of: Path[Which]) -> VersionOut:
    actor = writer(request)
    return _version(changes.confirm_nothing(request=_asked(actor, of), by=actor))


def _thing(asked: Request) -> Thing:
    return Thing("request", state=asked.state.code, area=asked.area.code)


def _asked(actor: Actor, of: Which) -> Request:
    """Not there and not yours are one answer."""
    rows = Request.objects.select_related("state", "area", "period")
    found = rows.filter(period__code=of.period, state__code=of.state, area__code=of.area).first()
    if found is None or not may(actor, "read", _thing(found)):
        raise Problem.not_found()
    return found


def _version_of(actor: Actor, of: Version) -> Submission:
    found = next((one for one in versions_visible(actor, _asked(actor, of)) if one.number == of.number), None)
    if found is None:
        raise Problem.not_found()
    return found


def _told(asked: Request) -> dict[str, Any]:
    versions = sorted(asked.versions.all(), key=lambda one: one.number)
    current = current_of(versions)
    return {
        "period": asked.period.code,
        "state": asked.state.code,
        "area": asked.area.code,
        "deadline": asked.deadline,
        "guidance": words(asked.guidance),
        "status": status_of(asked, versions, datetime.now(UTC).date()),
        "current": current and current.number,
    }


def _whole(asked: Request, actor: Actor) -> dict[str, Any]:
    before = Submission.objects.filter(request__state=asked.state, request__area=asked.area, stage="accepted")
    last = before.filter(request__period__last__lt=asked.period.first).order_by("-request__period__last").first()
    return {
        **_told(asked),
        "versions": [_version(one) for one in versions_visible(actor, asked)],
        "last_year": last.text if last else "",
        "last_year_rows": last.rows if last else [],
    }


def _version(row: Submission) -> VersionOut:
    remarks = row.remarks.all() if row.stage != DRAFT else ()
    return VersionOut(
        number=row.number,
        stage=row.stage,
        edition=row.edition,
        text=row.text,
        rows=[{name: one.get(name, "") for name in FIELDS} for one in row.rows],
        is_nothing=row.is_nothing,
        is_provisional=row.is_provisional,
        is_incomplete=row.is_incomplete,
        made_by=row.made_by,
        submitted_at=row.submitted_at,
        remarks=[{"side": one.side, "text": one.text, "by": one.by, "at": one.at.isoformat()} for one in remarks],
    )
