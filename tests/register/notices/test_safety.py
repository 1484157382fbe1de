"""Whose account it is hears of what touches its safety, at any hour, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from svod.kernel.refusal import Refused
from svod.register.notices.models import SAFETY, Notice
from svod.register.notices.safety import BODY, WHAT, tell_of_safety
from svod.register.notices.sending import Mail, Sent, send_due
from svod.register.people.changes import change_password
from svod.register.people.entry import FREE_TRIES, checked_account
from svod.register.people.tokens import make_token
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Period
from tests.register.notices.people import account_of

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)


def test_a_changed_password_is_told_to_its_owner_at_once_and_once(sco: Period) -> None:
    account = account_of("KZ", language="en", hours_from=0, hours_to=1, rhythm="weekly")
    account_of("UZ")
    change_password(account=account, old="тихая река у моста", new="другой берег той же реки")
    now = datetime.now(UTC)
    (letter,) = tell_of_safety(now=now, by=EDITOR)
    assert tell_of_safety(now=now, by=EDITOR) == []
    assert (letter.account, letter.subject, letter.urgency) == (account, "Your account: the password was changed", SAFETY)
    assert "kz.person@example.org" in letter.body
    assert "(Asia/Almaty): the password was changed." in letter.body
    went: list[Mail] = []
    assert send_due(now=now, post=went.append, link=lambda about: f"https://svod.example/{about}/", by=EDITOR) == Sent(1, 1, 0)
    assert went[0].body.endswith("\nhttps://svod.example/account/\n")


def test_a_first_password_of_who_came_through_the_provider_is_told_in_its_own_words(sco: Period) -> None:
    account = account_of("KZ", language="ru")
    account.set_unusable_password()
    account.save()
    change_password(account=account, old="", new="другой берег той же реки")
    (letter,) = tell_of_safety(now=datetime.now(UTC), by=EDITOR)
    assert letter.account == account
    assert "впервые задан пароль: войти можно и с ним" in letter.body


def test_guesses_and_tokens_that_others_make_are_told(sco: Period) -> None:
    account = account_of("KZ", language="zh")
    for _ in range(FREE_TRIES):
        with pytest.raises(Refused):
            checked_account(email=account.email, password="не тот", now=datetime.now(UTC))
    make_token(account=account, name="robot", may_write=False, days=9, by=operator("root"))
    tell_of_safety(now=datetime.now(UTC), by=EDITOR)
    subjects = set(Notice.objects.values_list("subject", flat=True))
    assert subjects == {f"您的账户：{WHAT[verb].zh}" for verb in ("guessed at", "token made")}


def test_what_was_long_ago_is_told_to_nobody_and_only_who_may_send_tells(sco: Period) -> None:
    account = account_of("KZ")
    change_password(account=account, old="тихая река у моста", new="другой берег той же реки")
    assert tell_of_safety(now=datetime.now(UTC) + timedelta(days=4), by=EDITOR) == []
    with pytest.raises(Forbidden):
        tell_of_safety(now=datetime.now(UTC), by=Actor("О", (Grant(Role.OFFICER),), 2))


@pytest.mark.parametrize("verb", WHAT)
def test_every_kind_reads_as_a_sentence(verb: str) -> None:
    said = BODY.filled(name="А. Б.", email="a@example.org", at="16 сентября 2025 года, 11:00 (Asia/Almaty)", what=WHAT[verb].ru)
    assert f"В учётной записи a@example.org 16 сентября 2025 года, 11:00 (Asia/Almaty) {WHAT[verb].ru}." in said.ru
