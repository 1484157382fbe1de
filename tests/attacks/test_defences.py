"""What stands before every page: a token in each form, heads that forbid strange scripts and frames, names of hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from svod.portal.ui.kept import handed_out
from svod.register.rights import Role
from svod.register.sources.models import KeptFile
from tests.attacks.addresses import ATTACKS, asked
from tests.attacks.people import EDITOR, account, granted
from tests.attacks.walk import changed, everything
from tests.attacks.world import World, build

INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
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
        CLIENTS["editor"] = EDITOR.client()
        yield made
        transaction.set_rollback(True)
    cache.clear()


def assert_guarded(answer: Any) -> None:
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_no_form_is_taken_without_its_token(world: World, db: None) -> None:
    strict, before = Client(enforce_csrf_checks=True), everything()
    strict.cookies = CLIENTS["editor"].cookies
    sent = 0
    for attack in ATTACKS.values():
        path = next(iter(attack.paths(world)), "")
        for form in (*attack.sends(world), {}) if path else ():
            answer = strict.post(path, form)
            assert answer.status_code == 403, path
            assert_guarded(answer)
            sent += 1
    assert sent > len(ATTACKS)
    assert changed(before, everything()) == set()


def test_a_form_without_its_token_is_answered_in_words(world: World, db: None) -> None:
    said = Client(enforce_csrf_checks=True, headers={"accept-language": "en"}).post("/sign-in/", {"email": "a"})
    assert "the page was open for too long" in said.content.decode()
    assert not INLINE.search(said.content.decode())


@pytest.mark.slow
def test_every_page_forbids_strange_scripts_and_frames_and_has_none_of_its_own(world: World, db: None) -> None:
    for attack in ATTACKS.values():
        for path in list(attack.paths(world))[:1]:
            answer = CLIENTS["editor"].get(asked(path, list(attack.asks(world))[-1]))
            assert_guarded(answer)
            if not answer.streaming and answer["Content-Type"].startswith("text/html") and "/file." not in path:
                found = INLINE.search(answer.content.decode())
                assert not found, f"{path}: {found}"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"path": "/nowhere/"}, 404),
        ({"path": "/events/?search=%00"}, 400),
        ({"path": "/", "headers": {"host": "evil.example"}}, 400),
        ({"path": "/", "headers": {"host": 'evil.example"><script>'}}, 400),
        ({"path": "/people/"}, 302),
    ],
)
def test_what_is_refused_is_guarded_too(world: World, db: None, asked: dict[str, Any], status: int) -> None:
    answer = Client().get(**asked)
    assert answer.status_code == status
    assert_guarded(answer)
    assert "evil" not in answer.content.decode()


def test_over_bare_http_another_host_is_refused_with_its_guards(settings: Any, db: None) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert_guarded(answer)


@pytest.mark.parametrize(
    "name", ['a".txt', "a\r\nX-Evil: 1.txt", "протокол.docx", "会议纪要.pdf", "../../etc/passwd", "a;b=c.txt"]
)
def test_the_name_of_a_file_stays_a_name(name: str) -> None:
    answer = handed_out(KeptFile(name=name, content=b"x"))
    said = answer["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[A-Za-z0-9._~%-]+", said)
    assert isinstance(answer, HttpResponse)
    assert "X-Evil" not in answer.headers


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"]
)
def test_the_way_back_stays_here(elsewhere: str, world: World, db: None) -> None:
    assert Client().get("/language/en/", {"next": elsewhere}).headers["Location"] == "/"


def test_a_form_that_is_too_much_is_answered_in_words(world: World, db: None) -> None:
    client = Client(headers={"accept-language": "en"})
    many = client.post("/sign-in/", {f"field{number}": "x" for number in range(2001)})
    long = client.post("/sign-in/", "email=" + "x" * (9 * 2**20), content_type="application/x-www-form-urlencoded")
    assert (many.status_code, "too many fields" in many.content.decode()) == (400, True)
    assert (long.status_code, "too large" in long.content.decode()) == (400, True)
    file = client.post("/sign-in/", {"file": SimpleUploadedFile("a.txt", b"x" * 9 * 2**20)})
    assert file.status_code == 400, "a file of that size is no form of that size"
    assert "too large" not in file.content.decode()
