"""People of a provider and accounts: one to one, and so too where two come at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from svod.register.identities.changes import join_vouched, link_identity, link_vouched, unlink_identity
from svod.register.identities.models import Identity
from svod.register.identities.queries import NotKnown, account_vouched_for, linked
from svod.register.identities.vouched import Vouched, same_address
from svod.register.journal.queries import first_broken, history_of
from svod.register.notices.models import Notice
from svod.register.people.changes import invite_person, join
from svod.register.people.models import Account, Invitation
from svod.register.people.queries import actor_of
from svod.register.rights import Forbidden, Role, operator
from svod.register.sources.models import Period

Act = Callable[[int], object]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROOT = operator("Root")


def invited(email: str, role: Role = Role.READER) -> Invitation:
    invite_person(name=email.partition("@")[0], email=email, role=role, by=ROOT)
    return Invitation.objects.get(email=email)


def account(email: str, role: Role = Role.READER) -> Account:
    return join(invitation=invited(email, role), password=None, on=NOW.date())


def vouched(subject: str = "1", email: str = "a@example.org", issuer: str = "https://id.example.org") -> Vouched:
    return Vouched(issuer, subject, email)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A@Example.org", "a@example.ORG ", True),
        ("a@example.org", "b@example.org", False),
        ("", "", False),
        ("i@example.org", "ı@example.org", False),
        ("k@example.org", "\u212a@example.org", False),
        ("straße@example.org", "strasse@example.org", False),
    ],
)
def test_addresses_are_the_same_but_for_the_case_of_ascii_letters(one: str, other: str, same: bool) -> None:
    assert same_address(one, other) is same


def test_linking_twice_changes_nothing_more(sco: Period) -> None:
    own = account("a@example.org")
    for _ in range(2):
        link_vouched(account=own, vouched=vouched(), now=NOW)
    assert (linked().count(), Notice.objects.count()) == (1, 1)
    assert [entry.verb for entry in history_of("person:a")].count("identity linked") == 1


def test_one_identity_opens_one_account(sco: Period) -> None:
    own, other = account("a@example.org"), account("b@example.org")
    link_identity(account=own, vouched=vouched(email=""), now=NOW)
    with pytest.raises(NotKnown):
        link_identity(account=other, vouched=vouched(email=""), now=NOW)
    assert account_vouched_for(vouched(email="b@example.org")) == own


def test_another_issuer_is_another_person_though_the_subject_is_the_same(sco: Period) -> None:
    own, other = account("a@example.org"), account("b@example.org")
    link_vouched(account=own, vouched=vouched(), now=NOW)
    elsewhere = vouched(email="b@example.org", issuer="https://id.example.net")
    link_vouched(account=other, vouched=elsewhere, now=NOW)
    assert account_vouched_for(elsewhere) == other
    assert account_vouched_for(vouched()) == own


def test_an_account_is_linked_only_by_its_own_address(sco: Period) -> None:
    own = account("a@example.org")
    for stranger in (vouched(email="b@example.org"), vouched(email="")):
        with pytest.raises(NotKnown):
            link_vouched(account=own, vouched=stranger, now=NOW)
    assert linked().count() == 0


def test_an_account_that_was_closed_meanwhile_is_not_linked(sco: Period) -> None:
    own = account("a@example.org")
    Account.objects.filter(pk=own.pk).update(is_active=False)
    for change in (link_vouched, link_identity):
        with pytest.raises(NotKnown):
            change(account=own, vouched=vouched(), now=NOW)


def test_who_is_linked_already_accepts_no_invitation_with_the_same_identity(sco: Period) -> None:
    link_identity(account=account("a@example.org"), vouched=vouched(), now=NOW)
    with pytest.raises(NotKnown):
        join_vouched(invitation=invited("b@example.org"), vouched=vouched(email="b@example.org"), on=NOW.date())
    assert Invitation.objects.get(email="b@example.org").used_at is None


def test_only_an_administrator_undoes_the_link_of_another(sco: Period) -> None:
    link_vouched(account=account("a@example.org"), vouched=vouched(), now=NOW)
    editor, admin = account("e@example.org", Role.EDITOR), account("admin@example.org", Role.ADMINISTRATOR)
    with pytest.raises(Forbidden):
        unlink_identity(identity=linked().get(), password_lets_in=True, by=actor_of(editor, on=date(2026, 3, 2)))
    for _ in range(2):
        unlink_identity(identity=Identity.objects.get(), password_lets_in=False, by=actor_of(admin, on=date(2026, 3, 2)))
    assert [entry.by for entry in history_of("person:a") if entry.verb == "identity unlinked"] == ["admin"]
    assert first_broken() is None


# at once, on PostgreSQL


@pytest.fixture
def at_once(transactional_db: None) -> Callable[[Act], list[str]]:
    if connection.vendor != "postgresql":
        pytest.skip("writers wait for each other on SQLite anyway; this is about PostgreSQL")

    def run(act: Act) -> list[str]:
        def one(number: int) -> str:
            try:
                act(number)
                return "in"
            except NotKnown:
                return "refused"
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as people:
            return sorted(people.map(one, range(8)))

    return run


@pytest.mark.slow
def test_one_who_comes_by_eight_pages_at_once_is_linked_once(at_once: Callable[[Act], list[str]]) -> None:
    own = account("a@example.org")
    assert at_once(lambda _: link_vouched(account=own, vouched=vouched(), now=NOW)) == ["in"] * 8
    assert (linked().count(), Notice.objects.count()) == (1, 1)
    assert first_broken() is None


@pytest.mark.slow
def test_of_eight_who_claim_one_account_at_once_one_gets_it(at_once: Callable[[Act], list[str]]) -> None:
    own = account("a@example.org")
    said = at_once(lambda number: link_vouched(account=own, vouched=vouched(str(number)), now=NOW))
    assert said == ["in"] + ["refused"] * 7
    assert linked().count() == 1


@pytest.mark.slow
def test_one_identity_claimed_for_eight_accounts_at_once_opens_one(at_once: Callable[[Act], list[str]]) -> None:
    accounts = [account(f"a{number}@example.org") for number in range(8)]
    said = at_once(lambda number: link_identity(account=accounts[number], vouched=vouched(email=""), now=NOW))
    assert said == ["in"] + ["refused"] * 7
    assert linked().count() == 1
    assert first_broken() is None
