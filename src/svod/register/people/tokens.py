"""Tokens by which programs speak for an account: made, known again, taken back."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.people.changes import hash_of_token
from svod.register.people.models import Account, ApiToken
from svod.register.rights import Actor, Thing, require

PREFIX = "svod_"
"""Stands before every token, so that one that leaked into a text is known for what it is."""
MOST_DAYS = 366


@transaction.atomic
def make_token(*, account: Account, name: str, may_write: bool = False, days: int = 90, by: Actor) -> str:
    """The token; it is told once and not kept. One's own, or anybody's by an administrator."""
    _require(by, account, "make")
    if not name.strip():
        raise Refused(
            "Назовите программу, для которой нужен ключ.", "Name the program that the token is for.", "请注明令牌所用程序的名称。"
        )
    if not 1 <= days <= MOST_DAYS:
        raise Refused(
            f"Срок ключа – от 1 до {MOST_DAYS} дней.",
            f"A token holds for 1 to {MOST_DAYS} days.",
            f"令牌有效期为 1 至 {MOST_DAYS} 天。",
        )
    token, now = PREFIX + secrets.token_urlsafe(32), datetime.now(UTC)
    ApiToken.objects.create(
        account=account,
        name=name.strip(),
        token_hash=hash_of_token(token),
        may_write=may_write,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    after = {"token": name.strip(), "writes": may_write, "days": days}
    note(record=f"person:{account.person.name}", verb="token made", by=by.name, after=after)
    return token


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """It is of no use from now on; revoking it again changes nothing."""
    held = ApiToken.objects.select_for_update().select_related("account__person").get(pk=token.pk)
    _require(by, held.account, "revoke")
    if held.revoked_at is None:
        held.revoked_at = datetime.now(UTC)
        held.save(update_fields=["revoked_at"])
        note(record=f"person:{held.account.person.name}", verb="token revoked", by=by.name, before={"token": held.name})


def token_known(token: str, *, now: datetime) -> ApiToken | None:
    """The token in force with these words; None for one that is unknown, revoked, out of date, or of a closed account."""
    found = ApiToken.objects.select_related("account__person").filter(token_hash=hash_of_token(token)).first()
    if found is None or found.revoked_at or found.expires_at <= now or not found.account.is_active:
        return None
    if found.last_used_on != now.date():
        ApiToken.objects.filter(pk=found.pk).update(last_used_on=now.date())
    return found


def _require(by: Actor, account: Account, verb: str) -> None:
    if by.account != account.pk:
        require(by, verb, Thing("token"))
