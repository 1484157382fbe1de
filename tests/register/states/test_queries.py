"""A state counts from the day it joined."""

from __future__ import annotations

from datetime import date

from svod.register.sources.models import Period
from svod.register.states.queries import members_on


def test_a_state_is_a_member_from_the_day_it_joined_and_not_before(sco: Period) -> None:
    assert "BY" not in [state.code for state in members_on(date(2024, 7, 3))]
    assert "BY" in [state.code for state in members_on(date(2024, 7, 4))]


def test_members_stand_in_the_order_of_signature(sco: Period) -> None:
    members = members_on(date(2024, 10, 16))
    assert [state.signing_order for state in members] == list(range(1, 11))
