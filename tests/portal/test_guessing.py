"""Guessing at the door: by account in however many sessions, by network at however many accounts; who is out stays out."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client, RequestFactory

from svod.portal.people.network import network_of
from svod.register.people import totp
from svod.register.people.accounts import close_account
from svod.register.people.changes import invite_person, revoke_role
from svod.register.people.entry import FREE_TRIES
from svod.register.people.models import Account, Guess, RoleGrant
from svod.register.people.networks import FREE_GUESSES
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor
from svod.register.people.tokens import make_token
from svod.register.rights import Role, operator
from svod.register.sources.models import Period

PASSWORD = "тихая река у моста"
ENGLISH = {"accept-language": "en"}
ROOT = operator("Root")


def joined(email: str = "officer@example.org", role: Role = Role.OFFICER) -> Account:
    token = invite_person(name=email, email=email, role=role, by=ROOT)
    assert Client().post(f"/invitation/{token}/", {"password": PASSWORD}).status_code == 302
    return Account.objects.get(email=email)


def entered(account: Account, password: str = PASSWORD, **more: Any) -> Client:
    client = Client(headers=ENGLISH)
    client.post("/sign-in/", {"email": account.email, "password": password}, **more)
    return client


def test_guesses_of_a_code_count_for_the_account_in_however_many_sessions(sco: Period) -> None:
    account = joined()
    secret, now = begin_second_factor(account=account), datetime.now(UTC)
    confirm_second_factor(account=account, code=totp.code_at(secret, int(now.timestamp() // totp.STEP)), now=now)
    sessions = [entered(account) for _ in range(3)]
    for guess in range(FREE_TRIES):
        assert sessions[guess % 3].post("/sign-in/code/", {"code": "000000"}).status_code == 400
    right = totp.code_at(secret, int(time.time() // totp.STEP) + 1)
    for session in sessions:
        answer = session.post("/sign-in/code/", {"code": right})
        assert (answer.status_code, "Too many tries" in answer.content.decode()) == (400, True)
    account.refresh_from_db()
    assert account.failed_count == FREE_TRIES, "a try that was not looked at does not count"


def test_guesses_from_one_network_are_slowed_down_there_alone(sco: Period) -> None:
    account, attacker = joined(), Client(headers=ENGLISH, REMOTE_ADDR="203.0.113.7")
    for number in range(FREE_GUESSES):
        assert attacker.post("/sign-in/", {"email": f"nobody{number}@example.org", "password": "guess"}).status_code == 400
    said = attacker.post("/sign-in/", {"email": account.email, "password": PASSWORD})
    assert (said.status_code, "from your network" in said.content.decode()) == (400, True)
    assert entered(account, REMOTE_ADDR="203.0.113.8").get("/account/").status_code == 200
    Guess.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))
    assert attacker.post("/sign-in/", {"email": account.email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "given", "passed", "network"),
    [
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (0, "127.0.0.1", "198.51.100.1", ""),
        (1, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "127.0.0.1", "192.0.2.9, 198.51.100.1", "198.51.100.1"),
        (2, "127.0.0.1", "192.0.2.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "127.0.0.1", "198.51.100.1", ""),
        (1, "127.0.0.1", "nonsense", ""),
        (0, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::/64"),
        (0, "::ffff:203.0.113.7", "", "203.0.113.7"),
    ],
)
def test_only_what_our_own_proxies_say_of_the_network_counts(
    settings: Any, proxies: int, given: str, passed: str, network: str
) -> None:
    settings.SVOD_PROXIES = proxies
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=given, headers={"x-forwarded-for": passed})) == network


def test_a_new_password_ends_the_other_sessions(sco: Period) -> None:
    account = joined()
    own, other = entered(account), entered(account)
    assert other.get("/account/").status_code == 200
    own.post("/account/", {"do": "password", "old": PASSWORD, "new": "another quiet river"})
    assert (own.get("/account/").status_code, other.get("/account/").status_code) == (200, 302)


def test_an_open_page_does_not_let_guess_the_password(sco: Period) -> None:
    account = joined()
    own = entered(account)
    for _ in range(FREE_TRIES):
        own.post("/account/", {"do": "password", "old": "guess", "new": "another quiet river"})
    answer = own.post("/account/", {"do": "password", "old": PASSWORD, "new": "another quiet river"})
    assert "Too many tries" in answer.content.decode()


def test_a_role_that_is_taken_and_an_account_that_is_closed_end_access_at_once(sco: Period, settings: Any) -> None:
    settings.SVOD_OPEN = False
    account = joined()
    own, token = entered(account), make_token(account=account, name="program", by=ROOT)

    def answers() -> tuple[int, int]:
        called = Client().get("/api/v1/events", headers={"authorization": f"Bearer {token}"})
        return own.get("/events/").status_code, called.status_code

    assert answers() == (200, 200)
    revoke_role(grant=RoleGrant.objects.get(person=account.person), on=datetime.now(UTC).date(), by=ROOT)
    assert answers() == (403, 403)
    close_account(account=account, reason="left", by=ROOT, on=datetime.now(UTC).date())
    assert answers() == (302, 401)
