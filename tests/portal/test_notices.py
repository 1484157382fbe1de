"""Letters inside the portal: read by whom they address, and by nobody else; the outbox for who watches over the mail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from svod.kernel.words import Trilingual
from svod.register.notices.changes import write_notice
from svod.register.notices.models import URGENT, Notice
from svod.register.notices.sending import MOST_TRIES
from svod.register.people.models import Account
from svod.register.rights import Role
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.models import Request
from tests.portal.asking import ask_everybody
from tests.portal.test_submissions import EN, editor, request_of, somebody, text

__all__ = ["editor"]  # a fixture
NOON = datetime(2026, 3, 3, 6, tzinfo=UTC)


def letter(state: str, key: str, about: str = "", **more: Any) -> Notice:
    account = Account.objects.select_related("person__state").get(email=f"agency{state}@example.org".lower())
    subject, body = Trilingual(f"Subject {key}"), Trilingual(f"Body of {key}\n\n<script>alert(1)</script>")
    made = write_notice(account=account, key=key, subject=subject, body=body, said={}, about=about, now=NOON, **more)
    assert made is not None
    return made


def head(client: Client) -> str:
    found = re.search(r'<a class="mail".*?</a>', text(client, "/events/"), re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_every_page_tells_how_many_letters_are_unread(sco: Period) -> None:
    kz, uz = somebody(Role.AGENCY, "KZ"), somebody(Role.AGENCY, "UZ")
    letter("KZ", "one"), letter("KZ", "two", urgency=URGENT)
    assert (head(kz), head(uz)) == ("Letters 2 unread", "Letters")
    assert kz.post("/notices/", {"do": "all"}).status_code == 302
    assert head(kz) == "Letters"
    assert 'class="mail"' not in text(Client(headers=EN), "/events/"), "who is not signed in has no letters"


def test_a_letter_is_read_by_whom_it_addresses_as_words_and_by_nobody_else(sco: Period) -> None:
    kz, uz, officer = somebody(Role.AGENCY, "KZ"), somebody(Role.AGENCY, "UZ"), somebody(Role.OFFICER)
    mine = letter("KZ", "one")
    page = text(kz, "/notices/")
    assert "Subject one" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Times are of Asia/Almaty." in page
    assert "3 March 2026, 11:00" in page.replace("\N{NO-BREAK SPACE}", " ")
    for other in (uz, officer):
        assert "Subject one" not in text(other, "/notices/")
        for do in ("read", "open", "unread"):
            assert other.post("/notices/", {"do": f"{do}:{mine.pk}"}).headers["location"] == "/notices/?"
        other.post("/notices/", {"do": "all"})
        assert other.get("/outbox/").status_code == 403
        assert other.post("/outbox/", {"letter": mine.pk}).status_code == 403
    assert Notice.objects.get().read_at is None
    assert Client().get("/notices/").status_code == 302


def test_opening_what_a_letter_is_about_marks_it_as_read(editor: Client) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    asked = request_of("KZ")
    mine = letter("KZ", "one", about=f"request:{asked.pk}")
    answer = kz.post("/notices/?show=unread", {"do": f"open:{mine.pk}"})
    assert answer.headers["location"] == f"/submissions/{asked.pk}/"
    assert Notice.objects.get(key="one").read_at is not None
    assert "Subject one" not in text(kz, "/notices/?show=unread")
    assert kz.post("/notices/?show=unread", {"do": f"unread:{mine.pk}"}).headers["location"] == "/notices/?show=unread"
    assert "Subject one" in text(kz, "/notices/?show=unread")


def test_letters_are_shown_by_what_they_are_about_and_a_page_at_a_time(sco: Period) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    for n in range(31):
        letter("KZ", f"of material {n:02}", about="requests")
    letter("KZ", "of a question", about="question:1")
    assert text(kz, "/notices/?show=questions").count('<details class="card letter"') == 1
    assert text(kz, "/notices/?show=material").count('<details class="card letter"') == 30
    assert "Subject of material 00" in text(kz, "/notices/?show=material&page=2")
    assert text(kz, "/notices/?show=nonsense&page=x").count('<details class="card letter"') == 30


@pytest.mark.parametrize("do", ["open:", "open:x", "read:99999999999999999999999", "", "all:1", "read:²"])
def test_an_odd_wish_changes_nothing_and_breaks_nothing(sco: Period, do: str) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    letter("KZ", "one")
    assert kz.post("/notices/", {"do": do}).status_code == 302
    if not do.startswith("all"):
        assert Notice.objects.get().read_at is None


def test_the_outbox_shows_what_became_of_each_letter_and_tries_one_again(editor: Client) -> None:
    somebody(Role.AGENCY, "KZ")
    Notice.objects.all().delete()
    letter("KZ", "waits"), letter("KZ", "gone"), letter("KZ", "lost")
    Notice.objects.filter(key="gone").update(sent_at=NOON)
    Notice.objects.filter(key="lost").update(tries=MOST_TRIES, fault="no such mailbox")
    page = text(editor, "/outbox/").replace("\N{NO-BREAK SPACE}", " ")
    assert "no such mailbox" in page
    assert "sent 3 March 2026, 14:00" in page, "by the clock of the Secretariat"
    assert text(editor, "/outbox/?state=given+up").count("Subject ") == 1
    assert text(editor, "/outbox/?who=nobody").count("Subject ") == 0
    administrator = somebody(Role.ADMINISTRATOR)
    assert "Try again" not in text(administrator, "/outbox/"), "reads, and does not send"
    lost = Notice.objects.get(key="lost")
    assert administrator.post("/outbox/", {"letter": lost.pk}).status_code == 403
    assert editor.post("/outbox/", {"letter": lost.pk}).status_code == 302
    assert Notice.objects.get(key="lost").tries == 0
    assert editor.post("/outbox/", {"letter": Notice.objects.get(key="gone").pk}).status_code == 400
    assert editor.post("/outbox/", {"letter": 0}).status_code == 404


def test_a_person_chooses_the_hours_of_letters(sco: Period) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    page = text(kz, "/account/")
    assert "as in the capital: Asia/Almaty" in page
    wanted = {"do": "hours", "language": "zh", "time_zone": "Asia/Tokyo", "hours_from": "8", "hours_to": "20", "rhythm": "daily"}
    assert "The hours of letters are saved." in kz.post("/account/", wanted).content.decode()
    own = Account.objects.get(email="agencykz@example.org")
    assert (own.language, own.time_zone, own.hours_from, own.hours_to, own.rhythm) == ("zh", "Asia/Tokyo", 8, 20, "daily")
    assert "<option selected>Asia/Tokyo" in text(kz, "/account/")
    for wrong in ({"hours_from": "20", "hours_to": "8"}, {"time_zone": "Mars/Base"}, {"hours_from": "²"}, {"rhythm": ""}):
        assert kz.post("/account/", {**wanted, **wrong}).status_code == 400
    own.refresh_from_db()
    assert (own.time_zone, own.hours_from) == ("Asia/Tokyo", 8)


def test_the_editor_is_told_in_which_states_the_deadline_is_a_day_off(editor: Client) -> None:
    assert "is a day off" in text(editor, "/board/"), "20 March 2099 is a Friday, the weekend of Iran"
    ask_everybody(editor, "2026-03-23", again="1")
    found = re.search(r'<p class="rests".*?</p>', text(editor, "/board/"), re.DOTALL)
    assert found is not None
    said = re.sub(r"<[^>]+>", "", found[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("The deadline, 23 March 2026, is a day off: Iran, Kazakhstan, Pakistan, Tajikistan, Uzbekistan.")
    resting = {state.code for state in State.objects.filter(memberships__role="member") if not state.calendar.is_working_day(
        Request.objects.all()[0].deadline)}  # fmt: skip
    assert resting == {"IR", "KZ", "PK", "TJ", "UZ"}
    ask_everybody(editor, "2026-04-14", again="1")
    assert "Kazakhstan, " not in re.sub(r"<table.*", "", text(editor, "/board/"), flags=re.DOTALL)


@pytest.mark.parametrize("language", ["ru", "en", "zh-CN"])
def test_the_pages_of_letters_answer_in_every_language(editor: Client, language: str) -> None:
    for address in ("/notices/", "/notices/?show=unread", "/outbox/", "/outbox/?state=waits", "/account/", "/board/"):
        answer = editor.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, address
        assert len(re.findall("<h1", answer.content.decode())) == 1
