"""What an attacker, or a broken provider, may send back: nobody gets in, nothing is written, nothing breaks."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from joserfc.jwk import OctKey, RSAKey

from svod.portal.people.exchange import ALGORITHMS, KEPT
from svod.register.identities.models import Identity
from svod.register.identities.queries import linked, not_known
from svod.register.people.models import Account
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.portal.issuing import EC, RSA, Claims, Issuer, issuing, signed
from tests.portal.visiting import Visitor, account, signed_in_there

STRANGE = not_known().words.en
OTHER = RSAKey.generate_key(2048, {"kid": "rsa"})


@pytest.fixture
def issuer(sco: Period, settings: Any) -> Iterator[Issuer]:
    with issuing() as found:
        found.is_person("subject-1", "a.serik@example.org")
        settings.SVOD_OIDC = found.provider()
        account()
        yield found


def assert_stays_out(visitor: Visitor, answer: Any, word: str) -> None:
    page = answer.content.decode()
    assert (answer.status_code, word in page, visitor.account, linked().count()) == (400, True, 0, 0), page
    assert "Traceback" not in page
    assert 'href="/sign-in/openid/' in page, "one can try again"


# the token


def raw(header: Claims, claims: Claims, signature: bytes = b"") -> str:
    def part(content: bytes) -> str:
        return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

    return ".".join([part(json.dumps(header).encode()), part(json.dumps(claims).encode()), part(signature)])


def by_public_key(claims: Claims) -> str:
    """The old trick: HMAC whose secret is the provider's public key, which everybody has."""
    header = {"alg": "HS256", "kid": "rsa"}
    return raw(header, claims, hmac.digest(RSA.as_pem(private=False), raw(header, claims).rpartition(".")[0].encode(), "sha256"))


def by_client_secret(claims: Claims) -> str:
    return signed(claims, "HS256", OctKey.import_key("a secret / of ours", {"kid": "rsa"}))


def by_its_own_key(claims: Claims) -> str:
    """A key that the token brings itself (`jwk` in its header)."""
    header = {"alg": "RS256", "kid": "rsa", "jwk": OTHER.as_dict(private=False)}
    return raw(header, claims, base64.urlsafe_b64decode(signed(claims, key=OTHER).split(".")[2] + "=="))


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: raw({"alg": "none"}, claims),
        lambda claims: raw({"alg": "None", "kid": "rsa"}, claims, b"x"),
        lambda claims: raw({"alg": "RS256", "kid": "rsa"}, claims),
        by_public_key,
        by_client_secret,
        by_its_own_key,
        lambda claims: signed(claims, key=OTHER),
        lambda claims: signed(claims, key=OTHER, kid="unknown"),
        lambda claims: signed(claims, "ES256", EC)[:-4] + "AAAA",
        lambda claims: "not.a.token",
        lambda claims: "",
        lambda claims: 7,
    ],
)
def test_a_token_that_the_provider_did_not_sign_proves_nothing(issuer: Issuer, sign: Callable[[Claims], str]) -> None:
    issuer.sign = sign
    visitor = Visitor()
    assert_stays_out(visitor, visitor.comes(), "You were not signed in")


@pytest.mark.parametrize(
    "more",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "http://127.0.0.1:1/realm"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another", "third"]},
        {"aud": "another", "azp": "svod"},
        {"aud": None},
        {"aud": ["svod", "another"], "azp": "another"},
        {"azp": "another"},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": int(time.time()) + 3600},
        {"nbf": int(time.time()) + 3600},
        {"at_hash": "of another token"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"sub": "with\0null"},
    ],
)
def test_a_token_for_another_time_place_or_person_proves_nothing(issuer: Issuer, more: Claims) -> None:
    issuer.bend = lambda claims: {name: value for name, value in (claims | more).items() if value is not None}
    visitor = Visitor()
    assert_stays_out(visitor, visitor.comes(), "You were not signed in")


def test_only_signatures_by_a_private_key_are_taken() -> None:
    assert {name[:2] for name in ALGORITHMS} == {"RS", "PS", "ES"}


def test_userinfo_about_somebody_else_is_refused(issuer: Issuer) -> None:
    issuer.in_userinfo = frozenset({"email", "email_verified"})
    issuer.answers["/userinfo"] = (200, b'{"sub": "another", "email": "a.serik@example.org", "email_verified": true}')
    visitor = Visitor()
    assert_stays_out(visitor, visitor.comes(), "You were not signed in")


def test_a_provider_that_changes_its_keys_is_understood_at_once(issuer: Issuer) -> None:
    Visitor().comes()
    fresh = RSAKey.generate_key(2048, {"kid": "rsa-2"})
    issuer.keys, issuer.sign = [fresh], lambda claims: signed(claims, key=fresh)
    visitor = Visitor()
    visitor.comes()
    assert visitor.account
    assert KEPT > 60, "it was kept, and yet fetched anew"


