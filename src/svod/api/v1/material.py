"""A state's material: what is asked of it, drafts, submitting, recalling, remarks. Another state's is not there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Literal, cast

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Form, Path, Router, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict

from svod.api.callers import caller, writer
from svod.api.pages import Words, words
from svod.api.problems import NOT_VALID, Problem, language
from svod.intake.material_files import TYPES, read_material, template_of
from svod.kernel.words import Trilingual
from svod.register.rights import Actor, Thing, may
from svod.register.submissions import changes
from svod.register.submissions.before import before
from svod.register.submissions.changes import LONGEST, MOST_ROWS
from svod.register.submissions.differences import difference
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import current_of, is_superseded, status_of, versions_visible
from svod.register.submissions.rows import FIELDS, LONGEST_OF
from svod.register.submissions.stages import DRAFT, SUBMITTED

router = Router(tags=["material"])
PATH = "/requests/{period}/{state}/{area}"
NO_FILE = Trilingual("нужен файл XLSX или DOCX", "an XLSX or DOCX file is needed", "需要 XLSX 或 DOCX 文件")
Blanks = Literal["unchecked", "present", "confirmed"]


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
    """An event of a state's material. Dates: YYYY-MM-DD, YYYY-MM, YYYY or DD.MM.YYYY; they are kept as ISO."""

    title: str = Field(max_length=LONGEST_OF["title"])
    start: str = Field("", max_length=LONGEST_OF["start"])
    end: str = Field("", max_length=LONGEST_OF["end"])
    city: str = Field("", max_length=LONGEST_OF["city"])
    country: str = Field("", max_length=LONGEST_OF["country"], description="ISO code, or the state's name; kept as the code.")
    outcome: str = Field("", max_length=LONGEST_OF["outcome"])


class DraftIn(Strict):
    text: str = Field("", max_length=LONGEST)
    rows: list[RowIn] = Field([], max_length=MOST_ROWS)
    is_provisional: bool = False
    is_incomplete: bool = False
    blanks: Blanks = Field("unchecked", description="Whether blank days and cities were looked at. Submitting asks for it.")
    edition: int | None = Field(None, description="That of the draft you saw, 0 for none. 412 where somebody has written since.")


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
    blanks: Blanks
    is_current: bool
    is_superseded: bool = Field(description="A later version stands in its place; computed.")
    via: str = Field(description="form, file, api or letter")
    file_name: str
    made_by: str
    submitted_at: datetime | None
    remarks: list[dict[str, str]] = Field(description="side (state, secretariat), text, by, at")


class RowChangeOut(Schema):
    before: dict[str, str]
    after: dict[str, str]
    fields: list[str]


class DifferenceOut(Schema):
    """What changed since the version before. `text`: sentences in order, each same, out or in."""

    before: int | None
    added: list[dict[str, str]]
    removed: list[dict[str, str]]
    changed: list[RowChangeOut]
    text: list[tuple[str, str]]
    flags: list[str]


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
    said = given.dict()
    made = changes.write_draft(request=_asked(actor, of), via="api", by=actor, **said)
    return _version(made)


@router.post(PATH + "/draft/file", response=VersionOut, summary="Write the draft from a filled-in XLSX or DOCX file")
def draft_file(
    request: HttpRequest,
    of: Path[Which],
    file: File[UploadedFile | None] = None,
    edition: Form[int | None] = None,
) -> VersionOut:
    """The template filled in, or a document of your own, taken as text.

    Faults are in `errors`, each with its sheet (or table), row and column; nothing is stored then.
    """
    actor = writer(request)
    asked = _asked(actor, of)
    if file is None or not file.name:
        raise Problem(422, NOT_VALID, [{"where": "file", "what": NO_FILE.in_(language())}])
    material = read_material(file.name, file.read(), asked)
    if material.faults:
        told = [{"where": one.place.in_(language()), "what": one.words.in_(language())} for one in material.faults]
        raise Problem(422, NOT_VALID, told)
    written = material.as_written()
    made = changes.write_draft(request=asked, via="file", file_name=file.name, edition=edition, by=actor, **written)
    return _version(made)


@router.get(PATH + "/template.{kind}", response={200: bytes}, summary="The file to fill in: xlsx or docx")
def template(request: HttpRequest, of: Path[Which], kind: str) -> HttpResponse:
    who = caller(request)
    if not who.is_known:
        raise Problem.unauthorized()
    asked = _asked(who.actor, of)
    if kind not in TYPES:
        raise Problem.not_found()
    versions = versions_visible(who.actor, asked)
    begun = next((one for one in versions if one.stage == DRAFT and not one.on_behalf_of), None)
    made = HttpResponse(template_of(asked, begun, kind, language()), content_type=TYPES[kind])
    made["Content-Disposition"] = f'attachment; filename="{asked.state.code}-{asked.area.code}.{kind}"'
    return made


@router.get(PATH + "/versions/{number}/changes", response=DifferenceOut, summary="What changed since the version before")
def version_changes(request: HttpRequest, of: Path[Version]) -> dict[str, Any]:
    who = caller(request)
    if not who.is_known:
        raise Problem.unauthorized()
    versions = versions_visible(who.actor, _asked(who.actor, of))
    after = next((one for one in versions if one.number == of.number), None)
    if after is None:
        raise Problem.not_found()
    before = next((one for one in versions if one.number < of.number), None)
    found = difference(before or Submission(), after)
    return {
        "before": before and before.number,
        "added": list(found.added),
        "removed": list(found.removed),
        "changed": [{"before": one.before, "after": one.after, "fields": list(one.fields)} for one in found.changed],
        "text": list(found.pieces),
        "flags": list(found.flags),
    }


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
    known = before(asked)
    last = known.accepted if known else None
    versions = versions_visible(actor, asked)
    return {
        **_told(asked),
        "versions": [_version(one, versions) for one in versions],
        "last_year": last.text if last else "",
        "last_year_rows": last.rows if last else [],
    }


def _version(row: Submission, versions: Iterable[Submission] | None = None) -> VersionOut:
    remarks = row.remarks.all() if row.stage != DRAFT else ()
    every = list(row.request.versions.defer("text", "rows")) if versions is None else versions
    current = current_of(every)
    return VersionOut(
        number=row.number,
        stage=row.stage,
        edition=row.edition,
        text=row.text,
        rows=[{name: one.get(name, "") for name in FIELDS} for one in row.rows],
        is_nothing=row.is_nothing,
        is_provisional=row.is_provisional,
        is_incomplete=row.is_incomplete,
        blanks=cast(Blanks, row.blanks),
        is_current=current is not None and current.number == row.number,
        is_superseded=is_superseded(row, every),
        via=row.via,
        file_name=row.file_name,
        made_by=row.made_by,
        submitted_at=row.submitted_at,
        remarks=[{"side": one.side, "text": one.text, "by": one.by, "at": one.at.isoformat()} for one in remarks],
    )
