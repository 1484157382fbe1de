"""Every row of the journal says what changed: before and after, for whom, why; a verb that nobody sorted fails."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from svod.portal.ui.history import rows_said
from svod.portal.ui.words import catalogue
from svod.register.journal.models import JournalEntry
from svod.register.people.accounts import close_account, offer_new_way_in, reopen_account, take_new_way_in
from svod.register.people.changes import change_password, grant_role, revoke_role
from svod.register.people.models import ApiToken
from svod.register.people.queries import actor_of
from svod.register.people.tokens import make_token, revoke_token
from svod.register.questions import changes as questions
from svod.register.questions.models import Question
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.submissions.models import Request
from svod.register.submissions.requests import move_deadline, withdraw_request
from tests.attacks import world as worlds
from tests.attacks.people import PASSWORD, account

MAKES = {
    "asked", "claimed", "created", "dismissed", "entry corrected", "frozen", "invited", "joined", "letter entered",
    "opened", "role granted", "sent by the chair", "text attached", "token made",
}  # fmt: skip
"""There was nothing before."""
BEGINS = {"written", "settled"}
"""The first time there was nothing before; a ruling may leave what the register says as it is."""
ENDS = {"invitation withdrawn", "request withdrawn", "restored", "text taken off", "token revoked"}
"""There is nothing after."""
TELLS = {
    "guessed at", "new way in offered", "new way in taken", "password changed", "password set", "rejected", "reminded",
    "signed in", "taken in", "text added",
}  # fmt: skip
"""Nothing of the register has changed, or what has is a secret, or the row tells what was found."""
EXPLAINS = {"deadline moved", "request withdrawn", "returned", "account closed", "asked again", "settled", "dismissed"}
"""Not without a reason."""
OF_A_STATE = {"written", "submitted", "recalled", "answered", "letter entered", "sent by the chair"}


@pytest.fixture
def rows(sco: Period) -> list[JournalEntry]:
    """The world, and what else people do."""
    before = JournalEntry.objects.count()
    worlds.build()
    root, today = operator("root"), datetime.now(UTC).date()
    held = account(Role.AGENCY, "UZ", ("trade",))
    make_token(account=held, name="Выгрузка", by=actor_of(held, on=today))
    revoke_token(token=ApiToken.objects.get(account=held), by=actor_of(held, on=today))
    change_password(account=held, old=PASSWORD, new="тихая гора за мостом")
    close_account(account=held, reason="Ушёл", by=root, on=today)
    reopen_account(account=held, by=root)
    take_new_way_in(token=offer_new_way_in(account=held, by=root), password="тихая роща за мостом")  # a test's
    grant = grant_role(person=held.person, role=Role.READER, since=today, by=root)
    revoke_role(grant=grant, on=today, by=root, reason="Дана по ошибке")
    officer = actor_of(account(Role.OFFICER), on=today)
    answered, still = (Question.objects.filter(stage=stage).order_by("id")[0] for stage in ("answered", "open"))
    questions.close_question(question=answered, by=officer)
    questions.withdraw_question(question=still, by=officer)
    asked = list(Request.objects.filter(versions=None).order_by("id")[:2])
    move_deadline(requests=asked, deadline=date(2099, 4, 4), reason="Праздник", by=root)
    withdraw_request(request=asked[0], reason="По ошибке", by=root)
    return list(JournalEntry.objects.order_by("id"))[before:]


def is_told(row: JournalEntry) -> bool:
    if row.verb in TELLS:
        return True
    if row.verb in ENDS:
        return bool(row.before)
    if row.verb in MAKES or (row.verb in BEGINS and not row.before):
        return bool(row.after) and not row.before
    return set(row.before) <= set(row.after) and any(row.after[name] != value for name, value in row.before.items())


def test_every_change_says_what_was_before_and_what_is_after(rows: list[JournalEntry]) -> None:
    silent = [(row.verb, row.record, row.before, row.after) for row in rows if not is_told(row)]
    assert not silent, "\n".join(map(str, silent))
    assert {row.verb for row in rows} >= {"submitted", "accepted", "returned", "recalled", "closed", "question withdrawn"}


def test_what_needs_a_reason_has_it_and_what_is_a_states_says_whose(rows: list[JournalEntry]) -> None:
    assert not [row.verb for row in rows if row.verb in EXPLAINS and not row.reason and row.record.split(":")[0] != "proposal"]
    assert not [(row.verb, row.by) for row in rows if row.verb in OF_A_STATE and not row.after.get("on behalf of")]


def test_every_verb_and_field_of_the_journal_has_words(rows: list[JournalEntry]) -> None:
    told = catalogue()
    verbs = {row.verb for row in rows} | MAKES | ENDS | TELLS | EXPLAINS
    nameless = {verb for verb in verbs if f"verb.{verb.replace(' ', '_')}" not in told}
    assert not nameless
    aside = [row for row in rows if row.is_aside]
    names = {name for row in aside for name in (*row.before, *row.after)}
    assert not {name for name in names if f"field.{name.replace(' ', '_')}" not in told}, "as the stream shows them"


def test_the_stream_shows_every_row_and_every_side_of_it(rows: list[JournalEntry]) -> None:
    shown = rows_said(rows)
    assert [(one.record, one.verb) for one in shown] == [(row.record, row.verb) for row in rows]
    assert all(one.called for one in shown)
    assert not [row.verb for row, one in zip(rows, shown, strict=True) if len(one.changes) > len({*row.before, *row.after})]
    told = {one.verb: " ".join(f"{each.before} {each.after}" for each in one.changes) for one in shown}
    assert "{" not in "".join(told.values()), "no notation of a program"
