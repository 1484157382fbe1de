"""Talking to the provider: OpenID Connect Core 1.0, authorization code flow (section 3.1) with PKCE (RFC 7636).

Authlib speaks OAuth and holds the claims to the standard, joserfc checks the signature; what the provider answers is
taken for anything that a network can bring.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from django.core.cache import cache
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, import_key

from svod.kernel.refusal import Refused
from svod.portal.people.provider import Provider
from svod.register.identities.vouched import Vouched
from svod.register.people.changes import hash_of_token

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""Signatures by a key of which we hold the public half. Neither `none` nor HMAC, whatever the provider or the token says."""
TIMEOUT = (3, 6)
"""Seconds to connect, and between two pieces of an answer."""
LONGEST = 512 * 1024
"""Bytes of an answer."""
KEPT, AGAIN, SILENT = 3600, 30, 10
"""Seconds: a discovery document and keys are kept; before keys are fetched anew; before a silent provider is asked again."""
LEEWAY = 60
"""Seconds by which clocks may differ."""
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError)
_log = logging.getLogger(__name__)


class ProviderFails(Refused):
    """The provider is silent, or answers what we cannot use."""


class NotProved(Refused):
    """What came back proves nothing."""


def begin(provider: Provider, back_to: str) -> tuple[str, dict[str, str]]:
    """The address at the provider to send somebody to, and what the session keeps until they are back."""
    found = _configuration(provider)
    kept = {"state": generate_token(43), "nonce": generate_token(43), "verifier": generate_token(64)}
    with _session(provider, found, back_to) as session:
        address, _ = session.create_authorization_url(
            found["authorization_endpoint"], state=kept["state"], nonce=kept["nonce"], code_verifier=kept["verifier"]
        )
    return str(address), kept


def finish(provider: Provider, back_to: str, kept: Mapping[str, str], answered: Mapping[str, str]) -> Vouched:
    """Who they are, from the query they came back with. ProviderFails, or NotProved where it does not hold together."""
    found = _configuration(provider)
    says_issuer = "iss" in answered or found.get("authorization_response_iss_parameter_supported") is True
    if says_issuer and answered.get("iss") != provider.issuer:
        raise not_proved("the answer is another issuer's (RFC 9207)")
    if answered.get("error") or not answered.get("code"):
        raise not_proved(f"the provider says {answered.get('error', '')[:80]!r}")
    try:
        with _session(provider, found, back_to) as session:
            token = session.fetch_token(
                found["token_endpoint"],
                grant_type="authorization_code",
                code=answered["code"],
                code_verifier=kept["verifier"],
                allow_redirects=False,
            )
            claims = _claims(provider, found, token, kept["nonce"])
            return _vouched(provider, {**_of_userinfo(found, session, claims), **claims})
    except (requests.ConnectionError, requests.Timeout) as fault:
        raise _silent(provider, fault) from fault
    except requests.RequestException as fault:  # a visitor may have provoked it: nobody else is refused for it
        raise _fails(fault) from fault
    except (AuthlibBaseError, JoseError, *_NONSENSE) as fault:
        raise not_proved(f"{type(fault).__name__}: {fault}") from fault


def _session(provider: Provider, found: Mapping[str, Any], back_to: str) -> Any:
    ways = found.get("token_endpoint_auth_methods_supported")
    by_post = isinstance(ways, list) and "client_secret_basic" not in ways and "client_secret_post" in ways
    return OAuth2Session(
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        scope="openid email",
        redirect_uri=back_to,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post" if by_post else "client_secret_basic",  # the name of a way
        default_timeout=TIMEOUT,
    )


