"""Through every operation of the API: no word of a state's own comes back to another's token, and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.callers import Program
from tests.attacks.operations import CALLS, operations
from tests.attacks.people import CHAIR, OFFICER, OWNER, STRANGERS, Eyes
from tests.attacks.walk import changed, everything, marks_of
from tests.attacks.world import DRAFTS, OFFICES, World, build


@pytest.fixture
def world(sco: object) -> World:
    return build()


def called(program: Program, world: World, *, writes: bool = True) -> Iterator[tuple[str, Any]]:
    for (verb, _), calls in CALLS.items():
        if verb != "get" and not writes:
            continue
        for path, body in calls(world):
            answer = program.call(verb, path, body)
            yield f"{verb} {path}", answer
            if tag := answer.headers.get("ETag"):
                yield f"{verb} {path} again", program.call(verb, path, body, **{"If-None-Match": tag})


QUICK, *REST = STRANGERS
EVERYBODY = [QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in REST)]


def test_it_is_said_how_every_operation_is_attacked() -> None:
    assert operations() - set(CALLS) == set(), "say in operations.py how this operation is attacked"
    assert set(CALLS) - operations() == set(), "there is no such operation any more"


@pytest.mark.parametrize("writes", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["writing token", "reading token"])
@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_of_a_state_comes_to_anothers_token(eyes: Eyes, writes: bool, world: World, settings: Any) -> None:
    if eyes.account is None and not writes:
        return  # the public has no token
    program = Program(eyes.token(writes=writes))
    if eyes.loses_role:
        eyes.client()
    settings.SVOD_OPEN = not eyes.is_closed
    before, seen = everything(), {}
    for address, answer in called(program, world):
        if found := marks_of(answer):
            seen[address] = found
        assert answer.status_code < 500, address
        if answer.status_code != 304 and not address.startswith("get "):
            assert answer.status_code >= 400, f"{address} was done"
    assert seen == {}
    assert changed(before, everything()) == set()


def test_a_tag_of_anothers_answer_is_no_key_to_it(world: World) -> None:
    """Whoever sends the ETag of the owner gets an answer of their own, not the word that nothing has changed."""
    own, other = Program(OWNER.token(writes=False)), Program(STRANGERS[0].token(writes=False))
    tag = own.get("/requests").headers["ETag"]
    assert other.call("get", "/requests", **{"If-None-Match": tag}).status_code == 200


def test_the_owner_sees_the_own_material_and_the_officer_all_but_drafts(world: World) -> None:
    def seen(eyes: Eyes) -> set[str]:
        program = Program(eyes.token(writes=False))
        return {mark for _, answer in called(program, world, writes=False) for mark in marks_of(answer)}

    by_owner, by_officer = seen(OWNER), seen(OFFICER)
    assert {*DRAFTS, "submitted", "returned", "remark_of_office", "guidance"} <= by_owner
    assert not by_owner & OFFICES
    assert by_owner - by_officer == DRAFTS
    assert not seen(CHAIR)


def test_a_token_of_a_closed_account_and_a_revoked_one_open_nothing(world: World) -> None:
    held = OWNER.account
    assert held is not None
    program = Program(OWNER.token(writes=True))
    assert program.get("/requests").status_code == 200
    account = held()
    account.is_active = False
    account.save(update_fields=["is_active"])
    assert program.get("/requests").status_code == 401


def test_a_reading_token_of_the_owner_writes_nothing(world: World) -> None:
    program, before = Program(OWNER.token(writes=False)), everything()
    for (verb, _), calls in CALLS.items():
        for path, body in calls(world) if verb != "get" else ():
            assert program.call(verb, path, body).status_code == 403
    assert changed(before, everything()) == set()
