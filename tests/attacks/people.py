"""Who attacks: people of every role and of another state, programs with their tokens, the public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from svod.register.people.changes import accept_invitation, grant_role, invite_person, revoke_role
from svod.register.people.models import Account
from svod.register.people.tokens import make_token
from svod.register.rights import Role, operator

ROOT = operator("root")
PASSWORD = "тихая река у моста"
SINCE = date(2026, 1, 1)


def address_of(role: Role, state: str = "", areas: tuple[str, ...] = (), body: str = "") -> str:
    return f"{role}{state}{''.join(areas)}{body}@example.org".lower()


def account(role: Role, state: str = "", areas: tuple[str, ...] = (), body: str = "") -> Account:
    """The account of somebody with this role, made by an invitation where there is none yet."""
    email = address_of(role, state, areas, body)
    held = Account.objects.filter(email=email).first()
    if held is not None:
        return held
    invited = {"name": email.partition("@")[0], "email": email, "role": role, "state": state, "areas": areas, "body": body}
    return accept_invitation(token=invite_person(**invited, by=ROOT), password=PASSWORD, on=SINCE)


def signed_in(held: Account) -> Client:
    client = Client(headers={"accept-language": "en"})
    assert client.post("/sign-in/", {"email": held.email, "password": PASSWORD}).status_code == 302
    return client


@dataclass(frozen=True)
class Eyes:
    """One who looks and tries. `account`: makes or finds the account; none is the public. `role`: what the table calls them."""

    name: str
    account: Callable[[], Account] | None = None
    is_closed: bool = False  # to a register that does not stand open
    loses_role: bool = False
    own_forms: tuple[str, ...] = ()  # addresses whose forms make things of their own: to be looked at, not sent to

    def client(self) -> Client:
        if self.account is None:
            return Client(headers={"accept-language": "en"})
        held = self.account()
        client = signed_in(held)
        if self.loses_role:
            for grant in held.person.roles.filter(until__isnull=True):
                revoke_role(grant=grant, on=datetime.now(UTC).date(), by=ROOT)
        return client

    def token(self, *, writes: bool) -> str:
        return make_token(account=self.account(), name="attack", may_write=writes, by=ROOT) if self.account else ""


BODY, OTHER_BODY = "mtm", "agri-ministers"


def _of(role: Role, state: str = "", areas: tuple[str, ...] = (), body: str = "") -> Callable[[], Account]:
    return lambda: account(role, state, areas, body)


STRANGERS = (
    Eyes("coordinator of another state", _of(Role.COORDINATOR, "UZ")),
    Eyes("agency of another state, same area", _of(Role.AGENCY, "UZ", ("trade",))),
    Eyes("agency of another state, other area", _of(Role.AGENCY, "UZ", ("energy",))),
    Eyes("agency of the same state, other area", _of(Role.AGENCY, "KZ", ("energy",))),
    Eyes("chair of the same body for another state", _of(Role.CHAIR, "KG", (), BODY), own_forms=("chairs/<slug:code>/",)),
    Eyes("chair of another body for the same state", _of(Role.CHAIR, "KZ", (), OTHER_BODY)),
    Eyes("reader", _of(Role.READER)),
    Eyes("whose role was taken back", _of(Role.AGENCY, "TJ"), loses_role=True),
    Eyes("public of an open register"),
    Eyes("coordinator of another state, closed register", _of(Role.COORDINATOR, "UZ"), is_closed=True),
    Eyes("whose role was taken back, closed register", _of(Role.AGENCY, "TJ"), is_closed=True, loses_role=True),
    Eyes("public of a closed register", is_closed=True),
)
OWNER = Eyes("coordinator of the state", _of(Role.COORDINATOR, "KZ"))
CHAIR = Eyes("chair of the body", _of(Role.CHAIR, "KZ", (), BODY))
OFFICER = Eyes("officer", _of(Role.OFFICER))
EDITOR = Eyes("editor", _of(Role.EDITOR))
ADMINISTRATOR = Eyes("administrator", _of(Role.ADMINISTRATOR))


def granted(held: Account, role: Role, **more: Any) -> None:
    grant_role(person=held.person, role=role, since=SINCE, by=ROOT, **more)
