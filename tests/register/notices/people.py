"""People who get letters."""

from __future__ import annotations

from datetime import date

from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.models import Account
from svod.register.rights import Role, operator


def account_of(
    state: str = "",
    *,
    role: Role = Role.AGENCY,
    areas: tuple[str, ...] = (),
    language: str = "ru",
    name: str = "",
    **hours: object,
) -> Account:
    """Somebody with a role since the beginning of 2024, and hours of letters."""
    called = name or f"{state or role} person"
    known = called if called.isascii() else f"{state}{role}{len(called)}"
    token = invite_person(
        name=called,
        email=f"{known.replace(' ', '.').lower()}@example.org",
        role=role,
        state=state,
        areas=areas,
        language=language,
        by=operator("r"),
    )
    account = accept_invitation(token=token, password="тихая река у моста", on=date(2024, 1, 1))
    Account.objects.filter(pk=account.pk).update(**hours)
    return Account.objects.select_related("person__state").get(pk=account.pk)
