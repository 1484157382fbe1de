"""Nonsense in every place where something can be written: a clear word, never a broken page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.api.callers import Program
from tests.attacks.addresses import ATTACKS, Attack, Form, asked
from tests.attacks.operations import CALLS
from tests.attacks.people import ADMINISTRATOR, EDITOR, OWNER, Eyes
from tests.attacks.world import World, build

NONSENSE = ("9" * 400, "99999999999999999999", "-1", "\x00", "²", "٣", "a\x0bb", "%", "'\"><", "\udcff".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "x" * 70_000, "2024-13-45")  # fmt: skip
HEAVY = ("report/releases/freeze/", "report/wordings/change/", "report/wordings/<int:number>/", "report/return/", "sign-out/")
"""Composing the report anew for each form would take minutes: their fields are words of a change, tried in its own tests."""
QUERIES = ("page", "first", "last", "on", "as_of", "noun", "of", "severity", "rule", "search", "month", "area", "key", "only", "state", "by",
           "record", "submission", "field", "finding", "deadline", "next", "accepted", "open")  # fmt: skip


@pytest.fixture
def world(sco: object) -> World:
    return build()


def _forms(attack: Attack, world: World) -> Iterator[Form]:
    """Each form once for every act, with one field after another filled with nonsense."""
    seen = set()
    for form in attack.sends(world):
        act = (form.get("do"), tuple(sorted(form)))
        if act in seen:
            continue
        seen.add(act)
        yield from ({**form, name: wrong} for name in form if name != "file" for wrong in NONSENSE)


def _broken(client: Client, world: World) -> list[str]:
    client.raise_request_exception = False
    found = []
    for route, attack in ATTACKS.items():
        if route in HEAVY or attack.is_own:
            continue
        path = next(iter(attack.paths(world)), "/")
        if not path.startswith("/report/"):
            for wrong in NONSENSE:
                query = dict.fromkeys(QUERIES, wrong)
                found += [f"{path}?{wrong[:20]!r}"] if client.get(asked(path, query)).status_code >= 500 else []
        for form in _forms(attack, world):
            answer = client.post(path, form)
            found += [f"{path} {({name: str(value)[:20] for name, value in form.items()})}"] if answer.status_code >= 500 else []
    return found


@pytest.mark.slow
@pytest.mark.parametrize("eyes", [EDITOR, OWNER, ADMINISTRATOR], ids=lambda eyes: eyes.name)
def test_no_nonsense_breaks_a_page(eyes: Eyes, world: World) -> None:
    assert _broken(eyes.client(), world) == []


@pytest.mark.parametrize("wrong", ["9" * 30, "-1", "%00", "%C2%B2", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%92%A3", "x" * 5000])
def test_no_nonsense_in_an_address_breaks_it(world: World, wrong: str) -> None:
    client = EDITOR.client()
    client.raise_request_exception = False
    for route in ATTACKS:
        if "<" in route and not route.startswith("report/summaries"):
            path = "/" + "".join(part.partition(">")[2] if n == 0 else wrong + part.partition(">")[2] for n, part in _parts(route))
            assert client.get(path).status_code < 500, path


def _parts(route: str) -> Iterator[tuple[int, str]]:
    first, *rest = route.split("<")
    yield 0, ">" + first
    yield from enumerate(rest, 1)


@pytest.mark.parametrize("wrong", [one for one in NONSENSE if len(one) < 1000])
def test_no_nonsense_breaks_an_operation(world: World, wrong: str) -> None:
    program: Any = Program(OWNER.token(writes=True))
    Client.raise_request_exception = False
    for (verb, pattern), calls in CALLS.items():
        path, body = next(iter(calls(world)), (pattern, None))
        bodies = [{**body, name: wrong} for name in body] if body else [None]
        for one in bodies:
            assert program.call(verb, path, one).status_code < 500, path
        if verb == "get":
            for name in ("mark", "limit", "modified_since", "first", "area", "state", "period"):
                answer = program.call(verb, asked(path.partition("?")[0], {name: wrong}))
                assert answer.status_code < 500, f"{path} {name}"
