"""A state's material: written, submitted, recalled; taken up, accepted or returned; remarks on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.changes import note
from svod.register.rights import Actor, Thing, require
from svod.register.submissions.letters import tell_secretariat, tell_state
from svod.register.submissions.models import Remark, Request, Submission
from svod.register.submissions.queries import of_request, thing
from svod.register.submissions.requests import requests_locked
from svod.register.submissions.rows import BLANKS, UNCHECKED, BlanksUnchecked, blanks_in, fitting_rows
from svod.register.submissions.stages import DRAFT, RECALLED, RETURNED, next_stage

LONGEST = 100_000
"""Characters of a text; a state's material for one area is a few pages."""
MOST_ROWS = 500


@transaction.atomic
def write_draft(
    *,
    request: Request,
    text: str | None = "",
    rows: Sequence[Mapping[str, Any]] | None = (),
    is_provisional: bool | None = False,
    is_incomplete: bool | None = False,
    blanks: str | None = UNCHECKED,
    via: str = "form",
    file_name: str = "",
    edition: int | None = None,
    on_behalf_of: str = "",
    by: Actor,
) -> Submission:
    """The open draft of a request with these words, made where there is none. What is None stays as the draft has it.

    `edition`: the one that the writer saw, 0 where there was no draft. Refused (WrittenSince) where somebody has written since;
    nothing of theirs is lost. Rows with faults are Refused (Faulty), each fault with its row and field.
    """
    asked = next(iter(requests_locked([request.pk])), None)
    if asked is None:
        raise Refused(
            "Секретариат отозвал этот запрос: отвечать на него не нужно.",
            "The Secretariat has withdrawn this request; it needs no answer.",
            "秘书处已撤回此项征集，无需答复。",
        )
    require(by, "enter for a state" if on_behalf_of else "write", of_request(asked))
    _refuse_unfit(text, rows, blanks)
    # what the Secretariat enters from a letter never touches a draft of the state's own
    draft = asked.versions.filter(stage=DRAFT, on_behalf_of=on_behalf_of).last()
    if edition is not None and edition != (draft.edition if draft else 0):
        raise _written_since()
    kept = None if rows is None else fitting_rows(rows)
    before = _size(draft) if draft else {}
    if draft is None:
        draft = _next_version(asked, by)
    draft.text = draft.text if text is None else text.strip()
    draft.rows = draft.rows if kept is None else kept
    draft.is_provisional = draft.is_provisional if is_provisional is None else is_provisional
    draft.is_incomplete = draft.is_incomplete if is_incomplete is None else is_incomplete
    draft.blanks = draft.blanks if blanks is None else blanks
    draft.via, draft.file_name = via, file_name
    draft.on_behalf_of, draft.is_nothing, draft.edition = on_behalf_of, False, draft.edition + 1
    draft.save()
    _note(draft, "written", by, (before, {"stage": DRAFT, **_size(draft)}))
    return draft


def _size(draft: Submission) -> dict[str, Any]:
    """What the journal tells of a draft: its words are its state's alone."""
    return {"edition": draft.edition, "rows": len(draft.rows), "characters": len(draft.text), "via": draft.via}


def _next_version(asked: Request, by: Actor) -> Submission:
    """A draft that is not stored yet. Editions run on from version to version: an old page never fits a new draft."""
    last = asked.versions.order_by("-number").first()
    number, edition = (last.number + 1, last.edition) if last else (1, 0)
    return Submission(request=asked, number=number, made_by=by.name, made_at=datetime.now(UTC), edition=edition)


def _refuse_unfit(text: str | None, rows: Sequence[Mapping[str, Any]] | None, blanks: str | None) -> None:
    if len(text or "") > LONGEST or len(rows or ()) > MOST_ROWS:
        raise Refused(
            f"Материал слишком велик: не больше {LONGEST} знаков и {MOST_ROWS} строк. Разделите его по сферам.",
            f"The material is too large: at most {LONGEST} characters and {MOST_ROWS} rows. Divide it by area.",
            f"材料过大：至多 {LONGEST} 个字符、{MOST_ROWS} 行。请按领域拆分。",
        )
    if blanks is not None and blanks not in BLANKS:
        raise Refused("Отметьте, проверены ли пропуски.", "Say whether the blanks were checked.", "请标明空缺是否已核对。")


