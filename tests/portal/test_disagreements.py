"""The page where sources disagree: who says what, the choice, the reason; and nothing of it for the states."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from svod.register.disagreements.changes import settle_disagreement
from svod.register.disagreements.models import Ruling
from svod.register.events.models import Event
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Period
from tests.portal.test_submissions import somebody
from tests.register.disagreements.test_disagreements import dated, on_dates, says, source

DAY = "24 December 2023"


@pytest.fixture
def record(sco: Period) -> str:
    one = Event.objects.filter(period=sco, precision="day", status="held").order_by("id")[0]
    found = f"event:{one.code}"
    says(source("material-of-kz", "KZ"), found, "dates", dated("2023-12-24"), 5)
    return found


def text(client: Client, address: str) -> str:
    # a number and its word are kept together on a page
    page = re.sub(r"<header.*?</header>", "", client.get(address).content.decode(), flags=re.DOTALL)
    return page.replace("\N{NO-BREAK SPACE}", " ")


def test_the_officer_sees_who_says_what_and_rules_with_a_reason(record: str) -> None:
    officer, address = somebody(Role.OFFICER), f"/disagreements/{record}/"
    page = text(officer, address)
    assert DAY in page
    assert "<b>Kazakhstan</b>" in page
    assert 'href="/sources/material-of-kz/#at5"' in page
    row = next(one for one in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if DAY in one)
    choice = re.findall(r'name="choice" value="(\d+)"', row)[0]
    seen = re.findall(r'name="seen" value="(\w+)"', page)[0]
    told = {"field": "dates", "choice": choice, "seen": seen, "reason": "The minutes say so"}
    assert officer.post(address, told).status_code == 302
    assert (Ruling.objects.get().by, Ruling.objects.get().value) == ("officer", dated("2023-12-24"))
    assert "The minutes say so" in text(officer, address)
    assert "Ruled on" in text(officer, "/disagreements/")
    answer = officer.post(address, told)
    assert (answer.status_code, "somebody else ruled" in answer.content.decode()) == (400, True)
    assert "The minutes say so</textarea>" in answer.content.decode(), "what was typed is not lost"


def test_the_finding_and_the_record_lead_to_the_choice(record: str) -> None:
    officer = somebody(Role.OFFICER)
    for address in ("/findings/?of=register&rule=SRC001", f"/events/{record.partition(':')[2]}/"):
        assert f'href="/disagreements/{record}/#dates"' in text(officer, address)


@pytest.mark.parametrize("state", ["KZ", "UZ"])
def test_a_state_sees_nothing_of_what_states_have_sent(record: str, state: str) -> None:
    somebody(Role.OFFICER)
    them, event = somebody(Role.COORDINATOR, state), f"/events/{record.partition(':')[2]}/"
    assert them.get("/disagreements/").status_code == them.get(f"/disagreements/{record}/").status_code == 403
    for address in (event, "/findings/", "/sources/"):
        page = text(them, address)
        assert DAY not in page, address
        assert "material-of-kz" not in page, address
    assert them.get("/sources/material-of-kz/").status_code == 404


def test_a_stranger_on_an_open_register_sees_nothing_of_it_either(record: str) -> None:
    for address in (f"/events/{record.partition(':')[2]}/", "/findings/", "/sources/"):
        assert DAY not in text(Client(headers={"accept-language": "en"}), address), address
    assert Client().get("/disagreements/").status_code == 302


def test_a_record_without_disagreement_has_no_such_page(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    for record in ("event:none", "nothing", "body:mtm"):
        assert officer.get(f"/disagreements/{record}/").status_code == 404
        assert officer.post(f"/disagreements/{record}/", {"field": "dates", "choice": "1", "reason": "x"}).status_code == 404


def test_only_the_secretariat_sees_in_the_report_that_a_source_says_otherwise(record: str) -> None:
    officer, reader = somebody(Role.OFFICER), somebody(Role.READER)
    held = next(one for one in on_dates(record).sayings if one.source.code != "material-of-kz")
    by = Actor("O. Officer", (Grant(Role.OFFICER),), 2)
    settle_disagreement(record=record, field="dates", choice=str(held.claim.pk), reason="minutes", by=by)
    assert "material-of-kz (says otherwise)" in text(officer, "/report/")
    assert "material-of-kz" not in text(reader, "/report/")
    for client in (officer, reader):
        for suffix in ("html", "json"):
            assert "material-of-kz" not in text(client, f"/report/file.{suffix}")
