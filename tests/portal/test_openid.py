"""Signing in through a provider of OpenID Connect: who is let in, to what, and what stays closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from svod.register.identities.models import Identity
from svod.register.identities.queries import linked, not_known
from svod.register.journal.queries import first_broken, history_of
from svod.register.notices.models import Notice
from svod.register.people import totp
from svod.register.people.accounts import offer_new_way_in
from svod.register.people.changes import invite_person
from svod.register.people.models import Account, Invitation
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from tests.portal.issuing import EC, Claims, Issuer, issuing, signed
from tests.portal.visiting import PASSWORD, Visitor, account

STRANGE = not_known().words.en


@pytest.fixture
def issuer(sco: Period, settings: Any) -> Iterator[Issuer]:
    """A provider that the portal trusts, where A. Serik is signed in."""
    with issuing() as found:
        found.is_person("subject-1", "a.serik@example.org")
        settings.SVOD_OIDC = found.provider()
        yield found


def second_factor(of: Account) -> str:
    secret, now = begin_second_factor(account=of), datetime.now(UTC)
    confirm_second_factor(account=of, code=totp.code_at(secret, int(now.timestamp() // totp.STEP)), now=now)
    return secret


def test_without_a_provider_there_is_no_button_and_no_address(sco: Period, client: Client) -> None:
    assert "openid" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/openid/").status_code == 404
    assert client.get("/sign-in/openid/back/?code=1&state=2").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Войти через единую службу"), ("en", "Sign in with the house account"), ("zh", "通过统一账号登录")],
)
def test_the_button_speaks_the_language_of_the_page(issuer: Issuer, client: Client, language: str, words: str) -> None:
    page = client.get("/sign-in/?next=/people/", headers={"accept-language": language}).content.decode()
    assert words in page
    assert 'href="/sign-in/openid/?next=%2Fpeople%2F"' in page
    assert 'name="password"' in page


def test_a_verified_address_of_an_account_lets_in_and_is_linked(issuer: Issuer) -> None:
    own, visitor = account(), Visitor()
    answer = visitor.comes(next="/people/")
    assert (answer.status_code, answer.headers["Location"], visitor.account) == (302, "/people/", own.pk)
    assert list(linked().values_list("account", "issuer", "subject")) == [(own.pk, issuer.address, "subject-1")]
    assert [entry.verb for entry in history_of("person:a.serik")][:2] == ["signed in", "identity linked"]
    assert first_broken() is None
    letter = Notice.objects.get(account=own)
    assert (f"127.0.0.1:{issuer.port}/realm" in letter.subject, "a.serik@example.org" in letter.body) == (True, True)


def test_the_one_who_is_linked_is_known_by_the_subject_whatever_the_address_becomes(issuer: Issuer) -> None:
    own = account()
    Visitor().comes()
    other = account("other@example.org")
    issuer.is_person("subject-1", "other@example.org")
    again = Visitor()
    again.comes()
    assert again.account == own.pk != other.pk
    assert Identity.objects.count() == 1
    assert Notice.objects.count() == 1


def test_keys_of_a_curve_and_an_address_told_only_by_userinfo_do_as_well(issuer: Issuer) -> None:
    own, visitor = account(), Visitor()
    issuer.in_userinfo = frozenset({"email", "email_verified"})
    issuer.sign = lambda claims: signed(claims, "ES256", EC)
    visitor.comes()
    assert visitor.account == own.pk


def test_a_provider_that_takes_the_secret_only_in_the_form_is_given_it_so(issuer: Issuer) -> None:
    issuer.more = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    own, visitor = account(), Visitor()
    visitor.comes()
    assert visitor.account == own.pk


def test_the_session_of_before_is_not_the_one_that_is_signed_in(issuer: Issuer) -> None:
    account()
    visitor = Visitor()
    address = visitor.goes()
    before = visitor.browser.session.session_key
    visitor.returns(address)
    assert visitor.browser.session.session_key != before


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", "/\\example.com"])
def test_nobody_is_sent_to_another_site(issuer: Issuer, elsewhere: str) -> None:
    account()
    assert Visitor().comes(next=elsewhere).headers["Location"] == "/"


def test_where_the_register_is_closed_strangers_reach_the_way_in(issuer: Issuer, settings: Any) -> None:
    settings.SVOD_OPEN = False
    own, visitor = account(), Visitor()
    visitor.comes()
    assert visitor.account == own.pk


# an invitation


def invited(email: str = "new@example.org") -> str:
    return invite_person(name="N. Newcomer", email=email, role=Role.EDITOR, language="en", by=operator("Root"))


def test_an_invitation_is_accepted_without_a_password(issuer: Issuer) -> None:
    token, visitor = invited(), Visitor()
    issuer.is_person("subject-2", "New@Example.org")
    page = visitor.browser.get(f"/invitation/{token}/").content.decode()
    assert f'href="/sign-in/openid/?invitation={token}"' in page
    assert visitor.comes(invitation=token).headers["Location"] == "/account/"
    made = Account.objects.get(email="new@example.org")
    assert (visitor.account, made.has_usable_password(), made.person.roles.get().role) == (made.pk, False, "editor")
    assert Invitation.objects.get(email="new@example.org").used_at is not None
    assert {"joined", "identity linked"} <= {entry.verb for entry in history_of("person:N. Newcomer")}
    assert token not in str(dict(visitor.browser.session))
    assert Visitor().browser.get("/sign-in/openid/", {"invitation": token}).status_code == 400, "it holds once"


@pytest.mark.parametrize(
    ("email", "verified"), [("else@example.org", True), ("new@example.org", False), ("new@example.org", "true")]
)
def test_an_invitation_is_for_its_verified_address_alone(issuer: Issuer, email: str, verified: object) -> None:
    token, visitor = invited(), Visitor()
    issuer.is_person("subject-2", email, verified=verified)
    answer = visitor.comes(invitation=token)
    assert (answer.status_code, STRANGE in answer.content.decode(), visitor.account) == (400, True, 0)
    assert not Account.objects.filter(email="new@example.org").exists()
    assert Visitor().browser.get(f"/invitation/{token}/").status_code == 200, "it is still open"


def test_two_invitations_to_one_address_make_one_account(issuer: Issuer) -> None:
    first, second = invited(), invite_person(name="M. Other", email="new@example.org", role=Role.READER, by=operator("Root"))
    issuer.is_person("subject-2", "new@example.org")
    Visitor().comes(invitation=first)
    assert Visitor().comes(invitation=second).status_code == 400
    answer = Client().post(f"/invitation/{second}/", {"password": PASSWORD})
    assert answer.status_code == 400
    assert Account.objects.filter(email="new@example.org").count() == 1


def test_a_new_way_into_an_account_is_no_invitation_and_opens_even_where_passwords_are_off(issuer: Issuer, settings: Any) -> None:
    own = account()
    Visitor().comes()
    second_factor(own)
    token = offer_new_way_in(account=own, drops_second_factor=True, by=operator("Root"))
    settings.SVOD_PASSWORDS = False
    visitor = Visitor()
    page = visitor.browser.get(f"/invitation/{token}/").content.decode()
    assert ("openid" in page, 'name="password"' in page) == (False, True)
    issuer.is_person("subject-2", own.email)
    assert STRANGE in visitor.comes(invitation=token).content.decode()
    assert visitor.account == 0
    visitor.browser.post(f"/invitation/{token}/", {"password": "высокий берег за рекой"})
    again = Visitor()
    issuer.is_person("subject-1", own.email)
    again.comes()
    assert (visitor.account, again.account) == (own.pk, own.pk), "the phone is forgotten: the provider is enough again"


# the second factor


def test_with_a_second_factor_the_provider_alone_opens_and_links_nothing(issuer: Issuer) -> None:
    own, visitor = account(), Visitor()
    secret = second_factor(own)
    issuer.person["amr"] = ["pwd", "otp", "mfa"]
    assert visitor.comes(next="/people/").headers["Location"] == "/sign-in/code/"
    assert (visitor.account, linked().count()) == (0, 0)
    assert visitor.browser.post("/sign-in/code/", {"code": "000000"}).status_code == 400
    assert linked().count() == 0
    step = int(datetime.now(UTC).timestamp() // totp.STEP) + 1
    done = visitor.browser.post("/sign-in/code/", {"code": totp.code_at(secret, step)})
    assert (done.headers["Location"], visitor.account, linked().count()) == ("/people/", own.pk, 1)


def test_the_providers_second_factor_counts_only_where_the_settings_say_so(issuer: Issuer, settings: Any) -> None:
    own = account()
    second_factor(own)
    settings.SVOD_OIDC = issuer.provider(second_factors=frozenset({"otp", "urn:example:gold"}))
    enough: tuple[Claims, ...] = ({"amr": ["pwd", "otp"]}, {"acr": "urn:example:gold"})
    for more in ({}, {"amr": ["pwd"]}, {"amr": "otp"}, {"acr": "urn:example:bronze"}, *enough):
        visitor = Visitor()
        issuer.is_person("subject-1", "a.serik@example.org", **more)
        visitor.comes()
        assert (visitor.account == own.pk) is (more in enough), more


def test_codes_are_not_guessed_by_coming_again_and_again(issuer: Issuer) -> None:
    second_factor(account())
    for _ in range(5):
        visitor = Visitor()
        visitor.comes()
        visitor.browser.post("/sign-in/code/", {"code": "000000"})
    answer = Visitor().comes()
    assert (answer.status_code, "Too many tries" in answer.content.decode()) == (400, True)


# one's own account


def test_who_has_a_password_undoes_the_link_and_alone_makes_it_again(issuer: Issuer) -> None:
    own, visitor = account(), Visitor()
    visitor.comes()
    identity = linked().get()
    page = visitor.browser.post("/account/", {"do": "unlink", "identity": str(identity.pk)}).content.decode()
    assert "It is unlinked" in page
    assert STRANGE in Visitor().comes().content.decode(), "the address alone links nothing that its owner undid"
    assert visitor.browser.post("/account/", {"do": "link", "password": "wrong"}).status_code == 400
    page = visitor.browser.post("/account/", {"do": "link", "password": PASSWORD}).content.decode()
    (away,) = re.findall(rf'href="({issuer.address}/authorize[^"]+)"', page)
    issuer.is_person("subject-9", "private@example.com", verified=False)
    assert visitor.returns(away.replace("&amp;", "&")).headers["Location"] == "/account/"
    assert linked().get().subject == "subject-9"
    again = Visitor()
    again.comes()
    assert again.account == own.pk


def test_a_link_is_made_for_the_one_who_began_it(issuer: Issuer) -> None:
    account()
    victim = account("victim@example.org")
    attacker, page = Visitor(), Visitor()
    attacker.comes()
    attacker.browser.post("/account/", {"do": "unlink", "identity": str(linked().get().pk)})
    told = attacker.browser.post("/account/", {"do": "link", "password": PASSWORD}).content.decode()
    (away,) = re.findall(r'href="(http://127[^"]+authorize[^"]+)"', told)
    page.browser.force_login(victim)
    answer = page.returns(away.replace("&amp;", "&"))
    assert (answer.status_code, linked().count()) == (400, 0)
    planted = page.browser.session  # though the session were the attacker's, as far as the state goes
    planted["openid"] = attacker.browser.session["openid"]
    planted.save()
    answer = page.returns(away.replace("&amp;", "&"))
    assert (answer.status_code, linked().count()) == (400, 0)


def test_who_has_no_password_sets_one_before_undoing_the_link(issuer: Issuer) -> None:
    token, visitor = invited(), Visitor()
    issuer.is_person("subject-2", "new@example.org")
    visitor.comes(invitation=token)
    undo = {"do": "unlink", "identity": str(linked().get().pk)}
    refused = visitor.browser.post("/account/", undo)
    assert (refused.status_code, "Set a password first" in refused.content.decode()) == (400, True)
    visitor.browser.post("/account/", {"do": "password", "new": PASSWORD})
    assert visitor.browser.post("/account/", undo).status_code == 200
    assert linked().count() == 0
    answer = Client().post("/sign-in/", {"email": "new@example.org", "password": PASSWORD})
    assert answer.status_code == 302


def test_an_administrator_sees_who_is_linked_and_undoes_it_and_the_address_links_again(issuer: Issuer) -> None:
    account()
    Visitor().comes()
    admin = Visitor()
    admin.browser.force_login(account("admin@example.org"))
    page = admin.browser.get("/people/").content.decode()
    assert page.count(f"signs in through 127.0.0.1:{issuer.port}/realm") == 1
    admin.browser.post("/people/", {"do": "unlink", "identity": str(linked().get().pk)})
    assert linked().count() == 0
    assert Notice.objects.filter(subject__contains="отвязан").count() == 1
    issuer.is_person("a new subject", "a.serik@example.org")
    Visitor().comes()
    assert linked().get().subject == "a new subject"


@pytest.mark.parametrize("named", ["", "x", "999999"])
def test_a_link_that_is_not_there_is_not_undone(issuer: Issuer, named: str) -> None:
    visitor = Visitor()
    account()
    visitor.comes()
    for page in ("/account/", "/people/"):
        assert visitor.browser.post(page, {"do": "unlink", "identity": named}).status_code == 404
    assert linked().count() == 1


def test_another_ones_link_is_not_undone_from_ones_own_page(issuer: Issuer) -> None:
    account()
    Visitor().comes()
    reader = Visitor()
    reader.browser.force_login(account("reader@example.org", Role.READER))
    undo = {"do": "unlink", "identity": str(linked().get().pk)}
    assert reader.browser.post("/account/", undo).status_code == 404
    assert reader.browser.post("/people/", undo).status_code == 403
    assert linked().count() == 1


# where passwords are off


def test_where_passwords_are_off_none_lets_in(issuer: Issuer, settings: Any) -> None:
    own, token = account(), invited()
    settings.SVOD_PASSWORDS = False
    visitor = Visitor()
    assert 'name="password"' not in visitor.browser.get("/sign-in/").content.decode()
    assert 'name="password"' not in visitor.browser.get(f"/invitation/{token}/").content.decode()
    assert visitor.browser.post("/sign-in/", {"email": own.email, "password": PASSWORD}).status_code == 400
    assert visitor.browser.post(f"/invitation/{token}/", {"password": PASSWORD}).status_code == 400
    visitor.comes()
    assert visitor.account == own.pk
    assert visitor.browser.post("/account/", {"do": "unlink", "identity": str(linked().get().pk)}).status_code == 400
    assert linked().count() == 1
