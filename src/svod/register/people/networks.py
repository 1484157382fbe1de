"""Guessing from one network at many accounts: counted beside the guesses at each account, in the database of all processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from svod.register.people.models import Guess
from svod.register.people.refusals import TooOften

FREE_GUESSES = 100  # a delegation sits behind one address: many people, each with a slip of the hand
WITHIN = timedelta(minutes=15)


def refuse_network(network: str, now: datetime) -> None:
    """TooOften where this network has guessed too often of late. `network`: an address; empty where it is not known."""
    found = Guess.objects.filter(network=_kept(network), at__gt=now - WITHIN).order_by("-at")[FREE_GUESSES - 1 : FREE_GUESSES]
    oldest = found.first() if network else None
    if oldest is not None:
        minutes = max(1, round((oldest.at + WITHIN - now).total_seconds() / 60))
        raise TooOften(
            f"Из вашей сети было слишком много неудачных попыток войти. Попробуйте через {minutes} мин.",
            f"There were too many failed tries to sign in from your network. Try again in {minutes} min.",
            f"您所在网络的登录失败次数过多。请在 {minutes} 分钟后重试。",
        )


def count_guess(network: str, now: datetime) -> None:
    """One more failure; those that count no more are forgotten."""
    Guess.objects.filter(at__lte=now - WITHIN).delete()
    if network:
        Guess.objects.create(network=_kept(network), at=now)


def _kept(network: str) -> str:
    """Addresses of people are not kept as they are."""
    return salted_hmac("svod.network", network, algorithm="sha256").hexdigest()
