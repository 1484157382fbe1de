"""The queue of letters: written once for their keys, read by those whom they address, tried again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.journal.changes import note
from svod.register.notices.hours import hours_of
from svod.register.notices.models import USUAL, Notice
from svod.register.notices.words import closing, filled, language_of
from svod.register.people.models import RHYTHMS, Account
from svod.register.rights import Actor, Thing, require


def write_notice(
    *,
    account: Account,
    key: str,
    subject: Trilingual,
    body: Trilingual,
    said: Mapping[str, object],
    about: str = "",
    urgency: str = USUAL,
    now: datetime,
) -> Notice | None:
    """One letter into the queue, for a change that has asked for its right; None where its key was written already.

    `said` fills subject and body: strings, days, periods, and words that are taken in the reader's language. `name` and
    `closing` are filled in here.
    """
    if Notice.objects.filter(key=key).exists():
        return None
    language = language_of(account)
    whole = {**said, "name": account.person.name, "closing": closing(language)}
    told = {
        "account": account,
        "subject": filled(subject, language, whole),
        "body": filled(body, language, whole),
        "about": about,
        "urgency": urgency,
        "made_at": now,
        "due_at": hours_of(account).due_at(urgency, now),
    }
    notice, is_new = Notice.objects.get_or_create(key=key, defaults=told)
    return notice if is_new else None


def mark_letters(*, account: Account, letters: Collection[int] | None = None, is_read: bool, now: datetime) -> int:
    """Letters of one's own (all without `letters`) are read, or to be read again; another's are not touched. No journal row."""
    own = account.notices.filter(read_at__isnull=is_read)
    if letters is not None:
        own = own.filter(pk__in=letters)
    return own.update(read_at=now if is_read else None)


@transaction.atomic
def send_again(*, notice: Notice, now: datetime, by: Actor) -> None:
    """A letter that was given up, or waits for its next try, is tried from the next working moment on."""
    require(by, "send", Thing("notice"))
    held = Notice.objects.select_for_update().get(pk=notice.pk)
    if held.sent_at is not None:
        raise Refused("Письмо уже отправлено.", "The letter has been sent already.", "信件已发送。")
    tries, held.tries, held.claimed_until = held.tries, 0, None
    held.due_at = hours_of(notice.account).next_open(now)
    held.save(update_fields=["tries", "claimed_until", "due_at"])
    before = {"fault": held.fault, "tries": tries}
    note(record=f"notice:{held.pk}", verb="tried again", by=by.name, before=before, after={"fault": held.fault, "tries": 0})


@transaction.atomic
def choose_hours(
    *, account: Account, language: str, time_zone: str, hours_from: int, hours_to: int, rhythm: str, now: datetime
) -> None:
    """How a person wants to be written to. Letters that wait go at the new hours; "" as a zone is that of the state."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    before = _chosen(held)
    _refuse_unfit(language, time_zone, hours_from, hours_to, rhythm)
    held.language, held.time_zone, held.rhythm = language, time_zone, rhythm
    held.hours_from, held.hours_to = hours_from, hours_to
    after = _chosen(held)
    changed = {name for name in after if after[name] != before[name]}
    if not changed:
        return
    held.save(update_fields=sorted(changed))
    account.refresh_from_db()
    hours = hours_of(held)
    waiting = list(held.notices.select_for_update().filter(sent_at__isnull=True, tries=0))
    for letter in waiting:
        letter.due_at = hours.due_at(letter.urgency, now)
    Notice.objects.bulk_update(waiting, ["due_at"])
    note(
        record=f"person:{held.person.name}",
        verb="hours chosen",
        by=held.person.name,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )


def _chosen(account: Account) -> dict[str, object]:
    return {name: getattr(account, name) for name in ("language", "time_zone", "hours_from", "hours_to", "rhythm")}


def _refuse_unfit(language: str, time_zone: str, hours_from: int, hours_to: int, rhythm: str) -> None:
    try:
        ZoneInfo(time_zone or str(UTC))
    except (ValueError, ZoneInfoNotFoundError, OSError) as fault:
        raise Refused(
            f"Часового пояса «{time_zone[:60]}» нет. Выберите его из списка.",
            f"There is no time zone “{time_zone[:60]}”. Choose one from the list.",
            f"没有时区“{time_zone[:60]}”，请从列表中选择。",
        ) from fault
    if language not in LANGUAGES or rhythm not in RHYTHMS or not 0 <= hours_from < hours_to <= 24:
        raise Refused(
            "Проверьте часы: первый час должен быть раньше последнего, от 0 до 24.",
            "Check the hours: the first must be before the last, from 0 to 24.",
            "请核对时段：开始时间须早于结束时间，范围为 0 至 24 时。",
        )