@transaction.atomic
def confirm_nothing(*, request: Request, by: Actor) -> Submission:
    """The state says that there is nothing to report: a submission like any other, with no words.

    Refused while a draft with words stands: it would be lost.
    """
    _refuse_begun(
        request,
        Trilingual(
            "Начат черновик со сведениями. Подайте его или очистите и сохраните, а потом подтверждайте, что сообщать не о чем.",
            "A draft with material has been begun. Submit it, or empty and save it, before confirming that there is nothing to"
            " report.",
            "已有含内容的草稿。请先提交，或清空并保存，再确认无可报告事项。",
        ),
        by,
    )
    draft = write_draft(request=request, by=by)
    draft.is_nothing = True
    draft.save(update_fields=["is_nothing"])
    return submit(submission=draft, by=by)


def _refuse_begun(request: Request, words: Trilingual, by: Actor) -> None:
    """Refused where the state's own draft has words already; who may not write is not told."""
    asked = Request.objects.select_for_update().select_related("state", "area").get(pk=request.pk)
    require(by, "write", of_request(asked))
    draft = asked.versions.filter(stage=DRAFT, on_behalf_of="").last()
    if draft is not None and (draft.text or draft.rows):
        raise Refused(words.ru, words.en, words.zh)


@transaction.atomic
def submit(*, submission: Submission, by: Actor) -> Submission:
    """The draft becomes the state's word. An empty one is Refused: nothing to report is said by itself.

    Refused (BlanksUnchecked) where a day or a city is blank and nobody has said that the blanks were looked at.
    """
    held = _locked(submission)
    require(by, "enter for a state" if held.on_behalf_of else "submit", thing(held))
    if not (held.text or held.rows or held.is_nothing):
        raise Refused(
            "Подавать нечего: внесите сведения или подтвердите, что сообщать не о чем.",
            "There is nothing to submit: enter material, or confirm that there is nothing to report.",
            "没有可提交的内容：请填写材料，或确认无可报告事项。",
        )
    if held.blanks == UNCHECKED and (blanks := list(blanks_in(held.rows))):
        raise BlanksUnchecked(blanks)
    before, held.stage = held.stage, next_stage(held.stage, "submit")
    now = datetime.now(UTC)
    held.submitted_by, held.submitted_at = by.name, now
    held.save()
    told = {"stage": held.stage, "nothing": held.is_nothing, "rows": len(held.rows)}
    _note(held, "submitted", by, ({"stage": before}, told))
    what = "nothing" if held.is_nothing else "submitted"
    tell_secretariat(submission=held, what=what, who=by.name, now=now)
    return held


@transaction.atomic
def recall(*, submission: Submission, by: Actor) -> Submission:
    """The state alone takes its version back, until the Secretariat has taken it up; the version before is current again."""
    held = _locked(submission)
    stage = next_stage(held.stage, "recall")
    require(by, "recall", thing(held))
    before = held.stage
    held.stage, held.decided_by, held.decided_at = stage, by.name, datetime.now(UTC)
    held.save()
    _note(held, "recalled", by, ({"stage": before}, {"stage": stage}))
    tell_secretariat(submission=held, what="recalled", who=by.name, now=datetime.now(UTC))
    return held


@transaction.atomic
def take_up(*, submission: Submission, by: Actor) -> Submission:
    return _decided(submission, "take up", by)


@transaction.atomic
def accept_submission(*, submission: Submission, by: Actor) -> Submission:
    held = _decided(submission, "accept", by)
    tell_state(submission=held, what="accepted", now=datetime.now(UTC))
    return held


