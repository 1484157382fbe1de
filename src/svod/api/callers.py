"""Who calls: the account of a token, with its roles of today; without a token, the public. Cookies do not count here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from svod.api.problems import Problem
from svod.kernel.refusal import refuse_nul
from svod.register.journal.queries import last_hash
from svod.register.people.queries import actor_of
from svod.register.people.tokens import token_known
from svod.register.rights import PUBLIC, Actor, Thing, may, on_open_register


@dataclass(frozen=True, slots=True)
class Caller:
    actor: Actor
    may_write: bool = False
    is_known: bool = False


class Unchanged(Exception):
    """The caller has this very answer already."""


def tag_of(request: HttpRequest, who: Caller) -> str:
    """The ETag of an answer (RFC 9110, 8.8.3): it changes with the register, with what is asked and with who asks."""
    grants = sorted(map(str, who.actor.grants))
    state = repr((last_hash(), request.get_full_path(), request.headers.get("Accept-Language", ""), who.actor.name, grants))
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'


class Token(HttpBearer):
    """`Authorization: Bearer svod_…`. A wrong token is refused; it never becomes the public."""

    def __call__(self, request: HttpRequest) -> Caller:
        refuse_nul(request.path)
        given = request.headers.get("Authorization", "")
        kind, _, token = given.partition(" ")
        if given and kind.lower() != "bearer":
            raise Problem.unauthorized()
        who = self.authenticate(request, token.strip()) if given else Caller(_open(PUBLIC))
        if request.method == "GET" and tag_of(request, who) in request.headers.get("If-None-Match", "").split(", "):
            raise Unchanged
        return who

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        now = datetime.now(UTC)
        held = token_known(token, now=now)
        if held is None:
            raise Problem.unauthorized()
        return Caller(_open(actor_of(held.account, on=now.date())), held.may_write, True)


def _open(actor: Actor) -> Actor:
    return on_open_register(actor) if settings.SVOD_OPEN else actor


def caller(request: HttpRequest) -> Caller:
    held = getattr(request, "auth", None)
    if not isinstance(held, Caller):
        raise TypeError("an operation of the API without its caller")
    return held


def reader(request: HttpRequest, noun: str) -> Actor:
    """The caller, where they may read the noun; else asked for a token, or told that it does not allow this."""
    who = caller(request)
    if may(who.actor, "read", Thing(noun)):
        return who.actor
    raise Problem.forbidden() if who.is_known else Problem.unauthorized()


def writer(request: HttpRequest) -> Actor:
    """The caller, where the token writes."""
    who = caller(request)
    if not who.is_known:
        raise Problem.unauthorized()
    if not who.may_write:
        raise Problem.reads_only()
    return who.actor
