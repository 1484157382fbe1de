"""A provider of OpenID Connect on this machine: discovery, keys, authorization, token and userinfo, as the standard has them.

It holds to the standard until a test bends it: `bend` changes the claims, `sign` the signature, `answers` a whole answer.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, Key, RSAKey

from svod.kernel.words import Trilingual
from svod.portal.people.provider import Provider

Claims = dict[str, Any]
RSA, EC = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}), ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})


def signed(claims: Claims, alg: str = "RS256", key: Key = RSA, **header: str) -> str:
    return jwt.encode({"alg": alg, "kid": key.kid, **header}, claims, key, algorithms=[alg])


@dataclass
class Issuer:
    """What the provider is and what it knows of the person who is signed in there."""

    port: int = 0
    client_id: str = "svod"
    client_secret: str = "a secret / of ours"
    person: Claims = field(default_factory=dict)
    in_userinfo: frozenset[str] = frozenset()  # claims that it tells there and not in the id_token
    shows_page: bool = False  # asks before it sends back, as in a browser
    keys: list[Key] = field(default_factory=lambda: [RSA, EC])
    bend: Callable[[Claims], Claims] = field(default_factory=lambda: lambda claims: claims)
    sign: Callable[[Claims], str] = field(default_factory=lambda: signed)
    more: Claims = field(default_factory=dict)  # of the discovery document
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)  # by path: given as it is
    asked: list[str] = field(default_factory=list)  # paths, in order
    codes: dict[str, Claims] = field(default_factory=dict)
    tokens: dict[str, Claims] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/realm"

    def provider(self, **more: Any) -> Provider:
        name = Trilingual("единую службу", "the house account", "统一账号")
        return Provider(self.address, self.client_id, self.client_secret, name, **more)

    def is_person(self, sub: str, email: str, *, verified: object = True, **more: Any) -> None:
        self.person = {"sub": sub, "email": email, "email_verified": verified, **more}

    # the endpoints

    def discovery(self) -> Claims:
        parts = {part: f"{self.address}/{part}" for part in ("authorize", "token", "userinfo", "jwks")}
        return {
            "issuer": self.address,
            "authorization_endpoint": parts["authorize"],
            "token_endpoint": parts["token"],
            "userinfo_endpoint": parts["userinfo"],
            "jwks_uri": parts["jwks"],
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],  # it may say what it likes
            "code_challenge_methods_supported": ["S256"],
            **self.more,
        }

    def jwks(self) -> Claims:
        return {"keys": [key.as_dict(private=False) for key in self.keys]}

    def authorized(self, query: Claims) -> str:
        """Where the browser is sent back to. The request must be that of the code flow with PKCE."""
        assert query["response_type"] == "code"
        assert query["client_id"] == self.client_id
        assert query["code_challenge_method"] == "S256"
        assert {"openid", "email"} <= set(query["scope"].split())
        assert len(query["state"]) > 30
        assert len(query["nonce"]) > 30
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = {"code": code, "state": query["state"], "iss": self.address}
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form: Claims, authorization: str) -> tuple[int, Claims]:
        if "client_secret_post" in self.more.get("token_endpoint_auth_methods_supported", ()):
            given = f"{form.get('client_id')}:{form.get('client_secret')}"
        else:
            given = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if given != f"{self.client_id}:{self.client_secret}":
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)  # a code is good once
        digest = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if asked is None or form["redirect_uri"] != asked["redirect_uri"] or digest.decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        access, now = secrets.token_urlsafe(16), int(time.time())
        self.tokens[access] = self.person
        claims = {"iss": self.address, "aud": self.client_id, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        told = {name: value for name, value in self.person.items() if name not in self.in_userinfo}
        id_token = self.sign(self.bend({**claims, **told}))
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": id_token}


class _Door(BaseHTTPRequestHandler):
    issuer: Issuer

    def do_GET(self) -> None:
        path, query = self._asked()
        if path in self.issuer.answers:
            self._say(*self.issuer.answers[path])
        elif path == "/.well-known/openid-configuration":
            self._say(200, json.dumps(self.issuer.discovery()).encode())
        elif path == "/jwks":
            self._say(200, json.dumps(self.issuer.jwks()).encode())
        elif path == "/userinfo":
            person = self.issuer.tokens[self.headers["Authorization"].removeprefix("Bearer ")]
            self._say(200, json.dumps(person).encode())
        elif path == "/authorize" and self.issuer.shows_page:
            back = html.escape(self.issuer.authorized(query))
            self._say(200, f"<title>Provider</title><p><a href='{back}'>Continue</a>".encode(), "text/html")
        elif path == "/authorize":
            self._say(302, b"", location=self.issuer.authorized(query))
        else:
            self._say(404, b"")

    def do_POST(self) -> None:
        path, _ = self._asked()
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if path in self.issuer.answers:
            self._say(*self.issuer.answers[path])
        else:
            status, told = self.issuer.token(_flat(form), self.headers.get("Authorization", ""))
            self._say(status, json.dumps(told).encode())

    def _asked(self) -> tuple[str, Claims]:
        parts = urlsplit(self.path)
        path = parts.path.removeprefix("/realm")
        self.issuer.asked.append(path)
        return path, _flat(parts.query)

    def _say(self, status: int, body: bytes, kind: str = "application/json", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


def _flat(query: str) -> Claims:
    assert all(len(values) == 1 for values in parse_qs(query).values()), "each parameter once (RFC 6749, section 3.1)"
    return dict(parse_qsl(query))


@contextmanager
def issuing() -> Iterator[Issuer]:
    """A provider that listens until the test ends."""
    issuer = Issuer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Door", (_Door,), {"issuer": issuer}))
    issuer.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
