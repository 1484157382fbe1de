"""Officers and states who act on one thing at once, on PostgreSQL: one wins, the others are told, the journal stays one chain."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.claims.models import Claim
from svod.register.disagreements.changes import settle_disagreement
from svod.register.disagreements.models import Ruling
from svod.register.disagreements.queries import disagreement_on
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken
from svod.register.letters.changes import enter_letter
from svod.register.letters.models import Letter
from svod.register.questions.changes import answer_question, ask_states, withdraw_question
from svod.register.questions.models import Question
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.changes import Attached
from svod.register.sources.models import Source
from svod.register.submissions.models import Request
from tests.register.test_at_once import EDITOR, agency, asked

__all__ = ["asked"]
AT_ONCE = 8


def officer(number: int) -> Actor:
    return Actor(f"Officer {number}", (Grant(Role.EDITOR),), 100 + number)


def all_at_once(act: Callable[[int], str]) -> list[str]:
    """What each was told: "done", or the English words of the refusal."""

    def one(number: int) -> str:
        try:
            return act(number)
        except Refused as refusal:
            return refusal.words.en
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as people:
        return list(people.map(one, range(AT_ONCE)))


@pytest.mark.slow
def test_of_many_who_rule_at_once_one_rules_and_the_others_see_it(asked: list[Request]) -> None:
    event = Event.objects.create(
        code="forum", title_ru="форум", kind="forum", starts_on=date(2030, 3, 18), ends_on=date(2030, 3, 18), precision="day"
    )
    for n, day in enumerate(("2030-03-18", "2030-03-19")):
        state = asked[0].state if n else asked[-1].state
        source = Source.objects.create(code=f"s{n}", title_ru=f"s{n}", sha256=str(n) * 64, characters=1, text="x", state=state)
        Claim.objects.create(source=source, record="event:forum", field="dates", value={"start": day, "end": day}, spans=[[0, 1]])
    found = disagreement_on("event:forum", "dates")
    assert found is not None
    choices = [str(one.claim.pk) for one in found.sayings]

    def rule(number: int) -> str:
        settle_disagreement(
            record="event:forum",
            field="dates",
            choice=choices[number % 2],
            reason="протокол",
            seen=found.mark,
            by=officer(number),
        )
        return "done"

    said = all_at_once(rule)
    assert said.count("done") == Ruling.objects.count() == 1
    assert sum("somebody else ruled" in words for words in said) == AT_ONCE - 1
    ruled = Ruling.objects.get().value["start"]
    assert str(Event.objects.get(pk=event.pk).starts_on) == ruled
    assert first_broken() is None


@pytest.mark.slow
def test_an_answer_and_a_withdrawal_at_once_give_one_of_the_two(asked: list[Request]) -> None:
    one = asked[0]
    text, day = Trilingual("Когда?"), date(2031, 1, 1)
    (question,) = ask_states(period=one.period, states=[one.state], text=text, deadline=day, by=EDITOR, on=date(2030, 1, 1))

    def act(number: int) -> str:
        if number % 2:
            answer_question(question=question, text=f"Ответ {number}", by=agency(one.state.code, number))
        else:
            withdraw_question(question=question, by=officer(number))
        return "done"

    said = all_at_once(act)
    held = Question.objects.get()
    answers = held.messages.count()
    assert (held.stage == "withdrawn" and answers == 0) or (held.stage == "answered" and answers == AT_ONCE // 2)
    assert said.count("done") == (1 if held.stage == "withdrawn" else AT_ONCE // 2)
    assert first_broken() is None


@pytest.mark.slow
def test_one_letter_entered_by_many_at_once_is_entered_once(asked: list[Request]) -> None:
    one = asked[0]

    def enter(number: int) -> str:
        enter_letter(
            state=one.state,
            period=one.period,
            number="7",
            dated=date(2031, 1, 1),
            received_on=date(2031, 1, 2),
            came_by="paper",
            file=Attached("letter.txt", b"words"),
            texts={one.area.code: "Слова"},
            by=officer(number),
        )
        return "done"

    said = all_at_once(enter)
    assert said.count("done") == Letter.objects.count() == 1
    assert sum("entered already" in words for words in said) == AT_ONCE - 1
    assert one.versions.count() == 1
    assert first_broken() is None
