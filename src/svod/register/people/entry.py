"""Signing in: who may come in with which words, and how often somebody may guess."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.people.models import Account

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)


class TooOften(Refused):
    """Somebody guesses: the answer waits, and waits longer each time."""


def checked_account(*, email: str, password: str, now: datetime) -> Account:
    """The account of an address and its password. One refusal for unknown address, wrong password and closed account."""
    account = Account.objects.select_related("person").filter(email__iexact=email.strip()).first()
    if account is None:
        make_password(password)  # as long as for a known address
        raise _not_these()
    refuse_guessing(account, now)
    if not account.check_password(password) or not account.is_active:
        count_failure(account=account, now=now)
        raise _not_these()
    return account


def checked_password(*, account: Account, password: str, now: datetime) -> None:
    """Who is signed in shows that it is still the owner; guesses count as at the door."""
    refuse_guessing(account, now)
    if not account.check_password(password):
        count_failure(account=account, now=now)
        raise Refused("Пароль не подходит.", "The password is not right.", "密码不正确。")


@transaction.atomic
def count_failure(*, account: Account, now: datetime) -> None:
    held = Account.objects.select_for_update().get(pk=account.pk)
    held.failed_count, held.failed_at = min(held.failed_count + 1, 1000), now
    held.save(update_fields=["failed_count", "failed_at"])
    if held.failed_count == FREE_TRIES:
        note(record=f"person:{held.person.name}", verb="guessed at", by=held.person.name, after={"tries": held.failed_count})


@transaction.atomic
def count_entry(*, account: Account, now: datetime) -> None:
    """Somebody came in: the guesses are forgotten, the day is kept."""
    account.failed_count, account.failed_at, account.last_login = 0, None, now
    account.save(update_fields=["failed_count", "failed_at", "last_login"])
    note(record=f"person:{account.person.name}", verb="signed in", by=account.person.name)


def refuse_guessing(account: Account, now: datetime) -> None:
    """TooOften where the last guesses at this account are too fresh."""
    if account.failed_count < FREE_TRIES or account.failed_at is None:
        return
    wait = min(LONGEST_WAIT, timedelta(seconds=2 ** min(account.failed_count, 10)))
    if now < account.failed_at + wait:
        minutes = max(1, round((account.failed_at + wait - now).total_seconds() / 60))
        raise too_often(minutes)


def too_often(minutes: int) -> TooOften:
    return TooOften(
        f"Слишком много попыток. Попробуйте через {minutes} мин или попросите администратора прислать приглашение.",
        f"Too many tries. Try again in {minutes} min, or ask the administrator for an invitation.",
        f"尝试次数过多。请在 {minutes} 分钟后重试，或请管理员发送邀请。",
    )


def _not_these() -> Refused:
    return Refused("Адрес или пароль не подходит.", "The address or the password is not right.", "邮箱或密码不正确。")
