"""Whose account somebody from a provider may enter."""

from __future__ import annotations

from django.db.models import QuerySet

from svod.kernel.refusal import Refused
from svod.register.identities.models import Identity
from svod.register.identities.vouched import Vouched, same_address
from svod.register.people.models import Account


class NotKnown(Refused):
    """Somebody whom the provider knows and Svod does not."""


def linked() -> QuerySet[Identity]:
    """The links in force."""
    return Identity.objects.filter(unlinked_at__isnull=True)


def not_known() -> NotKnown:
    """One refusal for all: unknown, not verified, closed, linked to somebody else. It tells nobody which accounts exist."""
    return NotKnown(
        "Служба входа вас узнала, но доступ к Своду для вас не открыт. Его даёт администратор: попросите приглашение "
        "на тот адрес, который подтверждён в службе входа.",
        "The sign-in service knows you, but you have no access to Svod with it. Access comes from the administrator: ask for "
        "an invitation to the address that the sign-in service has verified.",
        "身份认证服务已确认您的身份，但该身份无权访问 Svod。访问权限由管理员分配：请向其索取发往已验证邮箱的邀请。",
    )


def account_vouched_for(vouched: Vouched) -> Account:
    """The account linked to somebody, else the one that `link_vouched` may link by its address; NotKnown where there is none."""
    held = linked().filter(issuer=vouched.issuer, subject=vouched.subject).select_related("account__person").first()
    account = held.account if held else _by_address(vouched)
    if account is None or not account.is_active:
        raise not_known()
    return account


def _by_address(vouched: Vouched) -> Account | None:
    if not vouched.email:
        return None
    found = Account.objects.select_related("person").filter(email__iexact=vouched.email.strip())
    matching = [one for one in found if same_address(one.email, vouched.email) and may_link_by_address(one, vouched.issuer)]
    return matching[0] if len(matching) == 1 else None


def may_link_by_address(account: Account, issuer: str) -> bool:
    """Not where another identity is linked, and not where the owner has undone a link: then only the owner makes one again."""
    before = Identity.objects.filter(account=account, issuer=issuer)
    return not any(one.unlinked_at is None or one.unlinked_by == account.person.name for one in before)
