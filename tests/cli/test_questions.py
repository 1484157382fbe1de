"""`svod questions` lists what waits, and as JSON with the whole thread."""

from __future__ import annotations

import json
from datetime import date

import pytest

from svod.cli.main import run
from svod.kernel.words import Trilingual
from svod.register.questions.changes import answer_question, ask_states, withdraw_question
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Period
from svod.register.states.models import State

EDITOR = Actor("E. Editor", (Grant(Role.EDITOR),), 1)
KZ = Actor("K. Kazakh", (Grant(Role.COORDINATOR, "KZ"),), 3)


def test_questions_are_listed_until_they_are_done(
    sco: Period, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")
    states = list(State.objects.filter(code__in=("KZ", "UZ")).order_by("code"))
    text, day = Trilingual("Когда?", "When was it?"), date(2099, 1, 1)
    kz, uz = ask_states(period=sco, states=states, text=text, deadline=day, by=EDITOR, on=date(2026, 1, 1))
    answer_question(question=kz, text="18 марта.", by=KZ)
    withdraw_question(question=uz, by=EDITOR)
    with pytest.raises(SystemExit):
        run(["questions", "--json"])
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["state"], one["status"], [said["text"] for said in one["thread"]]) == ("KZ", "answered", ["18 марта."])
    with pytest.raises(SystemExit):
        run(["questions", "--all"])
    table = capsys.readouterr().out
    assert "withdrawn" in table
    assert "When was it?" in table
