"""People come in by invitation, with a password and a code that changes with time; roles hold from a day until a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from svod.kernel.refusal import Refused
from svod.register.journal.queries import first_broken, history_of
from svod.register.people import totp
from svod.register.people.changes import (
    accept_invitation,
    grant_role,
    invite_person,
    revoke_role,
)
from svod.register.people.entry import FREE_TRIES, checked_account, count_entry
from svod.register.people.models import Account, Invitation, Person
from svod.register.people.queries import actor_of
from svod.register.people.refusals import TooOften
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor, use_second_factor
from svod.register.rights import PUBLIC, Forbidden, Role, operator
from svod.register.sources.models import Period

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSWORD = "тихая река у моста"
ROOT = operator("Root")


def account(email: str = "a.serik@example.org", role: Role = Role.AGENCY, state: str = "KZ") -> Account:
    token = invite_person(name=email.partition("@")[0], email=email, role=role, state=state, areas=["trade"], by=ROOT)
    return accept_invitation(token=token, password=PASSWORD, on=DAY)


# RFC 6238, appendix B: SHA-1, eight figures, the secret "12345678901234567890"
@pytest.mark.parametrize(
    ("at", "code"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"), (2000000000, "69279037")],
)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    assert totp.code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", at // totp.STEP, digits=8) == code


def test_an_invitation_makes_an_account_with_its_role(sco: Period) -> None:
    made = account()
    actor = actor_of(made, on=DAY)
    assert (actor.name, actor.states, Role.AGENCY in actor.roles) == ("a.serik", {"KZ"}, True)
    assert [entry.verb for entry in history_of("person:a.serik")] == ["joined", "invited"]
    assert first_broken() is None


def test_an_invitation_holds_once_and_for_a_week(sco: Period) -> None:
    token = invite_person(name="B", email="b@example.org", role=Role.EDITOR, by=ROOT)
    assert token not in str(Invitation.objects.values_list())
    accept_invitation(token=token, password=PASSWORD, on=DAY)
    with pytest.raises(Refused, match="not valid"):
        accept_invitation(token=token, password=PASSWORD, on=DAY)
    late = invite_person(name="C", email="c@example.org", role=Role.EDITOR, by=ROOT)
    Invitation.objects.filter(email="c@example.org").update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(Refused, match="not valid"):
        accept_invitation(token=late, password=PASSWORD, on=DAY)


@pytest.mark.parametrize("password", ["short", "123456789012345", "1q2w3e4r5t6y", "d.editor is my name"])
def test_a_weak_password_is_refused(sco: Period, password: str) -> None:
    token = invite_person(name="D", email="d.editor@example.org", role=Role.EDITOR, by=ROOT)
    with pytest.raises(Refused, match="password"):
        accept_invitation(token=token, password=password, on=DAY)
    assert not Account.objects.filter(email="d.editor@example.org").exists()


@pytest.mark.parametrize(
    ("role", "state", "body", "word"),
    [
        (Role.AGENCY, "", "", "state"),
        (Role.COORDINATOR, "XX", "", "state"),
        (Role.CHAIR, "KZ", "", "body"),
        (Role.CHAIR, "KZ", "no-such", "no body"),
        (Role.PUBLIC, "", "", "everybody"),
    ],
)
def test_a_role_that_lacks_what_it_is_of_is_refused(sco: Period, role: Role, state: str, body: str, word: str) -> None:
    with pytest.raises(Refused, match=word):
        invite_person(name="E", email="e@example.org", role=role, state=state, body=body, by=ROOT)


def test_only_an_administrator_invites(sco: Period) -> None:
    with pytest.raises(Forbidden):
        invite_person(name="F", email="f@example.org", role=Role.EDITOR, by=actor_of(account(), on=DAY))


def test_a_role_holds_from_its_day_until_its_day(sco: Period) -> None:
    made = account()
    grant_role(person=made.person, role=Role.READER, since=DAY + timedelta(days=2), until=DAY + timedelta(days=3), by=ROOT)
    held = [Role.READER in actor_of(made, on=DAY + timedelta(days=n)).roles for n in range(5)]
    assert held == [False, False, True, True, False]


def test_a_role_that_was_taken_is_gone_and_the_last_administrator_stays(sco: Period) -> None:
    made, only = account(), account("admin@example.org", Role.ADMINISTRATOR, "")
    revoke_role(grant=made.person.roles.get(), on=DAY, by=ROOT)
    assert actor_of(made, on=DAY).roles == {Role.PUBLIC}
    with pytest.raises(Refused, match="last administrator"):
        revoke_role(grant=only.person.roles.get(), on=DAY, by=ROOT)


def test_nobody_grants_a_role_to_themselves(sco: Period) -> None:
    admin = account("admin@example.org", Role.ADMINISTRATOR, "")
    with pytest.raises(Refused, match="themselves"):
        grant_role(person=admin.person, role=Role.EDITOR, since=DAY, by=actor_of(admin, on=DAY))


def test_a_closed_account_is_the_public(sco: Period) -> None:
    made = account()
    made.is_active = False
    made.save()
    assert actor_of(made, on=DAY) is PUBLIC
    with pytest.raises(Refused):
        checked_account(email=made.email, password=PASSWORD, now=NOW)


def test_unknown_address_and_wrong_password_are_one_refusal(sco: Period) -> None:
    account()
    words = []
    for email, password in (("a.serik@example.org", "wrong"), ("nobody@example.org", PASSWORD)):
        with pytest.raises(Refused) as refusal:
            checked_account(email=email, password=password, now=NOW)
        words.append(refusal.value.words)
    assert words[0] == words[1]


def test_guessing_is_slowed_down_and_entry_forgets_it(sco: Period) -> None:
    made = account()
    for _ in range(FREE_TRIES):
        with pytest.raises(Refused):
            checked_account(email=made.email, password="wrong", now=NOW)
    with pytest.raises(TooOften):
        checked_account(email=made.email, password=PASSWORD, now=NOW + timedelta(seconds=2))
    held = checked_account(email=made.email, password=PASSWORD, now=NOW + timedelta(minutes=16))
    count_entry(account=held, now=NOW + timedelta(minutes=16))
    assert checked_account(email=made.email.upper(), password=PASSWORD, now=NOW + timedelta(minutes=16)) == made


def test_a_code_is_taken_once_and_a_recovery_code_too(sco: Period) -> None:
    made = account()
    secret = begin_second_factor(account=made)
    step = int(NOW.timestamp() // totp.STEP)
    codes = confirm_second_factor(account=made, code=totp.code_at(secret, step), now=NOW)
    with pytest.raises(Refused, match="not right"):
        use_second_factor(account=made, code=totp.code_at(secret, step), now=NOW)
    use_second_factor(account=made, code=totp.code_at(secret, step + 1), now=NOW + timedelta(seconds=30))
    use_second_factor(account=made, code=codes[3].upper(), now=NOW)
    with pytest.raises(Refused, match="not right"):
        use_second_factor(account=made, code=codes[3], now=NOW)
    assert len(Account.objects.get(pk=made.pk).recovery_codes) == len(codes) - 1


def test_a_second_factor_that_was_not_confirmed_is_not_asked_for(sco: Period) -> None:
    made = account()
    begin_second_factor(account=made)
    with pytest.raises(Refused, match="not right"):
        confirm_second_factor(account=made, code="000000", now=NOW)
    assert not Account.objects.get(pk=made.pk).has_second_factor


def test_a_person_who_is_named_already_gets_no_second_account(sco: Period) -> None:
    made = account()
    token = invite_person(name=made.person.name, email="other@example.org", role=Role.READER, by=ROOT)
    with pytest.raises(Refused, match="already"):
        accept_invitation(token=token, password=PASSWORD, on=DAY)
    assert Person.objects.filter(name=made.person.name).count() == 1