def _claims(provider: Provider, found: Mapping[str, Any], token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
    """Those of the id_token: its signature, issuer, audience, times and nonce are right."""
    held = _decoded(provider, found, token["id_token"])
    must = {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": provider.client_id}}
    asked = {"nonce": nonce, "client_id": provider.client_id, "access_token": token.get("access_token")}
    claims = CodeIDToken(held.claims, held.header, must, asked)
    claims.validate(leeway=LEEWAY)
    if not _is_word(claims["sub"]):
        raise ValueError("sub is no name")
    return dict(claims)


def _decoded(provider: Provider, found: Mapping[str, Any], id_token: str) -> jwt.Token:
    header = jws.extract_compact(id_token.encode()).headers()
    for is_again in (False, True):
        for key in _keys(provider, found, header.get("kid"), is_again=is_again):
            try:
                return jwt.decode(id_token, key, algorithms=ALGORITHMS)
            except (JoseError, ValueError):
                continue  # of another kind, or not the one that signed
    raise ValueError(f"no key of the provider made this signature ({str(header.get('alg'))[:20]})")


def _keys(provider: Provider, found: Mapping[str, Any], kid: object, *, is_again: bool) -> list[Key]:
    """The provider's public keys of that name; all, where the token names none. Fetched again once it may have changed them."""
    name = _kept_as("keys", provider)
    held = cache.get(name)
    if held is None or (is_again and cache.add(f"{name}/again", 1, AGAIN)):
        held = [one for one in _fetched(found["jwks_uri"])["keys"] if isinstance(one, dict)]
        cache.set(name, held, KEPT)
    keys = []
    for one in held:
        if one.get("kty") in {"RSA", "EC"} and one.get("use", "sig") == "sig" and kid in {None, one.get("kid")}:
            try:
                keys.append(import_key(one))
            except (JoseError, *_NONSENSE):
                continue  # one that we cannot use hides no other
    return keys


def _of_userinfo(found: Mapping[str, Any], session: Any, claims: Mapping[str, Any]) -> dict[str, Any]:
    """The address, where the provider tells it only there (section 5.4); of nobody but the subject of the id_token (5.3.2)."""
    address = found.get("userinfo_endpoint")
    if "email" in claims or not isinstance(address, str):
        return {}
    told = session.get(address, allow_redirects=False).json()
    if told["sub"] != claims["sub"]:
        raise ValueError("userinfo is about somebody else")
    return {name: told[name] for name in ("email", "email_verified") if name in told}


def _vouched(provider: Provider, claims: Mapping[str, Any]) -> Vouched:
    email, methods = claims.get("email"), [*(claims.get("amr") or []), claims.get("acr")]
    is_verified = _is_word(email) and claims.get("email_verified") is True
    return Vouched(
        issuer=provider.issuer,
        subject=claims["sub"],
        email=str(email).strip() if is_verified else "",
        methods=tuple(one for one in methods if isinstance(one, str)),
    )


def _is_word(value: object) -> bool:
    """As long as the standard allows a subject, and what a database can hold."""
    return isinstance(value, str) and 0 < len(value) <= 255 and value.isprintable()


def _configuration(provider: Provider) -> Mapping[str, Any]:
    """The discovery document (OpenID Connect Discovery 1.0, section 4), of this very issuer and with addresses we may call."""
    if cache.get(_kept_as("silent", provider)):
        raise _fails()
    name = _kept_as("configuration", provider)
    if held := cache.get(name):
        return dict(held)
    try:
        found = _fetched(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != provider.issuer:
            raise ValueError(f"it names itself {str(found.get('issuer'))[:200]!r}; SVOD_OIDC_ISSUER is {provider.issuer!r}")
        for part in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"):
            if (part in found or part != "userinfo_endpoint") and not is_safe(found[part]):
                raise ValueError(f"{part} is no https address")
    except (requests.RequestException, *_NONSENSE) as fault:
        raise _silent(provider, fault) from fault
    cache.set(name, found, KEPT)
    return found


def _kept_as(what: str, provider: Provider) -> str:
    return f"openid/{what}/{hash_of_token(provider.issuer)}"


def is_safe(address: str) -> bool:
    """Over TLS, or on this machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def _fetched(address: str) -> dict[str, Any]:
    with requests.get(address, timeout=TIMEOUT, allow_redirects=False, stream=True) as answer:
        answer.raise_for_status()
        content = answer.raw.read(LONGEST + 1, decode_content=True)
    found = json.loads(content) if len(content) <= LONGEST else None
    if not isinstance(found, dict):
        raise ValueError(f"{address} answers no JSON object")
    return found


def _silent(provider: Provider, fault: Exception) -> ProviderFails:
    """For a while nobody waits for it again."""
    cache.set(_kept_as("silent", provider), 1, SILENT)
    return _fails(fault)


def _fails(fault: Exception | None = None) -> ProviderFails:
    if fault is not None:
        _log.warning("openid: the provider fails: %r", str(fault)[:300])
    return ProviderFails(
        "Служба входа сейчас не отвечает так, как должна. Попробуйте через минуту; если не поможет, сообщите администратору.",
        "The sign-in service does not answer as it should. Try again in a minute; if that does not help, tell the administrator.",
        "身份认证服务暂时未能正常响应。请一分钟后重试；如仍无法登录，请告知管理员。",
    )


def not_proved(why: str) -> NotProved:
    """The reason is for the log: whoever tries is not taught by it."""
    _log.warning("openid: not let in: %r", why[:300])
    return NotProved(
        "Войти не удалось: служба входа не подтвердила, кто вы, или вход был прерван. Начните снова.",
        "You were not signed in: the sign-in service did not confirm who you are, or it was interrupted. Please begin again.",
        "登录未成功：身份认证服务未确认您的身份，或登录过程已中断。请重新开始。",
    )