def test_tokens_with_unknown_keys_do_not_make_us_ask_for_keys_each_time(issuer: Issuer) -> None:
    issuer.sign = lambda claims: signed(claims, key=OTHER, kid="unknown")
    for _ in range(4):
        Visitor().comes()
    assert issuer.asked.count("/jwks") == 2


# the way back


def bent(address: str, **more: str | None) -> str:
    """The address of the way back with other parameters."""
    parts = urlsplit(address)
    query = {**dict(parse_qsl(parts.query)), **more}
    return f"{parts.path}?{urlencode({name: value for name, value in query.items() if value is not None})}"


@pytest.mark.parametrize(
    "more",
    [
        {"state": "another"},
        {"state": None},
        {"state": ""},
        {"code": "another"},
        {"code": None},
        {"code": "x" * 20_000},
        {"iss": "http://127.0.0.1:1/realm"},
        {"error": "access_denied"},
        {"error": "<script>alert(1)</script>", "error_description": "<b>", "code": None},
    ],
)
def test_a_way_back_that_was_bent_leads_nowhere(issuer: Issuer, more: dict[str, str | None]) -> None:
    visitor = Visitor()
    answer = visitor.arrives(bent(signed_in_there(visitor.goes()), **more))
    assert_stays_out(visitor, answer, "You were not signed in")
    assert "<script>alert" not in answer.content.decode()


def test_an_issuer_that_says_it_names_itself_must_do_so(issuer: Issuer) -> None:
    issuer.more = {"authorization_response_iss_parameter_supported": True}
    visitor = Visitor()
    answer = visitor.arrives(bent(signed_in_there(visitor.goes()), iss=None))
    assert_stays_out(visitor, answer, "You were not signed in")


def test_the_way_back_of_another_browser_leads_nowhere(issuer: Issuer) -> None:
    """Somebody is lured to an address with the attacker's code and state."""
    attacker, victim = Visitor(), Visitor()
    address = signed_in_there(attacker.goes())
    victim.goes()
    assert_stays_out(victim, victim.arrives(bent(address)), "You were not signed in")


def test_a_code_lets_in_once(issuer: Issuer) -> None:
    visitor, other = Visitor(), Visitor()
    back = signed_in_there(visitor.goes())
    assert visitor.arrives(bent(back)).status_code == 302
    visitor.browser.post("/sign-out/")
    assert visitor.arrives(bent(back)).status_code == 400, "its state is used"
    stolen = bent(signed_in_there(other.goes()), code=dict(parse_qsl(urlsplit(back).query))["code"])
    assert other.arrives(stolen).status_code == 400, "its code is used, and was for another verifier"
    assert (visitor.account, other.account) == (0, 0)


def test_a_state_is_good_for_one_answer(issuer: Issuer) -> None:
    visitor = Visitor()
    back = signed_in_there(visitor.goes())
    assert_stays_out(visitor, visitor.arrives(bent(back, error="access_denied")), "You were not signed in")
    assert_stays_out(visitor, visitor.arrives(bent(back)), "You were not signed in")


def test_a_code_of_another_session_does_not_fit_the_verifier(issuer: Issuer) -> None:
    mine, thiefs = Visitor(), Visitor()
    code = dict(parse_qsl(urlsplit(signed_in_there(mine.goes())).query))["code"]
    answer = thiefs.arrives(bent(signed_in_there(thiefs.goes()), code=code))
    assert_stays_out(thiefs, answer, "You were not signed in")


def test_who_comes_back_too_late_begins_again(issuer: Issuer) -> None:
    visitor = Visitor()
    address = visitor.goes()
    session = visitor.browser.session
    for waiting in session["openid"].values():
        waiting["at"] -= 601
    session.save()
    assert_stays_out(visitor, visitor.returns(address), "You were not signed in")


def test_a_session_waits_for_a_few_answers_only(issuer: Issuer) -> None:
    visitor = Visitor()
    first = visitor.goes()
    for _ in range(5):
        last = visitor.goes()
    assert len(visitor.browser.session["openid"]) == 5
    assert visitor.returns(first).status_code == 400
    assert visitor.returns(last).status_code == 302


# the person


@pytest.mark.parametrize(
    ("email", "verified"),
    [
        ("a.serik@example.org", False),
        ("a.serik@example.org", None),
        ("a.serik@example.org", "true"),
        ("a.serik@example.org", 1),
        ("nobody@example.org", True),
        ("closed@example.org", True),
        ("a.serık@example.org", True),  # a dotless i is no i, whatever the database thinks
        ("a.seri\u212a@example.org", True),  # the Kelvin sign is no k
        ("", True),
        (7, True),
        (["a.serik@example.org"], True),
        ("a.serik@example.org\0", True),
        ("%", True),
    ],
)
def test_strangers_hear_one_refusal_whoever_they_are(issuer: Issuer, email: Any, verified: object) -> None:
    closed = account("closed@example.org", Role.READER)
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    issuer.is_person("stranger", email, verified=verified)
    visitor = Visitor()
    assert_stays_out(visitor, visitor.comes(), STRANGE)


