"""The board by the API: what the portal's board says, for the Secretariat's programs alone."""

from __future__ import annotations

from datetime import date

import pytest

from svod.register.areas.models import Area
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.requests import open_period
from tests.api.callers import Program, program, told


@pytest.fixture
def asked(sco: Period) -> Period:
    states, areas = State.objects.filter(code__in=["KZ", "UZ"]), Area.objects.filter(code="trade")
    open_period(period=sco, states=states, areas=areas, deadline=date(2020, 3, 1), by=operator("root"))
    return sco


def test_the_board_says_each_cell_and_each_gap(asked: Period) -> None:
    said = told(program(Role.OFFICER).get("/board"))
    assert (said["period"], said["asked"], said["done"]) == ("2023-2024", 2, 0)
    assert [(one["state"], one["area"], one["status"]) for one in said["cells"]] == [
        ("KZ", "trade", "overdue"),
        ("UZ", "trade", "overdue"),
    ]
    assert {"no_protocol", "no_text"} <= {one["kind"] for one in said["gaps"]}
    assert told(program(Role.EDITOR).get(f"/board?period={asked.code}")) == said
    assert program(Role.OFFICER, areas=("trade",)).get("/board?period=1999").status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, Role.ADMINISTRATOR])
def test_the_board_is_the_secretariats_alone(asked: Period, role: Role) -> None:
    answer = program(role, "KZ" if role is Role.COORDINATOR else "").get("/board")
    assert answer.status_code == 403
    assert b"UZ" not in answer.content
    assert Program().get("/board").status_code == 401
