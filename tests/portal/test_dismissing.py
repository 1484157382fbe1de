"""A finding is dismissed on its page, by somebody who may, with a reason; and taken back."""

from __future__ import annotations

import re

from django.test import Client

from svod.register.dismissals.models import Dismissal
from svod.register.journal.queries import history_of
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.portal.test_submissions import somebody


def mark_of(page: str) -> str:
    return re.findall(r'name="mark" value="([0-9a-f]{64})"', page)[0]


def test_an_officer_dismisses_a_finding_with_a_reason_and_takes_it_back(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    mark = mark_of(officer.get("/findings/?of=register").content.decode())
    told = {"of": "register", "mark": mark, "reason": "Checked with the minutes", "until": "2099-01-31"}
    assert officer.post("/findings/dismiss/", told).status_code == 302
    held = Dismissal.objects.get()
    assert (held.by, held.reason, str(held.until)) == ("officer", "Checked with the minutes", "2099-01-31")
    page = officer.get("/findings/?of=register").content.decode()
    assert "Checked with the minutes" in page
    assert f"<code>{held.code}</code></a> 1" in page, "how often a rule was dismissed"
    officer.post("/findings/dismiss/", {"of": "register", "mark": mark, "do": "restore"})
    assert not Dismissal.objects.exists()
    assert [entry.verb for entry in history_of(f"finding:{mark[:12]}")] == ["restored", "dismissed"]


def test_without_a_reason_nothing_is_dismissed(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    mark = mark_of(officer.get("/findings/?of=register").content.decode())
    assert officer.post("/findings/dismiss/", {"of": "register", "mark": mark, "reason": " "}).status_code == 400
    assert not Dismissal.objects.exists()


def test_a_finding_that_is_there_no_more_is_said_so(sco: Period) -> None:
    answer = somebody(Role.OFFICER).post("/findings/dismiss/", {"of": "register", "mark": "0" * 64, "reason": "x"})
    assert (answer.status_code, "no more" in answer.content.decode()) == (400, True)


def test_a_state_and_a_stranger_dismiss_nothing(sco: Period) -> None:
    assert somebody(Role.AGENCY, "KZ").post("/findings/dismiss/", {"of": "register", "mark": "0" * 64}).status_code == 403
    assert Client().post("/findings/dismiss/", {"of": "register"}).headers["Location"].startswith("/sign-in/")
    assert 'name="mark"' not in Client().get("/findings/").content.decode()
