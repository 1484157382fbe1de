"""Letters go once, in working hours; what fails is kept; what a dead sender had in hand goes after all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.queries import history_of
from svod.register.notices.changes import mark_letters, send_again, write_notice
from svod.register.notices.models import SAFETY, URGENT, USUAL, Notice
from svod.register.notices.queries import FAILED, GIVEN_UP, SENT, WAITS, letters_visible, own_letters, state_of, unread_count
from svod.register.notices.sending import CLAIM, MOST_TRIES, Mail, Sent, send_due
from svod.register.people.models import Account, Person
from svod.register.people.queries import actor_of
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Period
from tests.register.notices.people import account_of
from tests.register.notices.test_hours import at

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
TUESDAY = at("2025-09-16T10:00", "Asia/Almaty")
NIGHT = at("2025-09-16T23:00", "Asia/Almaty")


def letter(account: Account, key: str, urgency: str = USUAL, now: datetime = TUESDAY, about: str = "") -> Notice:
    said = {"account": account, "said": {}, "now": now, "about": about}
    made = write_notice(key=key, subject=Trilingual(f"О {key}"), body=Trilingual(f"Текст {key}"), urgency=urgency, **said)  # type: ignore[arg-type]  # each is of its kind
    assert made is not None
    return made


def send(now: datetime = TUESDAY, went: list[Mail] | None = None) -> Sent:
    kept = [] if went is None else went
    return send_due(now=now, post=kept.append, link=lambda about: f"https://svod.example/{about}", by=EDITOR)


def broken(mail: Mail) -> None:
    raise OSError("no route")


def test_a_letter_goes_once_with_the_address_of_its_page(sco: Period) -> None:
    letter(account_of("KZ"), "one", about="request:7")
    went: list[Mail] = []
    assert (send(went=went), send(went=went)) == (Sent(1, 1, 0), Sent())
    assert (went[0].subject, went[0].body) == ("О one", "Текст one\nhttps://svod.example/request:7\n")
    held = Notice.objects.get()
    assert (held.mail, held.claimed_until, state_of(held)) == (went[0].id, None, SENT)


def test_a_key_is_written_once(sco: Period) -> None:
    account = account_of("KZ")
    letter(account, "one")
    assert write_notice(account=account, key="one", subject=Trilingual("x"), body=Trilingual("x"), said={}, now=TUESDAY) is None
    assert Notice.objects.count() == 1


def test_nobody_is_written_to_at_night_or_on_a_day_off_however_late_the_letter_is(sco: Period) -> None:
    account = account_of("KZ")
    letter(account, "usual"), letter(account, "urgent", URGENT)
    assert send(NIGHT) == Sent()
    assert send(at("2025-09-20T10:00", "Asia/Almaty")) == Sent(), "Saturday"
    letter(account, "danger", SAFETY, NIGHT)
    assert send(NIGHT) == Sent(1, 1, 0)
    assert send(at("2025-09-17T09:00", "Asia/Almaty")) == Sent(2, 2, 0)


def test_gathered_letters_go_as_one_e_mail_in_order_and_urgent_ones_by_themselves(sco: Period) -> None:
    account = account_of("KZ", language="zh", rhythm="daily")
    letter(account, "first", about="request:1"), letter(account, "second"), letter(account, "third", about="question:3")
    letter(account, "urgent", URGENT)
    went: list[Mail] = []
    assert send(went=went) == Sent(1, 1, 0), "the urgent one alone"
    morning = at("2025-09-17T09:00", "Asia/Almaty")
    assert send(morning, went) == Sent(3, 1, 0)
    gathered = went[1]
    assert gathered.subject == "秘书处通知（3 则）"
    places = [gathered.body.index(said) for said in ("1. О first", "Текст first", "2. О second", "3. О third", "Текст third")]
    assert places == sorted(places)
    assert "https://svod.example/request:1" in gathered.body
    assert "https://svod.example/question:3" in gathered.body
    assert set(Notice.objects.exclude(key="urgent").values_list("mail", flat=True)) == {gathered.id}
    assert send(morning + timedelta(hours=1), went) == Sent()


def test_a_letter_alone_in_its_gathering_goes_as_it_is(sco: Period) -> None:
    letter(account_of("KZ", rhythm="weekly"), "only")
    went: list[Mail] = []
    assert send(at("2025-09-22T09:00", "Asia/Almaty"), went) == Sent(1, 1, 0)
    assert went[0].subject == "О only"


def test_one_that_does_not_go_waits_longer_each_time_and_is_given_up_at_last(sco: Period) -> None:
    letter(account_of("KZ", hours_from=0, hours_to=24), "one")
    now = TUESDAY
    assert send_due(now=now, post=broken, link=str, by=EDITOR) == Sent(0, 0, 1)
    assert send(now) == Sent(), "it waits before the next try"
    held = Notice.objects.get()
    assert timedelta(minutes=2) <= held.due_at - now < timedelta(minutes=3)
    assert (held.fault, state_of(held)) == ("no route", FAILED)
    for _ in range(MOST_TRIES - 1):
        now = Notice.objects.get().due_at
        assert send_due(now=now, post=broken, link=str, by=EDITOR) == Sent(0, 0, 1)
    given_up = Notice.objects.get()
    assert state_of(given_up) == GIVEN_UP
    assert send(now + timedelta(days=1)) == Sent()
    with pytest.raises(Forbidden):
        send_again(notice=given_up, now=now, by=Actor("О", (Grant(Role.OFFICER),), 2))
    send_again(notice=given_up, now=now, by=EDITOR)
    assert history_of(f"notice:{given_up.pk}")[0].verb == "tried again"
    assert send(now + timedelta(days=1)) == Sent(1, 1, 0)
    with pytest.raises(Refused, match="sent already"):
        send_again(notice=given_up, now=now, by=EDITOR)


def test_a_try_that_fails_in_the_evening_waits_for_the_morning(sco: Period) -> None:
    letter(account_of("KZ"), "one")
    evening = at("2025-09-16T17:59", "Asia/Almaty")
    send_due(now=evening, post=broken, link=str, by=EDITOR)
    assert Notice.objects.get().due_at == at("2025-09-17T09:00", "Asia/Almaty")


def test_what_a_sender_had_in_hand_when_it_died_goes_after_all_and_nothing_goes_twice(sco: Period) -> None:
    for n, state in enumerate(("KZ", "UZ", "TJ")):
        letter(account_of(state), f"letter {n}")
    went: list[Mail] = []

    def dies(mail: Mail) -> None:
        if len(went) == 1:
            raise MemoryError("the machine went down")
        went.append(mail)

    with pytest.raises(MemoryError):
        send_due(now=TUESDAY, post=dies, link=str, by=EDITOR)
    assert send(TUESDAY + timedelta(minutes=1), went) == Sent(1, 1, 0), "the third; the second is still claimed"
    assert send(TUESDAY + CLAIM + timedelta(minutes=1), went) == Sent(1, 1, 0)
    assert len({mail.address for mail in went}) == len(went) == 3


def test_a_letter_posted_again_has_the_same_id_by_which_mail_servers_know_it(sco: Period) -> None:
    letter(account_of("KZ"), "one")
    went: list[Mail] = []

    def dies_after(mail: Mail) -> None:
        went.append(mail)
        raise MemoryError

    with pytest.raises(MemoryError):
        send_due(now=TUESDAY, post=dies_after, link=str, by=EDITOR)
    assert send(TUESDAY + CLAIM * 2, went) == Sent(1, 1, 0)
    assert went[0].id == went[1].id


def test_a_closed_account_gets_no_letters(sco: Period) -> None:
    account = account_of("KZ")
    letter(account, "one")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert send() == Sent()
    assert state_of(Notice.objects.get()) == WAITS


def test_one_reads_ones_own_letters_and_nobody_elses(sco: Period) -> None:
    kz, uz = account_of("KZ"), account_of("UZ")
    mine = letter(kz, "one")
    on = TUESDAY.date()
    reader, other = actor_of(kz, on=on), actor_of(uz, on=on)
    assert (list(own_letters(reader)), unread_count(reader)) == ([mine], 1)
    assert (list(letters_visible(other)), list(own_letters(other)), unread_count(other)) == ([], [], 0)
    assert mark_letters(account=uz, letters=[mine.pk], is_read=True, now=TUESDAY) == 0
    assert mark_letters(account=uz, is_read=True, now=TUESDAY) == 0
    assert unread_count(reader) == 1
    assert mark_letters(account=kz, letters=[mine.pk], is_read=True, now=TUESDAY) == 1
    assert unread_count(reader) == 0
    assert mark_letters(account=kz, letters=[mine.pk], is_read=False, now=TUESDAY) == 1
    assert unread_count(reader) == 1
    assert list(letters_visible(EDITOR)) == [mine], "who reads the outbox reads all"
    assert list(letters_visible(operator("r"))) == [mine]
    nobody = Actor("", (Grant(Role.PUBLIC),))
    assert (list(letters_visible(nobody)), unread_count(nobody)) == ([], 0)


@pytest.mark.slow
def test_two_senders_at_once_send_each_letter_once(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("writers wait for each other on SQLite anyway; this is about PostgreSQL")
    for n in range(10):
        rhythm = "daily" if n % 2 else "at once"
        account = Account.objects.create(
            person=Person.objects.create(name=f"P{n}"), email=f"p{n}@example.org", rhythm=rhythm, time_zone="Asia/Almaty"
        )
        for m in range(5):
            letter(account, f"{n}/{m}")
    went: list[Mail] = []
    start = Barrier(4)

    def run(_: int) -> Sent:
        try:
            start.wait()
            return send(at("2025-09-17T10:00", "Asia/Almaty"), went)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as senders:
        done = list(senders.map(run, range(4)))
    assert sum(one.letters for one in done) == 50
    assert Notice.objects.filter(sent_at__isnull=True).count() == 0
    bodies = "\n".join(mail.body for mail in went)
    assert {bodies.count(f"Текст {n}/{m}") for n in range(10) for m in range(5)} == {1}
