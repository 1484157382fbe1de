"""Questions to the states: what waits, the thread, asking and answering."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.intake.answers import take_answer
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.portal.findings.audited import Marked, finding_marked
from svod.portal.questions.answer_value import asked_for, value_given
from svod.portal.ui.actor import actor_in, day_given, signed_in, today
from svod.portal.ui.given import number_given
from svod.portal.ui.history import Row, histories_of
from svod.portal.ui.kept import given_file, handed_out
from svod.portal.ui.names import links_to
from svod.portal.ui.values import codes_in, names_of_codes, value_in_words
from svod.portal.ui.words import catalogue, say, spoken
from svod.register.areas.models import Area
from svod.register.disagreements.queries import disagreement_on
from svod.register.disagreements.queries import thing as record_thing
from svod.register.questions import changes
from svod.register.questions.letters import title_of
from svod.register.questions.models import Message, Question
from svod.register.questions.queries import own_claims, question_visible, questions_visible, status_of, thing
from svod.register.questions.stages import STEPS
from svod.register.rights import Actor, Forbidden, Thing, may, require
from svod.register.sources.queries import latest_period
from svod.register.states.models import State
from svod.register.states.queries import members_on
from svod.register.submissions.models import Submission
from svod.register.submissions.queries import thing as submission_thing

DRAFT = Trilingual(
    "Просим уточнить: {title} – {field}. Сообщите верное значение и, если есть, приложите подтверждающий документ.",
    "Please clarify: {title} – {field}. Tell us the right value and, if there is one, attach a document that confirms it.",
    "请核实：{title}——{field}。请告知正确内容，如有证明文件请附上。",
)


ABOUT = Trilingual("{said} Просим пояснить.", "{said} Please explain.", "{said}请予说明。")


@never_cache
@signed_in
def questions(request: HttpRequest) -> HttpResponse:
    """Those that the reader may see, the ones that wait first."""
    actor = actor_in(request)
    if not actor.states:
        require(actor, "ask", Thing("question"))
    found = questions_visible(actor)
    links = links_to({one.record for one in found if one.record})
    order = {"overdue": 0, "open": 1, "answered": 2}
    rows = sorted(
        ((one, status_of(one, today()), links.get(one.record)) for one in found),
        key=lambda row: (order.get(row[1], 3), row[0].deadline if row[0].stage == "open" else row[0].asked_at.date()),
    )
    context = {"page": "questions", "rows": rows, "may_ask": may(actor, "ask", Thing("question"))}
    return render(request, "questions/page.html", context)


@never_cache
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """The form of a question, filled in for the record, the field or the material that it was opened from."""
    actor, period = actor_in(request), latest_period()
    asked = request.POST if request.method == "POST" else request.GET
    record, field = asked.get("record", ""), asked.get("field", "")
    sent, finding = _submission(actor, asked.get("submission", "")), finding_marked(actor, asked.get("finding", ""))
    require(actor, "ask", Thing("question", area=_area_code(record, sent, asked.get("area", ""))))
    if period is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            code = _area_code(record, sent, asked.get("area", ""))
            made = changes.ask_states(
                period=period,
                states=list(State.objects.filter(code__in=asked.getlist("state"))),
                text=Trilingual(*(asked.get(f"text_{language}", "") for language in LANGUAGES)),
                deadline=day_given(asked.get("deadline", "")),
                record=record,
                field=field,
                finding=finding.mark if finding else "",
                submission=sent,
                area=Area.objects.filter(code=code).first(),
                by=actor,
                on=today(),
            )
        except Forbidden:
            raise
        except Refused as fault:
            refusal = fault
        else:
            return HttpResponseRedirect(reverse("question", args=[made[0].pk]) if len(made) == 1 else reverse("questions"))
    states = [sent.request.state] if sent else members_on(period.last)
    context = {
        "page": "questions",
        "refusal": refusal.words.in_(spoken()) if refusal else "",
        "record": record,
        "field": field,
        "submission": sent,
        "finding": finding,
        "link": links_to({record})[record] if record else None,
        "states": [(state, state.code in asked.getlist("state") or sent is not None) for state in states],
        "areas": Area.objects.all() if not record and not sent else [],
        "area": asked.get("area", ""),
        "deadline": asked.get("deadline", ""),
        "texts": [(language, _text(asked, language, record, field, finding)) for language in LANGUAGES],
    }
    return render(request, "questions/ask.html", context, status=400 if refusal else 200)


def _submission(actor: Actor, pk: str) -> Submission | None:
    """A version that the asker may read."""
    related = ("request__state", "request__area", "request__period")
    number = number_given(pk)
    found = Submission.objects.filter(pk=number).select_related(*related).first() if number is not None else None
    if pk and (found is None or not may(actor, "read", submission_thing(found))):
        raise Http404
    return found


def _area_code(record: str, sent: Submission | None, given: str) -> str:
    if sent is not None:
        return sent.request.area.code
    return record_thing(record).area if record else given


def _text(asked: Any, language: str, record: str, field: str, finding: Marked | None) -> str:
    typed = asked.get(f"text_{language}")
    if typed is not None:
        return str(typed)
    if finding is not None:
        return ABOUT.in_(language).format(said=finding.message.in_(language))
    title = title_of(record).in_(language) if record else ""
    words = catalogue().get(f"field.{field}")
    return DRAFT.in_(language).format(title=title, field=words.in_(language)) if title and words else ""


@never_cache
@signed_in
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question and its thread; not there and not yours are one answer."""
    actor = actor_in(request)
    one = question_visible(actor, pk)
    if one is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            _acted(request, one, actor)
            return HttpResponseRedirect(reverse("question", args=[pk]))
        except Forbidden:
            raise
        except Refused as fault:
            refusal = fault
    status = status_of(one, today())
    acts = ("answer", "ask again", "close", "withdraw")
    own = own_claims(one)
    names = names_of_codes(
        {code for value in [*(c.value for c in own), *(m.value for m in one.messages.all())] for code in codes_in(value)}
    )
    noun = one.record.partition(":")[0]
    context = {
        "page": "questions",
        "question": one,
        "status": status,
        "link": links_to({one.record})[one.record] if one.record else None,
        "acts": [act for act in acts if (one.stage, act) in STEPS and may(actor, act, thing(one))],
        "thread": [(m, value_in_words(noun, one.field, m.value, names)) for m in one.messages.all()],
        "own": [(claim, value_in_words(noun, one.field, claim.value, names)) for claim in own],
        "asked_for": asked_for(one.record, one.field),
        "others": [each for each in questions_visible(actor, asked_together=one.asked_together) if each.pk != pk],
        "is_ours": not actor.states,
        "history": _history(actor, pk),
        "is_disputed": bool(one.field) and _reads_disputes(actor, one) and disagreement_on(one.record, one.field) is not None,
        "refusal": refusal.words.in_(spoken()) if refusal else "",
        "typed": request.POST if refusal else {},
    }
    return render(request, "questions/detail.html", context, status=400 if refusal else 200)


