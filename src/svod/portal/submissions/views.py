"""The states' material: what is asked, the form, the versions, the remarks."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.intake.material import take_in_material
from svod.intake.material_files import TYPES, read_material, template_of
from svod.kernel.refusal import Refused
from svod.portal.board.choice import chosen_period
from svod.portal.board.own import own_board
from svod.portal.findings.audited import pack_lexicon
from svod.portal.submissions.forms import SPARE, typed_in
from svod.portal.submissions.page import asked_page, beside, with_events
from svod.portal.ui.actor import actor_in, signed_in, today
from svod.portal.ui.words import say, spoken
from svod.register.questions.queries import waiting_for
from svod.register.rights import Actor, Thing, may
from svod.register.sources.queries import collected_period
from svod.register.submissions import changes
from svod.register.submissions.changes import WrittenSince
from svod.register.submissions.models import Request
from svod.register.submissions.queries import board_visible, periods_asked, versions_visible
from svod.register.submissions.rows import BlanksUnchecked, Faulty
from svod.register.submissions.stages import DRAFT

ACTS = {
    "recall": changes.recall,
    "take up": changes.take_up,
    "accept": changes.accept_submission,
}


@never_cache
@signed_in
def submissions(request: HttpRequest) -> HttpResponse:
    """What is asked of those whom the reader answers for; of all, for the Secretariat."""
    actor = actor_in(request)
    context: dict[str, Any] = {"page": "submissions", "shown": [], "waiting": waiting_for(actor)}
    if collected_period() or request.GET.get("period"):
        period = chosen_period(request.GET.get("period", ""))
        board = board_visible(actor, period, on=today())
        cells = sorted(board.cells.values(), key=lambda one: (one.request.area.number, one.request.state.code))
        context |= {
            "collected": period,
            "periods": periods_asked(actor),
            "shown": [(one.request, one.status, one.flags) for one in cells],
            **own_board(actor, board),
        }
    return render(request, "submissions/page.html", context)


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
        context, status = _answered(request, asked, actor)
        if context.keys() <= {"go"}:
            return HttpResponseRedirect(reverse("submission", args=[pk]) + context.get("go", ""))
    elif request.GET.get("taken") == "text":
        context = {"notice": say("submissions.taken_as_text")}
    return render(request, "submissions/detail.html", asked_page(asked, actor, context), status=status)


def _answered(request: HttpRequest, asked: Request, actor: Actor) -> tuple[dict[str, Any], int]:
    """What the page must say at once, with what was typed; nothing where all went well and it is shown anew."""
    try:
        return _acted(request, asked, actor), 200
    except Faulty as refusal:
        marked = {(one.row, one.field): one.words.in_(spoken()) for one in refusal.faults}
        return {"refusal": say("submissions.marked", n=len(marked)), "marked": marked, "typed": typed_in(request.POST)}, 400
    except BlanksUnchecked as refusal:  # the draft is stored by now
        blank = dict.fromkeys(refusal.blanks, say("submissions.blank"))
        return {"refusal": refusal.words.in_(spoken()), "marked": blank, "asks_about_blanks": True}, 400
    except WrittenSince as refusal:
        typed = typed_in(request.POST)
        told = {"refusal": refusal.words.in_(spoken())}
        if request.POST.get("do") == "file":
            return told, 409
        return {**told, "typed": typed, "conflict": beside(asked, actor, typed)}, 409
    except Refused as refusal:
        is_form = "text" in request.POST
        return {"refusal": refusal.words.in_(spoken()), **({"typed": typed_in(request.POST)} if is_form else {})}, 400


def _acted(request: HttpRequest, asked: Request, actor: Actor) -> dict[str, Any]:
    """One act, one change. Gives what the page must show at once; nothing, where it is shown anew."""
    act = request.POST.get("do", "")
    if act in {"save", "save and submit"}:
        draft = changes.write_draft(request=asked, by=actor, **typed_in(request.POST).as_written())
        if act == "save and submit":
            changes.submit(submission=draft, by=actor)
        return {}
    if act in {"rows", "take"}:  # nothing is stored: more room, or events of the register to go on from
        typed = typed_in(request.POST)
        if act == "take":
            return {"typed": with_events(asked, typed, request.POST.getlist("event"))}
        return {"typed": typed, "spare": 2 * SPARE}
    if act == "file":
        return _from_file(request, asked, actor)
    if act == "nothing":
        changes.confirm_nothing(request=asked, by=actor)
        return {}
    return _decided(request, asked, actor, act)


def _decided(request: HttpRequest, asked: Request, actor: Actor, act: str) -> dict[str, Any]:
    """An act upon one version."""
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
    """A file becomes the draft when it is whole; with faults nothing is stored, and every one is shown with its place."""
    given = request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.name:
        raise Refused("Выберите файл DOCX или XLSX.", "Choose a DOCX or XLSX file.", "请选择 DOCX 或 XLSX 文件。")
    material = read_material(given.name, given.read(), asked)
    if material.faults:
        return {"faults": [fault.said(spoken()) for fault in material.faults]}
    edition = typed_in(request.POST).edition
    changes.write_draft(request=asked, via="file", file_name=given.name, edition=edition, by=actor, **material.as_written())
    return {"go": "" if material.has_table else "?taken=text"}


@never_cache
@signed_in
def template_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The file to fill in, in the reader's language, with what the draft says already."""
    asked = _asked(request, pk)
    if kind not in TYPES:
        raise Http404
    versions = versions_visible(actor_in(request), asked)
    draft = next((one for one in versions if one.stage == DRAFT and not one.on_behalf_of), None)
    answer = HttpResponse(template_of(asked, draft, kind, spoken()), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{asked.state.code}-{asked.area.code}.{kind}"'
    return answer
