"""The states' material: what is asked, the form, the versions, the remarks."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.intake.material import CellFault, rows_of, take_in_material, template
from svod.kernel.refusal import Refused
from svod.portal.findings.audited import pack_lexicon
from svod.portal.ui.actor import actor_in, signed_in, today
from svod.portal.ui.words import spoken
from svod.register.questions.models import Question
from svod.register.questions.queries import questions_visible, waiting_for
from svod.register.rights import Actor, Thing, may
from svod.register.sources.queries import latest_period
from svod.register.submissions import changes
from svod.register.submissions.changes import FIELDS
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import (
    current_of,
    is_superseded,
    of_request,
    requests_visible,
    status_of,
    thing,
    versions_visible,
)
from svod.register.submissions.stages import DRAFT, STEPS

LARGEST = 5 * 1024 * 1024
BLANK_ROWS = 3
ACTS = {
    "recall": changes.recall,
    "take up": changes.take_up,
    "accept": changes.accept_submission,
}


@never_cache
@signed_in
def submissions(request: HttpRequest) -> HttpResponse:
    """What is asked of those whom the reader answers for; of all, for the Secretariat."""
    actor, period = actor_in(request), latest_period()
    asked = requests_visible(actor, period) if period else []
    shown = [(one, status_of(one, list(one.versions.defer("text", "rows")), today())) for one in asked]
    return render(
        request, "submissions/page.html", {"page": "submissions", "shown": shown, "period": period, "waiting": waiting_for(actor)}
    )


def _asked(request: HttpRequest, pk: int) -> Request:
    """Not there and not yours are one answer."""
    found = Request.objects.filter(pk=pk).select_related("state", "area", "period").first()
    allowed = found and may(actor_in(request), "read", Thing("request", state=found.state.code, area=found.area.code))
    if not found or not allowed:
        raise Http404
    return found


@never_cache
@signed_in
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    asked, actor = _asked(request, pk), actor_in(request)
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        try:
            context = _acted(request, asked, actor)
        except Refused as refusal:
            context, status = {"refusal": refusal.words.in_(spoken()), "typed": _typed(request)}, 400
        else:
            if not context:
                return HttpResponseRedirect(reverse("submission", args=[pk]))
    versions = versions_visible(actor, asked)
    draft = next((one for one in versions if one.stage == DRAFT and not one.on_behalf_of), None)
    typed = context.get("typed")
    rows = typed["rows"] if typed else (draft.rows if draft else [])
    context |= {
        "page": "submissions",
        "asked": asked,
        "versions": [(one, is_superseded(one, versions), _may_do(actor, one)) for one in versions],
        "current": current_of(versions),
        "draft": draft,
        "text": typed["text"] if typed else (draft.text if draft else ""),
        "rows": [*rows, *({} for _ in range(BLANK_ROWS))],
        "may_write": may(actor, "write", of_request(asked)),
        "edition": typed["edition"] if typed else (draft.edition if draft else ""),
        "last_year": _last_year(asked),
        "asked_about": _questions(actor, asked),
        "may_ask": may(actor, "ask", Thing("question", area=asked.area.code)),
    }
    return render(request, "submissions/detail.html", context, status=status)


def _may_do(actor: Actor, version: Submission) -> list[str]:
    acts = ("submit", "recall", "take up", "accept", "return")
    return [act for act in acts if may(actor, act, thing(version)) and (version.stage, act) in STEPS]


def _questions(actor: Actor, asked: Request) -> list[tuple[int, list[Question]]]:
    """Version → what is asked of it."""
    found: dict[int, list[Question]] = {}
    for one in questions_visible(actor, submission__request=asked):
        found.setdefault(one.submission_id or 0, []).append(one)
    return list(found.items())


def _last_year(asked: Request) -> Submission | None:
    """The state's accepted material of the period before, to be seen beside."""
    before = Submission.objects.filter(request__state=asked.state, request__area=asked.area, stage="accepted")
    return before.filter(request__period__last__lt=asked.period.first).order_by("-request__period__last").first()


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What stands in the form, so that a refusal loses nothing."""
    columns = {name: request.POST.getlist(name) for name in FIELDS}
    count = max((len(values) for values in columns.values()), default=0)
    every = [{name: (columns[name][n] if n < len(columns[name]) else "").strip() for name in FIELDS} for n in range(count)]
    return {
        "text": request.POST.get("text", ""),
        "rows": [row for row in every if any(row.values())],
        "edition": request.POST.get("edition", ""),
    }


def _acted(request: HttpRequest, asked: Request, actor: Actor) -> dict[str, Any]:
    """One act, one change. Gives what the page must show at once; nothing, where it is shown anew."""
    act = request.POST.get("do", "")
    if act in {"save", "save and submit"}:
        typed = _typed(request)
        draft = changes.write_draft(
            request=asked,
            text=typed["text"],
            rows=typed["rows"],
            is_provisional="provisional" in request.POST,
            is_incomplete="incomplete" in request.POST,
            edition=int(typed["edition"]) if typed["edition"].isdigit() else None,
            by=actor,
        )
        if act == "save and submit":
            changes.submit(submission=draft, by=actor)
        return {}
    if act == "file":
        return _from_file(request, asked, actor)
    if act == "nothing":
        changes.confirm_nothing(request=asked, by=actor)
        return {}
    version = next((one for one in versions_visible(actor, asked) if str(one.pk) == request.POST.get("version")), None)
    if version is None:
        raise Http404
    if act == "return":
        changes.return_submission(submission=version, remark=request.POST.get("remark", ""), by=actor)
    elif act == "continue":
        changes.continue_version(submission=version, by=actor)
    elif act == "remark":
        side = "state" if actor.states else "secretariat"
        changes.add_remark(submission=version, side=side, text=request.POST.get("remark", ""), by=actor)
    elif act == "submit":
        changes.submit(submission=version, by=actor)
    elif act in ACTS:
        done = ACTS[act](submission=version, by=actor)
        if act == "accept":
            take_in_material(submission=done, lexicon=pack_lexicon(), by=actor)
    return {}


def _from_file(request: HttpRequest, asked: Request, actor: Actor) -> dict[str, Any]:
    """A workbook becomes the draft when it is whole; with faults nothing is stored, and every one is shown with its cell."""
    given = request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.name:
        raise Refused("Выберите файл XLSX.", "Choose an XLSX file.", "请选择 XLSX 文件。")
    if (given.size or 0) > LARGEST:
        raise Refused("Файл больше 5 МБ.", "The file is larger than 5 MB.", "文件超过 5 MB。")
    rows, faults = rows_of(given.name, given.read())
    if faults:
        said: list[str] = [fault.said(spoken()) for fault in faults if isinstance(fault, CellFault)]
        return {"faults": said}
    changes.write_draft(request=asked, rows=rows, via="file", file_name=given.name, by=actor)
    return {}


@never_cache
@signed_in
def template_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook to fill in: the draft's rows, else those of last year."""
    asked = _asked(request, pk)
    versions = versions_visible(actor_in(request), asked)
    draft = next((one for one in versions if one.stage == DRAFT), None)
    content = template(spoken(), draft.rows if draft else [])
    answer = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="{asked.state.code}-{asked.area.code}.xlsx"'
    return answer
