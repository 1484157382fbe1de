"""The pages of a chair: sending, what became of it; others find nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.register.chairs.models import ChairPaper
from svod.register.proposals.models import Proposal
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.attacks.people import account, signed_in
from tests.portal.test_disagreements import text

WORDS = "18 марта 2026 г. в Алматы (Казахстан) проведён форум «Реки и мосты»."


@pytest.fixture
def chair(sco: Period) -> Client:
    return signed_in(account(Role.CHAIR, "KZ", (), "mtm"))


def protocol() -> dict[str, Any]:
    return {"do": "protocol", "file": SimpleUploadedFile("протокол.txt", WORDS.encode()), "dated": "2026-03-20"}


def session(**more: str) -> dict[str, str]:
    return {"do": "session", "first": "2099-05-01", "last": "2099-05-02", "city": "Алматы", "country": "KZ", "ordinal": "30",
            "agenda": "О мостах.", **more}  # fmt: skip


def test_a_chair_sends_a_protocol_and_sees_what_became_of_it(chair: Client) -> None:
    assert 'href="/chairs/"' in chair.get("/").content.decode()
    assert 'href="/chairs/mtm/"' in text(chair, "/chairs/")
    assert chair.post("/chairs/mtm/", protocol()).status_code == 302
    assert "waiting for a decision: 1" in text(chair, "/chairs/mtm/")
    paper = ChairPaper.objects.get()
    assert chair.get(f"/chairs/mtm/files/{paper.pk}/").content.decode() == WORDS
    officer = signed_in(account(Role.OFFICER, areas=("trade",)))
    proposal = Proposal.objects.get()
    desk = f"/sources/{paper.source.code}/desk/"
    assert officer.post(f"{desk}{proposal.pk}/", {"do": "accept", "edition": "0"}).status_code == 302
    page = text(chair, "/chairs/mtm/")
    assert "accepted: 1" in page
    assert 'href="/events/' in page
    assert "протокол.txt" in text(officer, "/chairs/mtm/")


def test_the_next_session_is_announced_and_a_refusal_loses_nothing(chair: Client) -> None:
    answer = chair.post("/chairs/mtm/", session(last="2099-04-30"))
    assert answer.status_code == 400
    assert "О мостах.</textarea>" in answer.content.decode()
    assert chair.post("/chairs/mtm/", session()).status_code == 302
    assert "Next session" in text(chair, "/chairs/mtm/")


def test_others_find_no_page_of_a_chair(chair: Client) -> None:
    chair.post("/chairs/mtm/", protocol())
    pk = ChairPaper.objects.get().pk
    assert chair.get("/chairs/agri-ministers/").status_code == 404
    for other in (account(Role.CHAIR, "KZ", (), "agri-ministers"), account(Role.COORDINATOR, "UZ"), account(Role.READER)):
        client = signed_in(other)
        for address in ("/chairs/mtm/", f"/chairs/mtm/files/{pk}/", f"/chairs/agri-ministers/files/{pk}/"):
            assert client.get(address).status_code == 404
        assert client.post("/chairs/mtm/", protocol()).status_code == 404
    assert ChairPaper.objects.count() == 1
    successor = signed_in(account(Role.CHAIR, "UZ", (), "mtm"))
    assert "протокол.txt" not in text(successor, "/chairs/mtm/")
    assert successor.get(f"/chairs/mtm/files/{pk}/").status_code == 404
