"""Coming in through the portal: only those who are let in, only to where they may go."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest
from django.test import Client

from svod.register.people import totp
from svod.register.people.changes import invite_person
from svod.register.people.models import Account
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor
from svod.register.rights import Role, operator
from svod.register.sources.models import Period

PASSWORD = "тихая река у моста"


def joined(client: Client, role: Role = Role.ADMINISTRATOR, state: str = "", email: str = "admin@example.org") -> Account:
    token = invite_person(name=email.partition("@")[0], email=email, role=role, state=state, by=operator("Root"))
    answer = client.post(f"/invitation/{token}/", {"password": PASSWORD})
    assert answer.status_code == 302
    return Account.objects.get(email=email)


def test_an_invitation_lets_in_and_shows_ones_account(sco: Period, client: Client) -> None:
    joined(client)
    page = client.get("/account/", headers={"accept-language": "en"}).content.decode()
    assert "administrator" in page
    assert "Sign out" in page


def test_a_bad_invitation_says_so(sco: Period, client: Client) -> None:
    answer = client.get("/invitation/guess/", headers={"accept-language": "en"})
    assert (answer.status_code, "not valid" in answer.content.decode()) == (400, True)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(sco: Period, client: Client) -> None:
    joined(client)
    client.post("/sign-out/")
    asked = client.get("/people/")
    assert asked.headers["Location"] == "/sign-in/?next=%2Fpeople%2F"
    back = client.post("/sign-in/", {"email": "admin@example.org", "password": PASSWORD, "next": "/people/"})
    assert back.headers["Location"] == "/people/"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", "/\\example.com"])
def test_nobody_is_sent_to_another_site(sco: Period, client: Client, elsewhere: str) -> None:
    joined(client)
    client.post("/sign-out/")
    answer = client.post("/sign-in/", {"email": "admin@example.org", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_the_session_that_was_known_before_is_not_the_one_that_is_signed_in(sco: Period, client: Client) -> None:
    joined(client)
    client.post("/sign-out/")
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["svod_session"] = before
    client.post("/sign-in/", {"email": "admin@example.org", "password": PASSWORD})
    assert client.session.session_key != before


def test_a_form_of_another_site_is_refused(sco: Period) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/", {"email": "a@example.org", "password": "x"}).status_code == 403


def test_with_a_second_factor_the_password_alone_opens_nothing(sco: Period, client: Client) -> None:
    account = joined(client)
    secret = begin_second_factor(account=account)
    now = datetime.now(UTC)
    confirm_second_factor(account=account, code=totp.code_at(secret, int(now.timestamp() // totp.STEP)), now=now)
    client.post("/sign-out/")
    first = client.post("/sign-in/", {"email": account.email, "password": PASSWORD, "next": "/people/"})
    assert first.headers["Location"] == "/sign-in/code/"
    assert client.get("/people/").status_code == 302
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 400
    second = client.post("/sign-in/code/", {"code": totp.code_at(secret, int(time.time() // totp.STEP) + 1)})
    assert second.headers["Location"] == "/people/"
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize(("role", "state"), [(Role.AGENCY, "KZ"), (Role.READER, ""), (Role.OFFICER, "")])
def test_people_and_rights_are_the_administrators(sco: Period, client: Client, role: Role, state: str) -> None:
    joined(client, role, state, "somebody@example.org")
    assert client.get("/people/").status_code == 403
    assert client.get("/people/rights/").status_code == 403
    told = client.post("/people/", {"do": "invite", "name": "X", "email": "x@example.org", "role": "administrator"})
    assert told.status_code == 403


def test_an_administrator_invites_on_the_page_and_the_link_works(sco: Period, client: Client) -> None:
    joined(client)
    form = {"do": "invite", "name": "Э. Эксперт", "email": "e@example.org", "role": "officer", "areas": ["trade", "energy"]}
    page = client.post("/people/", form).content.decode()
    (link,) = re.findall(r"http://testserver(/invitation/[\w-]+/)", page)
    other = Client()
    assert other.post(link, {"password": PASSWORD}).status_code == 302
    assert "эксперт сферы: Торговля и инвестиции, Энергетика" in client.get("/people/").content.decode()


def test_the_table_of_rights_is_shown_as_it_is(sco: Period, client: Client) -> None:
    joined(client)
    page = client.get("/people/rights/", headers={"accept-language": "en"}).content.decode()
    assert "submission: accept" in page
    assert page.count("<tr>") > 40


def test_a_password_is_changed_only_by_who_knows_the_old_one(sco: Period, client: Client) -> None:
    account = joined(client)
    wrong = client.post("/account/", {"do": "password", "old": "guess", "new": "another quiet river"})
    assert wrong.status_code == 400
    client.post("/account/", {"do": "password", "old": PASSWORD, "new": "another quiet river"})
    assert Account.objects.get(pk=account.pk).check_password("another quiet river")


def test_an_administrator_lets_somebody_in_again_and_closes_an_account(sco: Period, client: Client) -> None:
    admin, lost = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})
    joined(admin)
    account = joined(lost, Role.READER, email="lost@example.org")
    page = admin.post("/people/", {"do": "way in", "account": account.pk}).content.decode()
    link = re.search(r"/invitation/[\w-]+/", page)
    assert link
    assert "A new password" in client.get(link.group(), headers={"accept-language": "en"}).content.decode()
    answer = client.post(link.group(), {"password": "высокий берег за рекой"})
    assert answer.headers["Location"] == "/account/"
    assert lost.get("/account/").status_code == 302, "the sessions begun with the old password have ended"
    refused = admin.post("/people/", {"do": "close", "account": account.pk, "reason": ""})
    assert refused.status_code == 400
    admin.post("/people/", {"do": "close", "account": account.pk, "reason": "left"})
    assert client.get("/account/").status_code == 302
    assert "closed" in admin.get("/people/").content.decode()


def test_a_chair_is_invited_from_the_page_and_the_invitation_is_withdrawn(sco: Period, client: Client) -> None:
    admin = Client(headers={"accept-language": "en"})
    joined(admin)
    asked = {"do": "invite", "name": "C. Chair", "email": "chair@example.org", "role": "chair", "state": "KZ", "body": "mtm"}
    link = re.search(r"/invitation/[\w-]+/", admin.post("/people/", asked).content.decode())
    assert link
    page = admin.get("/people/").content.decode()
    assert "chair@example.org" in page
    found = re.search(r'name="invitation" value="(\d+)"', page)
    assert found
    admin.post("/people/", {"do": "withdraw", "invitation": found.group(1)})
    assert client.get(link.group()).status_code == 400


def test_a_code_to_photograph_is_drawn_without_a_script_or_a_style(sco: Period, client: Client) -> None:
    joined(client)
    page = client.post("/account/", {"do": "begin"}).content.decode()
    drawn = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawn
    assert "style" not in drawn.group()
    assert "script" not in drawn.group()
