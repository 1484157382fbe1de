"""`svod remind`: what the machine's timer runs; letters go once, with the address of their page and an id of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from svod.cli import remind as verb
from svod.register.areas.models import Area
from svod.register.notices.models import Notice
from svod.register.rights import operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.models import Request
from svod.register.submissions.requests import open_period
from tests.register.notices.people import account_of


@pytest.fixture
def silent(sco: Period, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kazakhstan was asked for one area, and has not answered."""
    monkeypatch.setenv("SVOD_LANGUAGE", "en")
    monkeypatch.setattr(verb, "open_register", lambda: None)
    states, areas = State.objects.filter(code="KZ"), Area.objects.filter(code="trade")
    open_period(period=sco, states=states, areas=areas, deadline=date(2025, 9, 30), by=operator("r"))
    account_of("KZ")


def remind(on: str) -> None:
    verb.remind(on=on, send=True, by="timer")


def test_a_reminder_goes_once_with_the_address_of_its_page(
    silent: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SVOD_MAILS, settings.SVOD_ADDRESS = True, "https://svod.example"
    settings.DEFAULT_FROM_EMAIL = "Svod <svod@sco.example>"
    remind("2025-09-25"), remind("2025-09-25"), remind("2025-09-26")
    (sent,) = mail.outbox
    assert (sent.to, sent.from_email) == (["kz.person@example.org"], "Svod <svod@sco.example>")
    assert sent.body.endswith(f"\nhttps://svod.example/submissions/{Request.objects.get().pk}/\n")
    assert sent.extra_headers["Message-ID"] == f"<{Notice.objects.get().mail}@sco.example>"
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "Letters made: 1.",
        "Letters sent: 1, in e-mails: 1; not sent: 0.",
        "Waiting for their hour: 0, given up: 0.",
    ]
    assert said[3] == "Letters made: 0."


def test_without_a_mail_server_letters_wait_in_the_portal_and_are_not_given_up(
    silent: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SVOD_MAILS = False
    for _ in range(10):
        remind("2025-09-25")
    assert mail.outbox == []
    letter = Notice.objects.get()
    assert (letter.sent_at, letter.tries) == (None, 0)
    assert "letters are read in the portal" in capsys.readouterr().out


def test_a_mail_server_that_refuses_is_told_of_in_the_outbox(
    silent: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SVOD_MAILS, settings.EMAIL_BACKEND = True, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    remind("2025-09-25")
    assert "refused" in Notice.objects.get().fault
    assert "not sent: 1." in capsys.readouterr().out
