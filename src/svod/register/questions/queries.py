"""Questions that somebody may see: the Secretariat those of its areas, a state its own and no other's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import QuerySet

from svod.register.claims.models import Claim
from svod.register.questions.models import Question
from svod.register.questions.stages import ANSWERED, OPEN
from svod.register.rights import Actor, Thing, may
from svod.register.sources.models import Period

OVERDUE = "overdue"
"""Computed: open, and its day is past."""


def thing(question: Question) -> Thing:
    """As the table of rights sees it."""
    return Thing("question", question.stage, question.state.code, question.area.code if question.area else "")


def questions(**filters: Any) -> QuerySet[Question]:
    """The newest first, with all that a list of them shows."""
    related = ("state", "area", "period", "submission__request__area")
    return Question.objects.filter(**filters).select_related(*related).prefetch_related("messages__source").order_by("-id")


def questions_visible(actor: Actor, **filters: Any) -> list[Question]:
    return [one for one in questions(**filters) if may(actor, "read", thing(one))]


def question_visible(actor: Actor, pk: int) -> Question | None:
    """None where there is no such question, and where it is not for this reader: one answer for both."""
    return next(iter(questions_visible(actor, pk=pk)), None)


def status_of(question: Question, on: date) -> str:
    """Its stage; `overdue` for an open one whose day is past."""
    return OVERDUE if question.stage == OPEN and on > question.deadline else question.stage


def questions_due(on: date) -> QuerySet[Question]:
    """Open ones, by deadline."""
    return questions(stage=OPEN).order_by("deadline", "id")


def waiting_by_cell(period: Period) -> Counter[tuple[str, str]]:
    """(state, area) → how many questions of the period wait for an answer; area "" where a question is of none."""
    told = Question.objects.filter(period=period, stage=OPEN).order_by().values_list("state__code", "area__code")
    return Counter((state, area or "") for state, area in told)


def waiting_for(actor: Actor) -> int:
    """How many wait for this person: open ones of the own state; answered ones, for the Secretariat."""
    if actor.states:
        return sum(may(actor, "answer", thing(one)) for one in questions(stage=OPEN, state__code__in=actor.states))
    asks = may(actor, "ask", Thing("question"))
    return sum(may(actor, "close", thing(one)) for one in questions(stage=ANSWERED)) if asks else 0


def own_claims(question: Question) -> list[Claim]:
    """What the state asked has itself said of the field, the newest first: it is shown its own words and nobody else's."""
    if not question.field:
        return []
    said = Claim.objects.filter(record=question.record, field=question.field, source__state=question.state, value__isnull=False)
    return list(said.select_related("source").defer("source__text").order_by("-id"))
