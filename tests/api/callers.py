"""People with tokens, and calls in their name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.models import Account
from svod.register.people.tokens import make_token
from svod.register.rights import Role, operator

ROOT = operator("root")
PASSWORD = "long enough for anybody"


def account(role: Role, state: str = "", areas: tuple[str, ...] = ()) -> Account:
    email = f"{role}{state}{''.join(areas)}@example.org".lower()
    token = invite_person(name=email.partition("@")[0], email=email, role=role, state=state, areas=areas, by=ROOT)
    return accept_invitation(token=token, password=PASSWORD, on=date(2026, 1, 1))


@dataclass
class Program:
    token: str = ""
    language: str = "en"

    def call(self, verb: str, path: str, body: Any = None, **headers: str) -> Any:
        asked = {"Accept-Language": self.language, **headers}
        if self.token:
            asked["Authorization"] = f"Bearer {self.token}"
        given: dict[str, Any] = {"data": json.dumps(body), "content_type": "application/json"} if body is not None else {}
        return getattr(Client(), verb)(f"/api/v1{path}", headers=asked, **given)

    def get(self, path: str, **headers: str) -> Any:
        return self.call("get", path, **headers)


def program(role: Role, state: str = "", *, writes: bool = True, areas: tuple[str, ...] = ()) -> Program:
    return Program(make_token(account=account(role, state, areas), name="statistics", may_write=writes, by=ROOT))


def told(answer: Any) -> Any:
    return json.loads(answer.content)
