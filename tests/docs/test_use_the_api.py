"""docs/howto/use-the-api.md, followed to the letter: every call of the page is made, and works."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

from django.test import Client

from svod.register.areas.models import Area
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.requests import open_period
from tests.api.callers import program

PAGE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "use-the-api.md"


def test_every_call_of_the_page_works(sco: Period) -> None:
    areas = Area.objects.filter(code="customs")
    open_period(period=sco, states=State.objects.filter(code="KZ"), areas=areas, deadline=date(2099, 3, 1), by=operator("root"))
    token = program(Role.COORDINATOR, "KZ").token
    calls = [line.strip() for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("    curl ")]
    assert len(calls) >= 8
    for call in calls:
        words = shlex.split(call.replace("$TOKEN", token))
        verb = words[words.index("-X") + 1].lower() if "-X" in words else "get"
        header = words[words.index("-H") + 1].partition(": ")
        given = {"data": words[words.index("-d") + 1], "content_type": "application/json"} if "-d" in words else {}
        answer = getattr(Client(), verb)(words[-1].removeprefix("$SVOD"), headers={header[0]: header[2]}, **given)
        assert answer.status_code == 200, (call, answer.content.decode())
