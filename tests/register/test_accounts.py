"""What becomes of an account: closed and opened again, let in again when the password or the phone is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from svod.kernel.refusal import Refused
from svod.register.journal.queries import first_broken, history_of
from svod.register.people import totp
from svod.register.people.accounts import (
    close_account,
    offer_new_way_in,
    reopen_account,
    take_new_way_in,
    withdraw_invitation,
)
from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.entry import FREE_TRIES, checked_account
from svod.register.people.models import Account, Invitation
from svod.register.people.queries import actor_of, invitations_open
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor, drop_second_factor
from svod.register.people.tokens import make_token, token_known
from svod.register.rights import PUBLIC, Forbidden, Role
from svod.register.sources.models import Period
from tests.register.test_people import DAY, NOW, PASSWORD, ROOT, account

NEW = "высокий берег за рекой"


def with_second_factor() -> Account:
    made = account()
    secret = begin_second_factor(account=made)
    confirm_second_factor(account=made, code=totp.code_at(secret, int(NOW.timestamp() // totp.STEP)), now=NOW)
    return made


def test_a_closed_account_lets_nobody_in_and_its_tokens_are_of_no_use(sco: Period) -> None:
    made = account()
    token = make_token(account=made, name="statistics", by=actor_of(made, on=DAY))
    close_account(account=made, reason="left the agency", by=ROOT, on=DAY)
    held = Account.objects.get(pk=made.pk)
    assert actor_of(held, on=DAY) is PUBLIC
    assert token_known(token, now=NOW) is None
    with pytest.raises(Refused):
        checked_account(email=made.email, password=PASSWORD, now=NOW)
    assert history_of("person:a.serik")[0].reason == "left the agency"
    reopen_account(account=made, by=ROOT)
    assert checked_account(email=made.email, password=PASSWORD, now=NOW) == made
    assert first_broken() is None


def test_an_account_is_not_closed_without_a_reason(sco: Period) -> None:
    made = account()
    with pytest.raises(Refused, match="why"):
        close_account(account=made, reason="  ", by=ROOT, on=DAY)
    assert Account.objects.get(pk=made.pk).is_active


def test_the_last_administrator_and_ones_own_account_are_not_closed(sco: Period) -> None:
    only = account("admin@example.org", Role.ADMINISTRATOR, "")
    with pytest.raises(Refused, match="last administrator"):
        close_account(account=only, reason="leaves", by=ROOT, on=DAY)
    account("second@example.org", Role.ADMINISTRATOR, "")
    with pytest.raises(Refused, match="own account"):
        close_account(account=only, reason="leaves", by=actor_of(only, on=DAY), on=DAY)
    close_account(account=only, reason="leaves", by=ROOT, on=DAY)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OFFICER, Role.READER])
def test_only_an_administrator_closes_reopens_lets_in_and_withdraws(sco: Period, role: Role) -> None:
    made, other = account(), actor_of(account("other@example.org", role, ""), on=DAY)
    invite_person(name="G", email="g@example.org", role=Role.READER, by=ROOT)
    with pytest.raises(Forbidden):
        close_account(account=made, reason="no", by=other, on=DAY)
    with pytest.raises(Forbidden):
        reopen_account(account=made, by=other)
    with pytest.raises(Forbidden):
        offer_new_way_in(account=made, by=other)
    with pytest.raises(Forbidden):
        withdraw_invitation(invitation=Invitation.objects.get(email="g@example.org"), by=other)


def test_a_lost_password_is_chosen_anew_by_a_link_that_holds_once(sco: Period) -> None:
    made = account()
    for _ in range(FREE_TRIES):
        with pytest.raises(Refused):
            checked_account(email=made.email, password="wrong", now=NOW)
    earlier, token = (offer_new_way_in(account=made, by=ROOT) for _ in range(2))
    with pytest.raises(Refused, match="not valid"):
        take_new_way_in(token=earlier, password=NEW)
    with pytest.raises(Refused, match="weak"):
        take_new_way_in(token=token, password="short")
    take_new_way_in(token=token, password=NEW)
    assert checked_account(email=made.email, password=NEW, now=NOW) == made
    with pytest.raises(Refused, match="not valid"):
        take_new_way_in(token=token, password=PASSWORD)


def test_a_second_factor_stands_unless_the_phone_is_lost_too(sco: Period) -> None:
    made = with_second_factor()
    take_new_way_in(token=offer_new_way_in(account=made, by=ROOT), password=NEW)
    assert Account.objects.get(pk=made.pk).has_second_factor
    take_new_way_in(token=offer_new_way_in(account=made, drops_second_factor=True, by=ROOT), password=NEW)
    assert not Account.objects.get(pk=made.pk).has_second_factor


def test_a_new_way_in_makes_no_account_and_an_invitation_renews_none(sco: Period) -> None:
    made = account()
    with pytest.raises(Refused, match="not valid"):
        accept_invitation(token=offer_new_way_in(account=made, by=ROOT), password=NEW, on=DAY)
    token = invite_person(name="H", email="h@example.org", role=Role.READER, by=ROOT)
    with pytest.raises(Refused, match="not valid"):
        take_new_way_in(token=token, password=NEW)


def test_a_closed_account_is_not_let_in_by_a_link_made_before(sco: Period) -> None:
    made = account()
    token = offer_new_way_in(account=made, by=ROOT)
    close_account(account=made, reason="left", by=ROOT, on=DAY)
    with pytest.raises(Refused, match="not valid"):
        take_new_way_in(token=token, password=NEW)
    with pytest.raises(Refused, match="closed"):
        offer_new_way_in(account=made, by=ROOT)


def test_a_withdrawn_invitation_lets_nobody_in_and_a_used_one_is_not_withdrawn(sco: Period) -> None:
    token = invite_person(name="K", email="k@example.org", role=Role.READER, by=ROOT)
    withdraw_invitation(invitation=Invitation.objects.get(email="k@example.org"), by=ROOT)
    with pytest.raises(Refused, match="not valid"):
        accept_invitation(token=token, password=PASSWORD, on=DAY)
    assert not invitations_open(now=NOW).filter(email="k@example.org").exists()
    account()
    with pytest.raises(Refused, match="was used"):
        withdraw_invitation(invitation=Invitation.objects.get(email="a.serik@example.org"), by=ROOT)


def test_an_open_page_is_not_enough_to_turn_the_second_factor_off(sco: Period) -> None:
    made = with_second_factor()
    with pytest.raises(Refused, match="on already"):
        begin_second_factor(account=made)
    later = NOW + timedelta(seconds=30)
    code = totp.code_at(made.totp_secret, int(later.timestamp() // totp.STEP))
    with pytest.raises(Refused, match="password"):
        drop_second_factor(account=made, password="wrong", code=code, now=later)
    with pytest.raises(Refused, match="code"):
        drop_second_factor(account=made, password=PASSWORD, code="000000", now=later)
    assert Account.objects.get(pk=made.pk).has_second_factor
    drop_second_factor(account=made, password=PASSWORD, code=code, now=later)
    assert not Account.objects.get(pk=made.pk).has_second_factor
