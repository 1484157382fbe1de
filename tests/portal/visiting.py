"""Somebody with a browser who goes to the provider and comes back; people with accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import requests
from django.test import Client

from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.models import Account
from svod.register.rights import Role, operator

PASSWORD = "тихая река у моста"


@dataclass
class Visitor:
    browser: Client = field(default_factory=lambda: Client(headers={"accept-language": "en"}))

    def goes(self, **query: str) -> str:
        """Where the portal sends to."""
        answer = self.browser.get("/sign-in/openid/", query)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    def returns(self, address: str) -> Any:
        """What the portal answers after the provider has sent back."""
        parts = urlsplit(signed_in_there(address))
        return self.arrives(f"{parts.path}?{parts.query}")

    def arrives(self, address: str) -> Any:
        """What they see: where they were let in to, as a redirect; else the page that says why not."""
        answer = self.browser.get(address)
        assert answer.status_code == 302, f"a stack trace, or a page at an address with a code: {answer.status_code}"
        assert "code" not in answer.headers["Location"] or answer.headers["Location"] == "/sign-in/code/"
        told = self.browser.get(answer.headers["Location"]) if "refusal" in self.browser.session else answer
        assert told is answer or "refusal" not in self.browser.session, "it is told once"
        return told

    def comes(self, **query: str) -> Any:
        return self.returns(self.goes(**query))

    @property
    def account(self) -> int:
        """Who the portal holds them for; 0 is nobody."""
        return int(self.browser.session.get("_auth_user_id", 0))


def signed_in_there(address: str) -> str:
    """The address with which the provider sends back."""
    answer = requests.get(address, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def account(email: str = "a.serik@example.org", role: Role = Role.ADMINISTRATOR) -> Account:
    token = invite_person(name=email.partition("@")[0], email=email, role=role, by=operator("Root"))
    return accept_invitation(token=token, password=PASSWORD, on=date(2026, 1, 1))
