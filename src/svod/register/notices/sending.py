"""Sending what is due: nothing twice, nothing lost. Letters of a person who wants them gathered go as one e-mail.

A sender first claims a letter, then posts it, then says that it went; no lock is held while the mail server answers. Where
the sender dies in between, its claim ends after a while and the letter is posted again, under an id by which servers know it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from svod.register.notices.hours import Hours, hours_of
from svod.register.notices.models import SAFETY, USUAL, Notice
from svod.register.notices.words import GATHERED, filled, language_of
from svod.register.people.models import AT_ONCE, Account
from svod.register.rights import Actor, Thing, require

MOST_TRIES = 8
CLAIM = timedelta(minutes=10)
"""Longer than a mail server may take to answer."""
RULE = "―" * 20


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail. `id` is the same whenever the same letters are posted."""

    id: str
    address: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run did: letters that went, e-mails that they went in, letters that did not go."""

    letters: int = 0
    mails: int = 0
    failed: int = 0


Post = Callable[[Mail], None]
"""Sends an e-mail. Raises OSError where it could not."""
Link = Callable[[str], str]
"""The address of what a letter is about (`request:12`); "" where it is about nothing that has a page."""


def send_due(*, now: datetime, post: Post, link: Link, by: Actor) -> Sent:
    """Sends what is due to those who may be written to now. What fails waits longer each time, `MOST_TRIES` times."""
    require(by, "send", Thing("notice"))
    began = time.monotonic()
    letters = mails = failed = 0
    for account, batch in _batches(now):
        at = now + timedelta(seconds=time.monotonic() - began)
        claimed = _claim(batch, at)
        if not claimed:
            continue
        mail = _mail(account, claimed, link)
        try:
            post(mail)
        except OSError as fault:
            _put_off(claimed, hours_of(account), str(fault)[:500], at)
            failed += len(claimed)
        else:
            own = Notice.objects.filter(pk__in=[letter.pk for letter in claimed])
            own.update(sent_at=at, mail=mail.id, fault="", claimed_until=None)
            letters, mails = letters + len(claimed), mails + 1
    return Sent(letters, mails, failed)


def _due(now: datetime) -> QuerySet[Notice]:
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    return Notice.objects.filter(free, sent_at__isnull=True, due_at__lte=now, tries__lt=MOST_TRIES)


def _batches(now: datetime) -> Iterator[tuple[Account, list[int]]]:
    """What goes together: each letter by itself, usual ones gathered where the person wants it so."""
    waiting: dict[int, list[Notice]] = {}
    for letter in _due(now).select_related("account__person__state"):
        waiting.setdefault(letter.account_id, []).append(letter)
    for letters in waiting.values():
        account = letters[0].account
        is_open = account.is_active and hours_of(account).is_open(now)
        fit = [one for one in letters if is_open or (one.urgency == SAFETY and account.is_active)]
        gathered = [one.pk for one in fit if account.rhythm != AT_ONCE and one.urgency == USUAL]
        yield from ((account, [one.pk]) for one in fit if one.pk not in gathered)
        if gathered:
            yield account, gathered


@transaction.atomic
def _claim(batch: Sequence[int], now: datetime) -> list[Notice]:
    """Those of the batch that no other sender has in hand, now in ours."""
    free = list(_due(now).filter(pk__in=batch).order_by("due_at", "id").select_for_update(skip_locked=True))
    Notice.objects.filter(pk__in=[letter.pk for letter in free]).update(claimed_until=now + CLAIM)
    return free


def _mail(account: Account, letters: Sequence[Notice], link: Link) -> Mail:
    told = [(letter, link(letter.about) if letter.about else "") for letter in letters]
    known = hashlib.sha256(" ".join(letter.key for letter in letters).encode()).hexdigest()[:32]
    if len(told) == 1:
        (letter, address), *_ = told
        return Mail(known, account.email, letter.subject, letter.body + (f"\n{address}\n" if address else ""))
    subject = filled(GATHERED, language_of(account), {"count": len(told)})
    parts = [
        "\n".join([f"{n}. {letter.subject}", *([address] if address else []), "", letter.body])
        for n, (letter, address) in enumerate(told, 1)
    ]
    return Mail(known, account.email, subject, f"\n{RULE}\n\n".join(parts))


@transaction.atomic
def _put_off(letters: Sequence[Notice], hours: Hours, fault: str, now: datetime) -> None:
    for letter in letters:
        letter.tries += 1
        letter.fault, letter.claimed_until = fault, None
        again = now + timedelta(minutes=2**letter.tries)
        letter.due_at = again if letter.urgency == SAFETY else hours.next_open(again)
        letter.save(update_fields=["tries", "fault", "claimed_until", "due_at"])