@transaction.atomic
def return_submission(*, submission: Submission, remark: str, by: Actor) -> Submission:
    """Back to the state, with what is to be mended."""
    if not remark.strip():
        raise Refused(
            "Напишите, что исправить: без замечания материал не возвращают.",
            "Say what is to be mended: nothing is returned without a remark.",
            "请说明需修改之处：退回材料须附意见。",
        )
    held = _decided(submission, "return", by, reason=remark.strip())
    _remark(held, "secretariat", remark, by)
    tell_state(submission=held, what="returned", remark=remark, now=datetime.now(UTC))
    return held


def _decided(submission: Submission, act: str, by: Actor, reason: str = "") -> Submission:
    held = _locked(submission)
    stage = next_stage(held.stage, act)
    require(by, act, thing(held))
    before = held.stage
    held.stage, held.decided_by, held.decided_at = stage, by.name, datetime.now(UTC)
    held.save()
    _note(held, stage, by, ({"stage": before}, {"stage": stage}), reason)
    return held


@transaction.atomic
def continue_version(*, submission: Submission, by: Actor) -> Submission:
    """A new draft with the words of a version that was returned or recalled."""
    held = _locked(submission)
    if held.stage not in {RETURNED, RECALLED}:
        next_stage(held.stage, "continue")
    _refuse_begun(
        held.request,
        Trilingual(
            "Черновик следующей версии уже начат: продолжайте его.",
            "A draft of the next version has been begun already: go on with it.",
            "下一版本的草稿已存在，请继续编辑该草稿。",
        ),
        by,
    )
    return write_draft(
        request=held.request,
        text=held.text,
        rows=held.rows,
        is_provisional=held.is_provisional,
        is_incomplete=held.is_incomplete,
        blanks=held.blanks,
        via="form" if held.via == "letter" else held.via,
        file_name=held.file_name,
        by=by,
    )


@transaction.atomic
def add_remark(*, submission: Submission, side: str, text: str, by: Actor) -> Remark:
    """`side`: state or secretariat; each writes in its own column only."""
    asked = submission.request
    require(by, f"add for the {side}", Thing("remark", submission.stage, asked.state.code, asked.area.code))
    if not text.strip():
        raise Refused("Замечание пусто.", "The remark is empty.", "意见为空。")
    return _remark(submission, side, text, by)


def _remark(submission: Submission, side: str, text: str, by: Actor) -> Remark:
    made = Remark.objects.create(submission=submission, side=side, text=text.strip(), by=by.name, at=datetime.now(UTC))
    count = submission.remarks.count()
    _note(submission, "remarked", by, ({"remarks": count - 1}, {"remarks": count, "side": side}))
    return made


def _locked(submission: Submission) -> Submission:
    """The row as it is now, held until the end: of two who decide at once the second sees what the first did."""
    Request.objects.select_for_update().get(pk=submission.request_id)
    return Submission.objects.select_related("request__state", "request__area", "request__period").get(pk=submission.pk)


def record_of(submission: Submission) -> str:
    """Under which name the journal knows a version."""
    asked = submission.request
    return f"submission:{asked.period.code}/{asked.state.code}/{asked.area.code}/{submission.number}"


Fields = dict[str, Any]


def _note(submission: Submission, verb: str, by: Actor, sides: tuple[Fields, Fields], reason: str = "") -> None:
    """`sides`: what was before, what is after. What a state's people do they do for their state; what the Secretariat enters
    from a letter, for the one that wrote it."""
    state = submission.request.state.code
    behalf = submission.on_behalf_of or (state if state in by.states else "")
    before, after = sides
    told = {**after, **({"on behalf of": behalf} if behalf else {})}
    note(record=record_of(submission), verb=verb, by=by.name, before=before, after=told, reason=reason)


class WrittenSince(Refused):
    """Somebody else has written since the writer looked."""


def _written_since() -> WrittenSince:
    return WrittenSince(
        "Пока вы писали, черновик изменил другой. Ваши слова не записаны и остались на странице: сверьте и сохраните снова.",
        "Somebody changed the draft while you were writing. Your words were not stored and are still on the page: compare them"
        " and save again.",
        "您编辑期间草稿已被他人修改。您的内容尚未保存，仍在页面上：请核对后再保存。",
    )
