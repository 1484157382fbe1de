"""Letters about material: to a state when it is asked and when its material is decided on, to the Secretariat when one acts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.notices.changes import write_notice
from svod.register.notices.models import USUAL, Notice
from svod.register.people.models import Account
from svod.register.people.queries import actors_on
from svod.register.rights import Role, Thing, may
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import answers_for, of_request
from svod.register.submissions.stages import SUBMITTED
from svod.register.submissions.words import BODIES, REST, SENT_BACK, SUBJECTS, WHY


def tell_state(*, submission: Submission, what: str, remark: str = "", now: datetime) -> None:
    """`what`: accepted or returned. To those who answer for the state and area."""
    for account, actor in actors_on(now.date()):
        if answers_for(actor, submission.request):
            _tell(account, submission, what, {"remark": remark.strip()}, now)


def tell_secretariat(*, submission: Submission, what: str, who: str, now: datetime) -> None:
    """`what`: submitted, nothing or recalled. To the officers of the area, else to the editors; not to `who` did it."""
    thing = of_request(submission.request, SUBMITTED)
    for account in officers_of(thing, now=now):
        if account.person.name != who:
            _tell(account, submission, what, {"who": who}, now)


def officers_of(thing: Thing, *, now: datetime) -> list[Account]:
    """Who takes things of an area up: its officers; the editors, where it has none or there is no area."""
    accounts = actors_on(now.date())
    found = []
    for role in (Role.OFFICER, Role.EDITOR):
        for account, actor in accounts:
            own = replace(actor, grants=tuple(grant for grant in actor.grants if grant.role is role))
            if may(own, "take up", Thing("submission", SUBMITTED, thing.state, thing.area)):
                found.append(account)
        if found:
            break
    return found


def _tell(account: Account, submission: Submission, what: str, more: dict[str, object], now: datetime) -> None:
    asked = submission.request
    said = {
        **of_state(asked.state),
        "period": asked.period,
        "area": asked.area.short.whole if asked.area.short else asked.area.title.whole,
        "number": submission.number,
        **more,
    }
    write_notice(
        account=account,
        key=f"submission/{submission.pk}/{account.pk}/{what}",
        subject=SUBJECTS[what],
        body=BODIES[what],
        said=said,
        about=f"request:{asked.pk}",
        now=now,
    )


def of_state(state: State) -> dict[str, object]:
    """The state as letters name it: «Казахстан», «от Казахстана»."""
    name = state.short_name.whole
    return {"state": name, "of_state": Trilingual(state.short_cases.get("gent") or name.ru, name.en, name.zh)}


def write_of_requests(
    *,
    account: Account,
    asked: Iterable[Request],
    what: str,
    key: str,
    returned: Collection[int] = (),
    urgency: str = USUAL,
    reason: str = "",
    now: datetime,
) -> Notice | None:
    """One letter about several requests to one state with one deadline. `returned`: requests whose material was sent back."""
    wanted = sorted(asked, key=lambda one: one.area.number)
    state, deadline = wanted[0].state, wanted[0].deadline
    last = state.calendar.working_day_until(deadline)
    parts = {"rest": REST if last != deadline else Trilingual(), "why": WHY if reason else Trilingual()}
    days: dict[str, object] = {**of_state(state), "deadline": deadline, "last": last}
    lines = [_line(one, one.pk in returned) for one in wanted]
    areas = Trilingual(*("\n".join(line.in_(language) for line in lines) for language in LANGUAGES))
    return write_notice(
        account=account,
        key=key,
        subject=SUBJECTS[what],
        body=_with_parts(BODIES[what], parts),
        said={**days, "period": wanted[0].period, "areas": areas, "reason": reason},
        about=f"request:{wanted[0].pk}" if len(wanted) == 1 and what != "withdrawn" else "requests",
        urgency=urgency,
        now=now,
    )


def _line(asked: Request, is_returned: bool) -> Trilingual:
    title = asked.area.title.whole
    back = SENT_BACK if is_returned else Trilingual()
    return Trilingual(*(f"  {asked.area.number}. {getattr(title, lang)}{getattr(back, lang)}" for lang in LANGUAGES))


def _with_parts(body: Trilingual, parts: Mapping[str, Trilingual]) -> Trilingual:
    """The body with the paragraphs that belong to this letter, which have places of their own to be filled in."""
    words = {language: getattr(body, language) for language in LANGUAGES}
    for name, part in parts.items():
        words = {language: told.replace(f"{{{name}}}", getattr(part, language)) for language, told in words.items()}
    return Trilingual(**words)


def tell_asked(*, requests: Collection[Request], what: str, reason: str = "", now: datetime) -> None:
    """`what`: opened, moved or withdrawn. One letter a person and state, with all areas that the person answers for."""
    if not requests:
        return
    states: dict[int, list[Request]] = {}
    for one in requests:
        states.setdefault(one.state_id, []).append(one)
    for account, actor in actors_on(now.date()):
        for asked in states.values():
            own = [one for one in asked if answers_for(actor, one)]
            if own:
                first = own[0]
                key = f"{first.period.code}/{first.state.code}/{account.pk}/{what}/{first.deadline}/{first.pk}"
                write_of_requests(account=account, asked=own, what=what, key=key, reason=reason, now=now)
