"""An account after it was made: closed, opened again, let in again when its password or phone is lost."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.people.changes import DAYS_OF_AN_INVITATION, check_strength, hash_of_token, invitation_of
from svod.register.people.models import Account, Invitation
from svod.register.people.queries import roles_on
from svod.register.people.second_factor import forget_second_factor
from svod.register.rights import Actor, Role, Thing, require


@transaction.atomic
def close_account(*, account: Account, reason: str, by: Actor, on: date) -> None:
    """Nobody signs in with it any more, its sessions and tokens are of no use from now on; what it did stays. Again: nothing."""
    held = _held(account, "close", by)
    if not reason.strip():
        raise Refused("Укажите, почему закрывается учётная запись.", "Say why the account is closed.", "请说明关闭账户的原因。")
    others = roles_on(on).filter(role=Role.ADMINISTRATOR, person__account__is_active=True).exclude(person=held.person)
    if roles_on(on).filter(role=Role.ADMINISTRATOR, person=held.person).exists() and not others.exists():
        raise Refused(
            "Это последний администратор. Сначала дайте эту роль другому.",
            "This is the last administrator. Grant the role to somebody else first.",
            "这是最后一名管理员，请先将该角色授予他人。",
        )
    if held.is_active:
        held.is_active = False
        held.save(update_fields=["is_active"])
        record, said = f"person:{held.person.name}", reason.strip()
        note(record=record, verb="account closed", by=by.name, before={"open": True}, after={"open": False}, reason=said)


@transaction.atomic
def reopen_account(*, account: Account, by: Actor) -> None:
    """It is as it was before it was closed: the password, the second factor, the roles whose days have not passed."""
    held = _held(account, "reopen", by)
    if not held.is_active:
        held.is_active = True
        held.save(update_fields=["is_active"])
        record = f"person:{held.person.name}"
        note(record=record, verb="account reopened", by=by.name, before={"open": False}, after={"open": True})


@transaction.atomic
def offer_new_way_in(*, account: Account, drops_second_factor: bool = False, by: Actor) -> str:
    """The token of a link by which its owner chooses a new password; told once and not kept. An earlier one holds no more."""
    held = _held(account, "let in again", by)
    if not held.is_active:
        raise Refused(
            "Учётная запись закрыта. Сначала откройте её.",
            "The account is closed. Open it again first.",
            "账户已关闭，请先重新开启。",
        )
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    held.ways_in.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
    Invitation.objects.create(
        account=held,
        drops_second_factor=drops_second_factor,
        email=held.email,
        name=held.person.name,
        language=held.language,
        token_hash=hash_of_token(token),
        invited_by=by.name,
        invited_at=now,
        expires_at=now + timedelta(days=DAYS_OF_AN_INVITATION),
    )
    told = {"drops second factor": drops_second_factor}
    note(record=f"person:{held.person.name}", verb="new way in offered", by=by.name, after=told)
    return token


@transaction.atomic
def take_new_way_in(*, token: str, password: str) -> Account:
    """The account with its new password; guesses are forgotten, and the second factor too where the phone was lost."""
    offered = Invitation.objects.select_for_update().get(pk=invitation_of(token).pk)
    if offered.used_at is not None or offered.account is None or not offered.account.is_active:
        invitation_of("")  # somebody was faster, it makes an account and renews none, or the account was closed since
    account = Account.objects.select_for_update().select_related("person").get(ways_in=offered)
    check_strength(password, account.email)
    account.set_password(password)  # sessions that were begun with the old one end
    account.failed_count, account.failed_at = 0, None
    account.save(update_fields=["password", "failed_count", "failed_at"])
    if offered.drops_second_factor:
        forget_second_factor(account)
    offered.used_at = datetime.now(UTC)
    offered.save(update_fields=["used_at"])
    told = {"second factor dropped": offered.drops_second_factor}
    note(record=f"person:{account.person.name}", verb="new way in taken", by=account.person.name, after=told)
    return account


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> None:
    """It lets nobody in any more. Refused where it was used: there is an account to be closed then."""
    require(by, "withdraw", Thing("invitation"))
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.used_at is not None:
        raise Refused(
            "По этому приглашению уже вошли. Закройте учётную запись, если она не нужна.",
            "This invitation was used. Close the account if it is not wanted.",
            "该邀请已被使用。如不再需要，请关闭账户。",
        )
    if held.withdrawn_at is None:
        held.withdrawn_at = datetime.now(UTC)
        held.save(update_fields=["withdrawn_at"])
        note(record=f"person:{held.name}", verb="invitation withdrawn", by=by.name, before={"email": held.email})


def _held(account: Account, verb: str, by: Actor) -> Account:
    """The row, locked, of somebody else: one's own account is changed with one's own password."""
    require(by, verb, Thing("account"))
    if by.account == account.pk:
        raise Refused(
            "Со своей учётной записью этого не делают: попросите другого администратора.",
            "This is not done to one's own account: ask another administrator.",
            "不能对自己的账户执行此操作，请由其他管理员操作。",
        )
    return Account.objects.select_for_update().select_related("person").get(pk=account.pk)