@pytest.mark.parametrize("has_second_factor", [False, True])
def test_a_closed_account_that_is_linked_stays_closed(issuer: Issuer, has_second_factor: bool) -> None:
    Visitor().comes()
    Account.objects.update(is_active=False, totp_confirmed_at=datetime.now(UTC) if has_second_factor else None)
    visitor = Visitor()
    answer = visitor.comes()
    assert (answer.status_code, STRANGE in answer.content.decode(), visitor.account) == (400, True, 0)


def test_another_person_with_the_address_of_a_linked_account_stays_out(issuer: Issuer) -> None:
    Visitor().comes()
    issuer.is_person("subject-2", "a.serik@example.org")
    visitor = Visitor()
    answer = visitor.comes()
    assert (answer.status_code, STRANGE in answer.content.decode(), visitor.account) == (400, True, 0)
    assert Identity.objects.count() == 1


def test_a_stranger_who_tries_and_tries_is_told_to_wait(issuer: Issuer) -> None:
    issuer.is_person("stranger", "nobody@example.org")
    for _ in range(5):
        assert STRANGE in Visitor().comes().content.decode()
    visitor = Visitor()
    assert_stays_out(visitor, visitor.comes(), "Too many tries")
    issuer.is_person("subject-1", "a.serik@example.org")
    assert visitor.comes().status_code == 302, "others are not kept waiting"


# the provider

NONSENSE = [
    (200, b""),
    (200, b"<html>busy</html>"),
    (200, b"[]"),
    (200, b"null"),
    (200, b'"a string"'),
    (200, b'{"keys": 7}'),
    (200, b'{"keys": [7, {}, {"kty": "RSA"}, {"kty": "EC", "crv": "P-0"}]}'),
    (200, b"{}"),
    (200, b'{"id_token": null}'),
    (200, b'{"id_token": {}, "access_token": []}'),
    (200, b'{"error": {"deep": 1}}'),
    (200, b"\xff\xfe"),
    (200, b"{" + b" " * 600_000 + b"}"),
    (302, b""),
    (404, b"{}"),
    (500, b"oh"),
    (503, b'{"error": "busy"}'),
]


@pytest.mark.parametrize("answer", NONSENSE)
@pytest.mark.parametrize("path", ["/token", "/jwks", "/userinfo"])
def test_a_provider_that_answers_nonsense_breaks_nothing(issuer: Issuer, path: str, answer: tuple[int, bytes]) -> None:
    issuer.answers[path] = answer
    issuer.in_userinfo = frozenset({"email", "email_verified"})
    visitor = Visitor()
    came = visitor.comes()
    assert came.status_code == 400
    assert (visitor.account, "Traceback" in came.content.decode(), linked().count()) == (0, False, 0)


@pytest.mark.parametrize("answer", NONSENSE)
def test_a_discovery_document_that_is_nonsense_gives_a_page_that_says_so(issuer: Issuer, answer: tuple[int, bytes]) -> None:
    issuer.answers["/.well-known/openid-configuration"] = answer
    visitor = Visitor()
    assert_stays_out(visitor, visitor.arrives("/sign-in/openid/"), "does not answer as it should")


@pytest.mark.parametrize(
    "more",
    [
        {"issuer": "https://example.com"},
        {"issuer": None},
        {"authorization_endpoint": "http://example.com/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": None},
        {"token_endpoint": 7},
        {"jwks_uri": "file:///etc/passwd"},
        {"userinfo_endpoint": "ftp://example.com"},
    ],
)
def test_a_discovery_document_of_another_issuer_or_without_tls_is_not_followed(issuer: Issuer, more: Claims) -> None:
    issuer.more = more
    visitor = Visitor()
    assert_stays_out(visitor, visitor.arrives("/sign-in/openid/"), "does not answer as it should")


def test_a_provider_that_is_down_keeps_nobody_waiting_and_passwords_work(issuer: Issuer) -> None:
    issuer.answers["/.well-known/openid-configuration"] = (500, b"")
    for _ in range(3):
        visitor = Visitor()
        assert_stays_out(visitor, visitor.arrives("/sign-in/openid/"), "does not answer as it should")
    assert issuer.asked == ["/.well-known/openid-configuration"], "asked once, then let alone for a while"
    assert 'name="password"' in visitor.browser.get("/sign-in/").content.decode()


def test_nobody_listens_at_the_provider(issuer: Issuer, settings: Any) -> None:
    with issuing() as gone:
        settings.SVOD_OIDC = gone.provider()
    visitor = Visitor()
    assert_stays_out(visitor, visitor.arrives("/sign-in/openid/"), "does not answer as it should")


def test_a_visitor_cannot_make_the_provider_look_down_for_others(issuer: Issuer) -> None:
    first, second = Visitor(), Visitor()
    away, waiting = first.goes(), second.goes()
    issuer.answers["/token"] = (500, b"")
    assert "does not answer" in first.returns(away).content.decode()
    del issuer.answers["/token"]
    assert second.returns(waiting).status_code == 302
