"""Letters that somebody may see: one's own, and all for those who read the outbox."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from svod.register.notices.models import Notice
from svod.register.notices.sending import MOST_TRIES
from svod.register.rights import Actor, Thing, may

SENT, GIVEN_UP, FAILED, WAITS = "sent", "given up", "failed", "waits"
STATES = (WAITS, FAILED, GIVEN_UP, SENT)
"""What has become of a letter as an e-mail; `failed`: it is tried again."""
_PAGES = {
    "request": "submission",
    "requests": "submissions",
    "question": "question",
    "questions": "questions",
    "letter": "letter",
    "account": "account",
}
"""What a letter may be about → the name of its page."""


def letters_visible(actor: Actor) -> QuerySet[Notice]:
    """The newest first: all, for those who read the outbox; else one's own; none for who has no account."""
    found = Notice.objects.select_related("account__person__state").order_by("-id")
    return found if may(actor, "read", Thing("notice")) else own_letters(actor)


def own_letters(actor: Actor) -> QuerySet[Notice]:
    """The letters to this person, the newest first."""
    found = Notice.objects.select_related("account__person__state").order_by("-id")
    return found.filter(account=actor.account) if actor.account else found.none()


def unread_count(actor: Actor) -> int:
    return Notice.objects.filter(account=actor.account, read_at__isnull=True).count() if actor.account else 0


def state_of(letter: Notice) -> str:
    """One of `STATES`."""
    if letter.sent_at is not None:
        return SENT
    if letter.tries >= MOST_TRIES:
        return GIVEN_UP
    return FAILED if letter.fault else WAITS


def letters_in(letters: QuerySet[Notice], state: str) -> QuerySet[Notice]:
    """Those of a state."""
    if state == SENT:
        return letters.filter(sent_at__isnull=False)
    unsent = letters.filter(sent_at__isnull=True)
    if state == GIVEN_UP:
        return unsent.filter(tries__gte=MOST_TRIES)
    tried = unsent.filter(tries__lt=MOST_TRIES)
    return tried.exclude(fault="") if state == FAILED else tried.filter(fault="")


def keys_written(keys: Collection[str]) -> set[str]:
    """Of these keys those that a letter has been written for."""
    some, found = list(keys), set[str]()
    for n in range(0, len(some), 500):
        found.update(Notice.objects.filter(key__in=some[n : n + 500]).values_list("key", flat=True))
    return found


def waiting_letters() -> tuple[int, int]:
    """How many wait to go as e-mails, and how many were given up."""
    unsent = Notice.objects.filter(sent_at__isnull=True)
    return unsent.filter(tries__lt=MOST_TRIES).count(), letters_in(unsent, GIVEN_UP).count()


def page_of(about: str) -> tuple[str, list[int]] | None:
    """The name of the page that a letter is about, and what it is asked by; None where there is none."""
    noun, _, key = about.partition(":")
    if noun not in _PAGES:
        return None
    return _PAGES[noun], [int(key)] if key.isdigit() else []
