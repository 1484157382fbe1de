"""Signing in: who may come in with which words, and how often somebody may guess."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.people.models import Account
from svod.register.people.networks import count_guess, refuse_network
from svod.register.people.refusals import not_these, too_often
from svod.register.people.second_factor import use_second_factor

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)


def checked_account(*, email: str, password: str, now: datetime, network: str = "") -> Account:
    """The account of an address and its password. One refusal for unknown address, wrong password and closed account.

    `network`: where it is asked from; guesses at many accounts are slowed down there, and there alone.
    """
    refuse_network(network, now)
    account = Account.objects.select_related("person").filter(email__iexact=email.strip()).first()
    if account is None:
        make_password(password)  # as long as for a known address
        count_guess(network, now)
        raise not_these()
    refuse_guessing(account, now)
    if not account.check_password(password) or not account.is_active:
        count_failure(account=account, now=now)
        count_guess(network, now)
        raise not_these()
    return account


def checked_password(*, account: Account, password: str, now: datetime) -> None:
    """Who is signed in shows that it is still the owner; guesses count as at the door."""
    refuse_guessing(account, now)
    if not account.check_password(password):
        count_failure(account=account, now=now)
        raise Refused("Пароль не подходит.", "The password is not right.", "密码不正确。")


def checked_code(*, account: Account, code: str, now: datetime, network: str = "") -> None:
    """Who is half in shows a code. Guesses count for the account, in however many sessions they are made."""
    refuse_network(network, now)
    refusal: Refused | None = None
    with transaction.atomic():  # held until the guess is counted: guesses made at once stand in a row
        held = Account.objects.select_for_update().get(pk=account.pk)
        refuse_guessing(held, now)
        try:
            use_second_factor(account=held, code=code, now=now)
        except Refused as wrong:
            refusal = wrong
            count_failure(account=held, now=now)
            count_guess(network, now)
    if refusal is not None:
        raise refusal


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
