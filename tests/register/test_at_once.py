"""Fifty people at once, on PostgreSQL: nothing is lost, nobody sees an error but a fair word, the journal stays one chain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES
from svod.register.areas.models import Area
from svod.register.journal.queries import first_broken
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import recall, submit, take_up, write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.requests import open_period

PEOPLE = 50
EDITOR = Actor("Editor", (Grant(Role.EDITOR),), 1)


def agency(state: str, number: int = 0) -> Actor:
    return Actor(f"{state} agency {number}", (Grant(Role.AGENCY, state),), number + 2)


@pytest.fixture
def asked(on_postgresql: None, transactional_db: None) -> list[Request]:
    period = Period.objects.create(code="2030", first=date(2030, 1, 1), last=date(2030, 12, 31))
    words = {f"{name}_{language}": "x" for name in ("name", "short_name", "adjective") for language in LANGUAGES}
    states = [State.objects.create(code=f"Z{n}", **words) for n in range(10)]
    areas = [Area.objects.create(code=f"area-{n}", number=900 + n) for n in range(5)]
    open_period(period=period, states=states, areas=areas, deadline=date(2031, 2, 1), by=EDITOR)
    return list(Request.objects.filter(period=period).select_related("state", "area"))


@pytest.mark.slow
def test_fifty_people_submit_at_once_and_nothing_is_lost(asked: list[Request]) -> None:
    assert len(asked) == PEOPLE

    def send(one: Request) -> str:
        try:
            by = agency(one.state.code)
            return submit(submission=write_draft(request=one, text=f"Material of {one}", by=by), by=by).stage
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        stages = list(people.map(send, asked))
    assert stages == ["submitted"] * PEOPLE
    assert Submission.objects.filter(stage="submitted").count() == PEOPLE
    assert first_broken() is None


@pytest.mark.slow
def test_ten_who_write_one_draft_at_once_are_told_fairly_and_one_wins(asked: list[Request]) -> None:
    one = asked[0]
    draft = write_draft(request=one, text="First", by=agency(one.state.code))

    def write(number: int) -> str:
        try:
            write_draft(request=one, text=f"Writer {number}", edition=draft.edition, by=agency(one.state.code, number))
            return "stored"
        except Refused as refusal:
            return "told" if "still on the page" in refusal.words.en else refusal.words.en
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as people:
        said = list(people.map(write, range(10)))
    assert (said.count("stored"), said.count("told")) == (1, 9)
    assert Submission.objects.get().edition == draft.edition + 1


@pytest.mark.slow
def test_a_recall_and_a_taking_up_at_once_give_one_of_the_two(asked: list[Request]) -> None:
    one = asked[0]
    by = agency(one.state.code)
    version = submit(submission=write_draft(request=one, text="Material", by=by), by=by)

    def act(which: int) -> str:
        try:
            done = recall(submission=version, by=by) if which % 2 else take_up(submission=version, by=EDITOR)
            return done.stage
        except Refused:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as people:
        said = list(people.map(act, range(10)))
    assert said.count("told") == 9
    assert Submission.objects.get().stage in {"recalled", "processing"}
