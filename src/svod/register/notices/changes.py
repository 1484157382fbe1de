"""Reminding of deadlines: letters are made once, wait for working hours, and are sent until they have gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from svod.kernel.words import Language
from svod.register.journal.changes import note
from svod.register.notices.models import Notice
from svod.register.notices.words import BODIES, SUBJECTS
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Period
from svod.register.submissions.models import Request
from svod.register.submissions.queries import OVERDUE, WAITING, answers_for, board_of
from svod.register.submissions.stages import RETURNED

DAYS = (10, 3, 0, -1, -5)
"""Working days before the deadline on which a reminder goes; negative ones are after it."""
FIRST_HOUR = time(6, tzinfo=UTC)
"""Letters wait for it: morning from Minsk to Beijing."""
MOST_TRIES = 8
Post = Callable[[str, str, str], None]
"""Sends a letter to an address: address, subject, body. Raises OSError where it could not."""


def working_days_between(first: date, last: date) -> int:
    """Working days after `first` up to `last`; negative when `last` is earlier. Saturday and Sunday are free."""
    if last < first:
        return -working_days_between(last, first)
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range(1, (last - first).days + 1))


@transaction.atomic
def remind(*, period: Period, on: date, by: Actor) -> list[Notice]:
    """The letters of a day to those who answer for what is still awaited, one a person with all areas in it. Again: none."""
    require(by, "send", Thing("notice"))
    if on.weekday() >= 5:
        return []
    open_ones = [cell.request for cell in board_of(period, on=on).cells.values() if cell.status in {WAITING, OVERDUE, RETURNED}]
    due: dict[tuple[date, str], list[Request]] = {}
    for asked in open_ones:
        left = working_days_between(on, asked.deadline)
        if left in DAYS:
            due.setdefault((asked.deadline, "before" if left >= 0 else "after"), []).append(asked)
    made = []
    accounts = [(one, actor_of(one, on=on)) for one in Account.objects.filter(is_active=True).select_related("person")]
    for (_, kind), requests in due.items():
        for account, actor in accounts:
            own = [asked for asked in requests if answers_for(actor, asked)]
            notice = _notice(account, own, kind, on) if own else None
            made += [notice] if notice else []
    if made:
        note(record=f"period:{period.code}", verb="reminded", by=by.name, after={"letters": len(made), "on": str(on)})
    return made


def _notice(account: Account, asked: list[Request], kind: str, on: date) -> Notice | None:
    language = language_of(account)
    period, deadline = asked[0].period, asked[0].deadline
    said = {
        "name": account.person.name,
        "period": period.code,
        "deadline": said_day(deadline, language),
        "areas": "\n".join(f"  {one.area.number}. {one.area.title.in_(language)}" for one in asked),
    }
    return write_notice(
        account=account,
        key=f"{period.code}/{account.pk}/{deadline}/{on}",
        subject=SUBJECTS[kind].in_(language).format(**said),
        body=BODIES[kind].in_(language).format(**said),
        made_at=datetime.now(UTC),
        due_at=datetime.combine(on, FIRST_HOUR),
    )


def language_of(account: Account) -> Language:
    return "en" if account.language == "en" else "zh" if account.language == "zh" else "ru"


def said_day(day: date, language: Language) -> str:
    return f"{day:%d.%m.%Y}" if language == "ru" else day.isoformat()


def write_notice(*, account: Account, key: str, subject: str, body: str, made_at: datetime, due_at: datetime) -> Notice | None:
    """One letter into the queue, for a change that has asked for its right; None where its key was written already."""
    told = {"account": account, "subject": subject, "body": body, "made_at": made_at, "due_at": due_at}
    notice, is_new = Notice.objects.get_or_create(key=key, defaults=told)
    return notice if is_new else None


def send_due(*, now: datetime, post: Post, by: Actor) -> tuple[int, int]:
    """Sends what is due; gives how many went and how many did not. One that fails waits longer each time and is not lost."""
    require(by, "send", Thing("notice"))
    sent = failed = 0
    for pk in Notice.objects.filter(sent_at__isnull=True, due_at__lte=now, tries__lt=MOST_TRIES).values_list("pk", flat=True):
        with transaction.atomic():
            notice = Notice.objects.select_for_update().select_related("account").get(pk=pk)
            if notice.sent_at is not None:
                continue  # another process was faster
            notice.tries += 1
            try:
                post(notice.account.email, notice.subject, notice.body)
            except OSError as fault:
                notice.fault, notice.due_at = str(fault)[:500], now + timedelta(minutes=2**notice.tries)
                failed += 1
            else:
                notice.sent_at, notice.fault = now, ""
                sent += 1
            notice.save()
    return sent, failed
