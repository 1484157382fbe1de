"""Asking states, answering, closing. Everybody concerned gets a letter; an answer is a source, and its value a claim."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.disagreements.fields import FIELDS, MODELS, checked_value
from svod.register.followups.models import FollowUp
from svod.register.journal.changes import note
from svod.register.questions.letters import tell_asker, tell_state
from svod.register.questions.models import Message, Question
from svod.register.questions.queries import thing
from svod.register.questions.stages import STEPS, next_stage
from svod.register.rights import Actor, Thing, require
from svod.register.sources.changes import Attached, keep_file
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.models import Submission

_RECORDS: dict[str, type[Model]] = {**MODELS, "body": Body, "followup": FollowUp}
"""What may be asked about."""
LONGEST = 20_000
"""Characters of a question or an answer."""


@transaction.atomic
def ask_states(
    *,
    period: Period,
    states: Sequence[State],
    text: Trilingual,
    deadline: date,
    record: str = "",
    field: str = "",
    finding: str = "",
    submission: Submission | None = None,
    area: Area | None = None,
    by: Actor,
    on: date,
) -> list[Question]:
    """Ask each state for itself: none sees that another was asked. The letters go to those who answer for the area there.

    A question about a submission is of the period of the submission, whatever `period` is.
    """
    require(by, "ask", Thing("question", area=area.code if area else ""))
    said = Trilingual(*(words.strip() for words in (text.ru, text.en, text.zh)))
    _refuse_wordless(said, "question")
    if not states:
        raise Refused("Выберите, какому государству задать вопрос.", "Choose the state to ask.", "请选择询问的国家。")
    if deadline < on:
        raise Refused("Срок ответа уже прошёл.", "The deadline is past already.", "答复期限已过。")
    if submission is not None and [submission.request.state_id] != [state.pk for state in states]:
        raise Refused(
            "О материале государства спрашивают только его само.",
            "About a state's material only that state is asked.",
            "关于某国材料只能询问该国。",
        )
    _refuse_unknown(record, field)
    asked_of = submission.request.period if submission else period
    together, now, made = uuid.uuid4().hex, datetime.now(UTC), []
    for state in states:
        question = Question.objects.create(
            period=asked_of,
            state=state,
            area=area,
            record=record,
            field=field,
            finding=finding,
            submission=submission,
            text_ru=said.ru,
            text_en=said.en,
            text_zh=said.zh,
            deadline=deadline,
            asked_together=together,
            asked_by=by.name,
            asked_at=now,
        )
        about = {"stage": question.stage, "record": record, "field": field, "state": state.code, "deadline": str(deadline)}
        _note(question, "asked", by, ({}, {name: value for name, value in about.items() if value}))
        tell_state(question=question, what="asked", text=said, mark="asked", now=now)
        made.append(question)
    return made


@transaction.atomic
def answer_question(*, question: Question, text: str, value: Any = None, attached: Attached | None = None, by: Actor) -> Message:
    """The state answers; the answer becomes a source of that state, and `value` its last word on the field asked about."""
    held = _locked(question)
    stage = _next(held, "answer", by)
    words = text.strip()
    _refuse_wordless(Trilingual(words), "answer")
    if value is not None:
        value = checked_value(held.record, held.field, value)
    now = datetime.now(UTC)
    source = _source(held, words, attached, now)
    message = Message.objects.create(question=held, side="state", text=words, value=value, source=source, by=by.name, at=now)
    if value is not None:
        Claim.objects.create(
            source=source,
            record=held.record,
            field=held.field,
            value=value,
            spans=[[0, len(words)]],
            area=held.area.code if held.area else "",
            layer="answered",
            made_by=by.name,
        )
        note(record=held.record, verb="claimed", by=by.name, after={"source": source.code, "fields": [held.field]})
    before, held.stage = held.stage, stage
    held.save(update_fields=["stage"])
    told = {"stage": stage, "source": source.code, **({"file": attached.name} if attached else {})}
    _note(held, "answered", by, ({"stage": before}, {**told, "on behalf of": held.state.code}))
    tell_asker(question=held, message=message, now=now)
    return message


def _source(question: Question, words: str, attached: Attached | None, now: datetime) -> Source:
    """The answer as a source: the state's words, then those of the file. Its hash holds the file's."""
    number = question.messages.count() + 1
    of_file = attached.sha256 if attached else ""
    digest = hashlib.sha256(f"question {question.pk}/{number}\n{words}\n{of_file}".encode()).hexdigest()
    whole = f"{words}\n\n{attached.text}" if attached and attached.text else words
    name = question.state.short_name.whole
    source = Source.objects.create(
        code=f"answer-{digest[:12]}",
        title_ru=f"{name.ru}: ответ на вопрос № {question.pk}",
        title_en=f"{name.en}: answer to question No. {question.pk}",
        title_zh=f"{name.zh}：对第 {question.pk} 号询问的答复",
        file_name=attached.name if attached else "",
        sha256=digest,
        characters=len(whole),
        dated=now.date(),
        text=whole,
        state=question.state,
    )
    if attached:
        keep_file(source=source, file=attached)
    note(record=f"source:{source.code}", verb="created", by=f"question {question.pk}", after={"sha256": digest})
    return source


@transaction.atomic
def ask_again(*, question: Question, text: str, deadline: date, by: Actor, on: date) -> Message:
    """The Secretariat asks for more: the question waits again, until the new day."""
    held = _locked(question)
    stage = _next(held, "ask again", by)
    words = text.strip()
    _refuse_wordless(Trilingual(words), "question")
    if deadline < on:
        raise Refused("Срок ответа уже прошёл.", "The deadline is past already.", "答复期限已过。")
    now = datetime.now(UTC)
    message = Message.objects.create(question=held, side="secretariat", text=words, by=by.name, at=now)
    before = {"stage": held.stage, "deadline": str(held.deadline)}
    held.stage, held.deadline = stage, deadline
    held.save(update_fields=["stage", "deadline"])
    _note(held, "asked again", by, (before, {"stage": stage, "deadline": str(deadline)}), words)
    tell_state(question=held, what="again", text=Trilingual(words), mark=f"again/{message.pk}", now=now)
    return message


@transaction.atomic
def close_question(*, question: Question, by: Actor) -> Question:
    """No more is expected: answered well enough, or settled otherwise."""
    return _decided(question, "close", "closed", by)


@transaction.atomic
def withdraw_question(*, question: Question, by: Actor) -> Question:
    """It was asked in error, or is not needed any more; the state is told."""
    held = _decided(question, "withdraw", "question withdrawn", by)
    tell_state(question=held, what="withdrawn", text=held.text, mark="withdrawn", now=datetime.now(UTC))
    return held


def _decided(question: Question, act: str, verb: str, by: Actor) -> Question:
    held = _locked(question)
    stage = _next(held, act, by)
    before = held.stage
    held.stage, held.decided_by, held.decided_at = stage, by.name, datetime.now(UTC)
    held.save(update_fields=["stage", "decided_by", "decided_at"])
    _note(held, verb, by, ({"stage": before}, {"stage": stage}))
    return held


def _next(question: Question, act: str, by: Actor) -> str:
    """The stage after the act. Who may never do it is Forbidden; who is too late is told the stage that it is at."""
    in_time = next(stage for stage, step in STEPS if step == act)
    require(by, act, replace(thing(question), stage=in_time))
    return next_stage(question.stage, act)


def _locked(question: Question) -> Question:
    """The row as it is now, held until the end."""
    Question.objects.select_for_update().get(pk=question.pk)
    return Question.objects.select_related("state", "area", "period").get(pk=question.pk)


Fields = dict[str, Any]


def _note(question: Question, verb: str, by: Actor, sides: tuple[Fields, Fields], reason: str = "") -> None:
    """`sides`: what was before, what is after."""
    note(record=f"question:{question.pk}", verb=verb, by=by.name, before=sides[0], after=sides[1], reason=reason)


def _refuse_wordless(words: Trilingual, what: str) -> None:
    ru, zh = {"question": ("Вопрос", "询问"), "answer": ("Ответ", "答复")}[what]
    if not words:
        raise Refused(f"{ru} пуст: напишите его.", f"The {what} is empty: write it.", f"{zh}为空，请填写。")
    if max(map(len, (words.ru, words.en, words.zh))) > LONGEST:
        raise Refused(
            f"{ru} длиннее {LONGEST} знаков. Приложите длинный текст файлом.",
            f"The {what} is longer than {LONGEST} characters. Attach a long text as a file.",
            f"{zh}超过 {LONGEST} 个字符，请以附件提交。",
        )


def _refuse_unknown(record: str, field: str) -> None:
    noun, _, code = record.partition(":")
    is_held = noun in _RECORDS and _RECORDS[noun]._default_manager.filter(code=code).exists()
    if (record and not is_held) or (field and not may_be_asked_of(record, field)):
        raise Refused(
            f"В реестре нет записи «{record}» или такого поля в ней. Откройте запись и задайте вопрос с её страницы.",
            f"The register has no record “{record}”, or no such field in it. Open the record and ask from its page.",
            f"登记册中没有记录“{record}”或其中没有该字段。请打开该记录，在其页面提出询问。",
        )


def may_be_asked_of(record: str, field: str) -> bool:
    """Whether an answer can give a value: fields that are compared between sources."""
    return field in FIELDS.get(record.partition(":")[0], {})
