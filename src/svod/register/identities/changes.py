"""Linking people of a provider of OpenID Connect to accounts, and undoing it. Without an invitation nobody gets an account."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.identities.models import Identity
from svod.register.identities.queries import linked, may_link_by_address, not_known
from svod.register.identities.vouched import Vouched, name_of_issuer, same_address
from svod.register.identities.words import LINKED, UNLINKED
from svod.register.journal.changes import note
from svod.register.notices.changes import write_notice
from svod.register.notices.models import SAFETY
from svod.register.people.changes import join
from svod.register.people.models import Account, Invitation
from svod.register.rights import Actor, Thing, require


@transaction.atomic
def link_vouched(*, account: Account, vouched: Vouched, now: datetime) -> None:
    """Somebody comes in by the address of an account: linked from now on. NotKnown unless it may still be; again: nothing."""
    held = _held(account)
    if linked().filter(account=held, issuer=vouched.issuer, subject=vouched.subject).exists():
        return
    if not (same_address(held.email, vouched.email) and may_link_by_address(held, vouched.issuer)):
        raise not_known()
    _link(held, vouched, now)


@transaction.atomic
def link_identity(*, account: Account, vouched: Vouched, now: datetime) -> None:
    """The owner, who is signed in, links an identity of their own, whatever its address. The one linked before must be undone."""
    held = _held(account)
    if linked().filter(account=held, issuer=vouched.issuer).exists():
        raise Refused(
            "К учётной записи уже привязан вход через эту службу. Сначала отвяжите его.",
            "Sign-in through this service is linked to the account already. Unlink it first.",
            "账户已关联该身份认证服务，请先取消关联。",
        )
    _link(held, vouched, now)


@transaction.atomic
def join_vouched(*, invitation: Invitation, vouched: Vouched, on: date) -> Account:
    """The account of an invitation whose address the provider has verified; it has no password. NotKnown where it has not."""
    is_taken = linked().filter(issuer=vouched.issuer, subject=vouched.subject).exists()
    if is_taken or invitation.account_id is not None or not same_address(invitation.email, vouched.email):
        raise not_known()
    account = join(invitation=invitation, password=None, on=on)
    _link(account, vouched, datetime.now(UTC))
    return account


@transaction.atomic
def unlink_identity(*, identity: Identity, password_lets_in: bool, by: Actor) -> None:
    """It opens the account no more. One's own, where a password still opens it; anybody's by an administrator."""
    account = _held(identity.account)
    is_own = by.account == account.pk
    if not is_own:
        require(by, "unlink", Thing("identity"))
    elif not (password_lets_in and account.has_usable_password()):
        raise Refused(
            "Другого входа у вас нет. Сначала задайте пароль.",
            "You have no other way in. Set a password first.",
            "您没有其他登录方式，请先设置密码。",
        )
    held = linked().filter(pk=identity.pk).first()
    if held is None:
        return
    held.unlinked_at, held.unlinked_by = datetime.now(UTC), by.name
    held.save(update_fields=["unlinked_at", "unlinked_by"])
    note(record=f"person:{account.person.name}", verb="identity unlinked", by=by.name, before=_plain(held))
    if not is_own:
        _tell(held, UNLINKED, held.unlinked_at, by.name)


def _held(account: Account) -> Account:
    """The account as it is now, and nobody else links to it meanwhile. NotKnown where it was closed."""
    held = Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account.pk)
    if not held.is_active:
        raise not_known()
    return held


def _link(account: Account, vouched: Vouched, now: datetime) -> None:
    try:
        with transaction.atomic():
            identity = Identity.objects.create(
                account=account, issuer=vouched.issuer, subject=vouched.subject, email=vouched.email, linked_at=now
            )
    except IntegrityError as fault:  # linked to another account already, or a moment ago
        raise not_known() from fault
    note(record=f"person:{account.person.name}", verb="identity linked", by=account.person.name, after=_plain(identity))
    _tell(identity, LINKED, now, account.person.name)


def _plain(identity: Identity) -> dict[str, str]:
    return {"issuer": identity.issuer, "subject": identity.subject, "email": identity.email}


def _tell(identity: Identity, words: tuple[Trilingual, Trilingual], now: datetime, by: str) -> None:
    write_notice(
        account=identity.account,
        key=f"identity/{identity.pk}/{'unlinked' if identity.unlinked_at else 'linked'}",
        subject=words[0],
        body=words[1],
        said={"issuer": name_of_issuer(identity.issuer), "email": identity.email or "–", "by": by},
        about="account",
        urgency=SAFETY,
        now=now,
    )
