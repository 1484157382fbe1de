"""Whatever is sent, the portal answers in words: never with a fault of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import SimpleCookie
from django.test import Client

from svod.register.rights import Role
from tests.attacks.addresses import ATTACKS, Form
from tests.attacks.nonsense import addresses, asked_for, forms, some, with_one_bad
from tests.attacks.operations import CALLS
from tests.attacks.people import CHAIR, EDITOR, OWNER, account, granted
from tests.attacks.world import World, build

pytestmark = pytest.mark.slow
SLOW = {"report/releases/freeze/", "report/wordings/change/", "report/wordings/", "report/releases/"}
"""What composes the report to answer, which takes seconds: all that is bad is sent at once."""
OF_OTHERS = {"submissions/<int:pk>/": OWNER, "questions/<int:pk>/": OWNER, "chairs/<slug:code>/": CHAIR}
METHODS = ("head", "options", "put", "delete", "patch")
CLIENTS: dict[str, Client] = {}


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """What is slow to make is made once for the module."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        made = build()
        granted(account(Role.EDITOR), Role.ADMINISTRATOR)
        for eyes in (EDITOR, OWNER, CHAIR):
            CLIENTS[eyes.name] = eyes.client()
            CLIENTS[eyes.name].raise_request_exception = False
        yield made
        transaction.set_rollback(True)
    cache.clear()


class Walk:
    """Asks as somebody who is signed in, takes back what it did, and keeps what broke."""

    def __init__(self, client: Client) -> None:
        self.client, self.cookies, self.broken = client, client.cookies.output(header="", sep=";"), []

    def ask(self, verb: str, path: str, form: Any = None, **more: Any) -> Any:
        self.client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            answer = getattr(self.client, verb)(path, form, **more)
            if answer.streaming:
                b"".join(answer.streaming_content)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            said = getattr(answer, "exc_info", None)
            self.broken.append(f"{verb} {path[:150]} {str(form)[:300]}: {said[1]!r:.200}" if said else path)
        return answer


def test_nonsense_in_an_address_is_answered(world: World, db: None) -> None:
    walk = Walk(CLIENTS[EDITOR.name])
    for _, path in addresses(world):
        walk.ask("get", path)
    for method in METHODS:
        for attack in (attack for route, attack in ATTACKS.items() if route not in SLOW):
            if path := next(iter(attack.paths(world)), ""):
                walk.ask(method, path, None if method != "head" else {})
    assert walk.broken == []


def test_nonsense_in_a_query_is_answered(world: World, db: None) -> None:
    walk = Walk(CLIENTS[EDITOR.name])
    for route, attack in ATTACKS.items():
        path, query = next(iter(attack.paths(world)), ""), list(attack.asks(world))[-1]
        if not path or ".<slug:suffix>" in route or route in SLOW - {"report/wordings/"}:
            continue
        with asked_for() as names:
            walk.ask("get", path, query)
        for bad in with_one_bad(query, names, route, 2) if route not in SLOW else ({"key": "²"},):
            walk.ask("get", f"{path}?{urlencode(bad, doseq=True)}")
    assert walk.broken == []


@pytest.mark.parametrize("who", ["editor", "others"])
def test_nonsense_in_a_form_is_answered(who: str, world: World, db: None) -> None:
    every = forms(world)
    walks = {name: Walk(client) for name, client in CLIENTS.items()}
    for route, attack in ATTACKS.items():
        if who == "others" and route not in OF_OTHERS:
            continue
        walk = walks[EDITOR.name if who == "editor" else OF_OTHERS[route].name]
        path = next(iter(attack.paths(world)), "")
        for form in every[route] if path else ():
            for bad in _bad(walk, route, path, form):
                walk.ask("post", path, bad)
        if path and route not in SLOW:
            walk.ask("post", path, "{]", content_type="application/json")
            walk.ask("post", path, b"\xff\x00", content_type="application/x-www-form-urlencoded")
            walk.ask("post", path, b"--x\r\n", content_type="multipart/form-data; boundary=x")
            walk.ask("post", path, b"", content_type="multipart/form-data")
    assert [one for walk in walks.values() for one in walk.broken] == []


def _bad(walk: Walk, route: str, path: str, form: Form) -> Iterator[Form]:
    if route in SLOW:
        yield dict.fromkeys(form, "²")
        return
    form = {name: _again(value) for name, value in form.items()}
    with asked_for() as names:
        walk.ask("post", path, form)
    names.discard("csrfmiddlewaretoken")
    for bad in with_one_bad(form, names, route, 2):
        yield {name: _again(value) for name, value in bad.items()}
    for name in [name for name, value in form.items() if hasattr(value, "read")]:
        for called, content in (("a\x00b.txt", b"a"), ("../../a.docx", b"PK\x03\x04"), ("a.pdf", b"%PDF-"), ("a", b"")):
            yield {**form, name: SimpleUploadedFile(called, content)}


def _again(value: Any) -> Any:
    if isinstance(value, io.IOBase) or hasattr(value, "seek"):
        value.seek(0)
    return value


def test_a_cookie_with_nul_is_no_session(world: World, db: None) -> None:
    answer = Client(raise_request_exception=False).get("/", headers={"cookie": r'svod_session="abcdefghijkl\000"'})
    assert answer.status_code < 500


def test_nul_is_refused_in_words(world: World, db: None) -> None:
    for answer in (
        Client().get("/events/?search=%00", headers={"accept-language": "en"}),
        Client().get("/documents/%00/", headers={"accept-language": "en"}),
        Client().post("/sign-in/", {"email": "a\x00b", "password": "x"}, headers={"accept-language": "en"}),
    ):
        assert (answer.status_code, "character of code 0" in answer.content.decode()) in {(400, True), (404, False)}
    assert "character of code 0" in Client().get("/?a=%00", headers={"accept-language": "en"}).content.decode()


BODIES = (
    *(b"", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b"\xff", b"x=1"),
    *(b'{"text": 5, "rows": "x"}', b'{"text": "\\u0000"}', b'{"text": "a", "rows": [{"title": ["x"]}], "edition": 1e99}'),
    b'{"edition": 99999999999999999999, "text": "a"}',
)


def test_nonsense_sent_to_the_api_is_answered(world: World, db: None) -> None:
    client = CLIENTS[OWNER.name]
    head = {"authorization": f"Bearer {OWNER.token(writes=True)}"}
    walk = Walk(client)
    for (verb, template), calls in CALLS.items():
        path = next(iter(calls(world)))[0]
        for part in re.findall(r"\{\w+\}", template):
            for value in some(f"{template} {part}", 4):
                given = re.sub(
                    r"\{\w+\}", lambda found, part=part, value=value: quote(value if found[0] == part else "1"), template
                )
                walk.ask(verb, f"/api/v1{given}", headers=head)
        for name in ("mark", "limit", "modified_since", "state", "area", "period", "edition") if verb == "get" else ():
            for value in ("\x00", *some(f"{template} {name}", 4)):
                walk.ask(verb, f"/api/v1{path.partition('?')[0]}?{urlencode({name: value})}", headers=head)
        for body in BODIES if verb != "get" else ():
            for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
                walk.ask(verb, f"/api/v1{path}", body, content_type=kind, headers=head)
        for method in (*METHODS, "post"):
            walk.ask(method, f"/api/v1{path}", headers=head)
    assert walk.broken == []
