"""Through every page: no word of a state's own comes back to another, and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.attacks.addresses import ATTACKS, Attack, asked, routes
from tests.attacks.people import ADMINISTRATOR, CHAIR, EDITOR, OFFICER, OWNER, STRANGERS, Eyes
from tests.attacks.walk import changed, everything, marks_of
from tests.attacks.world import DRAFTS, OFFICES, World, build

VERBS = ("head", "put", "delete")
INSIDERS = (OWNER, OFFICER, EDITOR, ADMINISTRATOR, CHAIR)
CLIENTS: dict[str, Client] = {}
"""Everybody signs in before anybody walks: signing in is a row of the journal, and the register is to stay as it is."""


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """What is slow to make is made once for the module: all who walk see one register."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once for all who walk; each walk is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        made = build()
        CLIENTS.update({eyes.name: eyes.client() for eyes in (*STRANGERS, *INSIDERS)})
        yield made
        transaction.set_rollback(True)
    cache.clear()


def walked(client: Client, world: World, *, writes: bool, own: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every answer, with the address that gave it."""
    for route, attack in ATTACKS.items():
        for path in attack.paths(world):
            for query in attack.asks(world):
                yield asked(path, query), client.get(asked(path, query))
            if writes and route not in own:
                yield from _sent(client, attack, path, world)
        for path, form in _through(attack, world) if writes else ():
            yield f"post {path} {form}", client.post(path, form)
        for verb in VERBS if writes and not attack.is_own and not path.startswith("/report/") else ():
            path = next(iter(attack.paths(world)), "")
            yield f"{verb} {path}", getattr(client, verb)(path)


def _through(attack: Attack, world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    if attack.through:
        paths, forms = attack.through
        yield from ((path, form) for path in paths(world) for form in forms(world))


def _sent(client: Client, attack: Attack, path: str, world: World) -> Iterator[tuple[str, Any]]:
    for form in attack.sends(world) if not attack.is_own else ():
        yield f"post {path} {form}", client.post(path, form)
        if "/desk/" in path:
            yield f"post {path} {form} for parts", client.post(path, form, headers={"accept": "text/x-parts+html"})


def test_it_is_said_how_every_address_is_attacked() -> None:
    assert set(routes()) - set(ATTACKS) == set(), "say in addresses.py how this address is attacked"
    assert set(ATTACKS) - set(routes()) == set(), "there is no such address any more"


QUICK, *REST = STRANGERS
EVERYBODY = [QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in REST)]


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_of_a_state_comes_to_others_and_nothing_changes(eyes: Eyes, world: World, db: None, settings: Any) -> None:
    client = CLIENTS[eyes.name]
    settings.SVOD_OPEN = not eyes.is_closed
    before = everything()
    seen, broken = {}, []
    for address, answer in walked(client, world, writes=True, own=eyes.own_forms):
        if found := marks_of(answer):
            seen[address] = found
        if answer.status_code >= 500:
            broken.append(address)
    assert seen == {}
    assert changed(before, everything()) == set()
    assert broken == []


@pytest.mark.slow
@pytest.mark.parametrize("eyes", INSIDERS[1:4], ids=lambda eyes: eyes.name)
def test_a_draft_is_its_states_alone(eyes: Eyes, world: World, db: None) -> None:
    answers = walked(CLIENTS[eyes.name], world, writes=False)
    seen = {address: found for address, answer in answers if (found := marks_of(answer) & DRAFTS)}
    assert seen == {}


@pytest.mark.slow
def test_the_state_is_not_shown_what_the_secretariat_writes_for_itself(world: World, db: None) -> None:
    answers = walked(CLIENTS[OWNER.name], world, writes=False)
    seen = {address: found for address, answer in answers if (found := marks_of(answer) & OFFICES)}
    assert seen == {}


@pytest.mark.slow
def test_who_may_see_sees_every_mark(world: World, db: None) -> None:
    """So that the walk can fail: it finds each of them where it may be found."""
    clients = [CLIENTS[eyes.name] for eyes in (OWNER, OFFICER, ADMINISTRATOR, CHAIR)]
    seen = {mark for client in clients for _, answer in walked(client, world, writes=False) for mark in marks_of(answer)}
    assert world.kinds - seen == set()