def _history(actor: Actor, pk: int) -> list[Row]:
    """Who of the Secretariat has asked is the Secretariat's to know."""
    rows = histories_of([f"question:{pk}"]).get(f"question:{pk}", [])
    return [replace(one, by=say("questions.secretariat")) if actor.states and one.verb != "answered" else one for one in rows]


def _reads_disputes(actor: Actor, one: Question) -> bool:
    return may(actor, "read", record_thing(one.record))


def _acted(request: HttpRequest, one: Question, actor: Actor) -> None:
    asked, act = request.POST, request.POST.get("do", "")
    if act == "answer":
        name, content = given_file(request.FILES.get("file"))
        take_answer(
            question=one,
            text=asked.get("text", ""),
            value=value_given(one.field, asked),
            file_name=name,
            content=content,
            by=actor,
        )
    elif act == "ask again":
        deadline = day_given(asked.get("deadline", ""))
        changes.ask_again(question=one, text=asked.get("text", ""), deadline=deadline, by=actor, on=today())
    elif act == "close":
        changes.close_question(question=one, by=actor)
    elif act == "withdraw":
        changes.withdraw_question(question=one, by=actor)
    else:
        raise Http404


@never_cache
@signed_in
def kept_file(request: HttpRequest, pk: int, message: int) -> HttpResponse:
    """The file of an answer."""
    one = question_visible(actor_in(request), pk)
    found = Message.objects.filter(pk=message, question=one).select_related("source__kept_file").first() if one else None
    kept = getattr(found.source, "kept_file", None) if found else None
    if kept is None:
        raise Http404
    return handed_out(kept)
