"""The states' material on the pages: what one may see, and no other; forms that lose nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.register.people.changes import accept_invitation, invite_person
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.submissions.models import Request, Submission
from tests.intake.test_material import filled

PASSWORD = "тихая река у моста"
EN = {"accept-language": "en"}


def somebody(role: Role, state: str = "", areas: tuple[str, ...] = ()) -> Client:
    email = f"{role}{state}@example.org".lower()
    token = invite_person(name=email.partition("@")[0], email=email, role=role, state=state, areas=areas, by=operator("root"))
    accept_invitation(token=token, password=PASSWORD, on=date(2026, 1, 1))
    client = Client(headers=EN)
    assert client.post("/sign-in/", {"email": email, "password": PASSWORD}).status_code == 302
    return client


@pytest.fixture
def editor(sco: Period) -> Client:
    client = somebody(Role.EDITOR)
    assert client.post("/board/", {"do": "open", "deadline": "2099-03-20", "guidance": "One page."}).status_code == 302
    return client


def request_of(state: str, area: str = "trade") -> Request:
    return Request.objects.get(state__code=state, area__code=area)


def form(**more: Any) -> dict[str, Any]:
    return {"do": "save and submit", "title": ["Forum of ports"], "start": ["2024-03-18"], "end": [""], "city": ["Алматы"],
            "country": ["KZ"], "outcome": [""], "text": "A forum was held.", "edition": "", **more}  # fmt: skip


def text(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_the_editor_opens_the_period_for_every_member_and_area(editor: Client) -> None:
    page = text(editor, "/board/")
    assert Request.objects.count() == 130
    assert page.count("awaited</a>") == 130
    assert "0 % done" in page


def test_a_state_reports_by_the_form_and_the_officer_accepts(editor: Client) -> None:
    kz, officer = somebody(Role.AGENCY, "KZ", ("trade",)), somebody(Role.OFFICER)
    address = f"/submissions/{request_of('KZ').pk}/"
    assert kz.post(address, form()).status_code == 302
    version = Submission.objects.get()
    assert (version.stage, version.rows[0]["title"]) == ("submitted", "Forum of ports")
    for act in ("take up", "accept"):
        assert officer.post(address, {"do": act, "version": version.pk}).status_code == 302
    assert "The source in the register" in text(officer, address)
    assert "accepted: 1" in text(editor, "/board/")


def test_a_workbook_with_faults_stores_nothing_and_names_each_cell(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    bad = filled(
        ("", "2024-03-18", "", "", "", ""), ("Forum", "spring", "", "", "", ""), ("Fair", "2024-05-09", "2024-05-07", "", "", "")
    )
    page = kz.post(address, {"do": "file", "file": SimpleUploadedFile("m.xlsx", bad)}).content.decode()
    assert re.findall(r"row (\d), column (\w)", page) == [("2", "A"), ("3", "B"), ("4", "C")]
    assert not Submission.objects.exists()
    good = filled(("Forum", "2024-03-18", "", "", "", ""))
    assert kz.post(address, {"do": "file", "file": SimpleUploadedFile("m.xlsx", good)}).status_code == 302
    assert Submission.objects.get().file_name == "m.xlsx"


def test_what_was_typed_stays_on_the_page_when_it_is_refused(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(do="save"))
    answer = kz.post(address, form(do="save", edition="7", text="Words that must not be lost"))
    assert answer.status_code == 400
    assert "Words that must not be lost" in answer.content.decode()


def test_another_state_finds_nothing_at_any_address(editor: Client) -> None:
    kz, uz = somebody(Role.AGENCY, "KZ"), somebody(Role.COORDINATOR, "UZ")
    mine = request_of("KZ")
    kz.post(f"/submissions/{mine.pk}/", form(text="Secret of KZ"))
    version = Submission.objects.get()
    assert uz.get(f"/submissions/{mine.pk}/").status_code == 404
    assert uz.get(f"/submissions/{mine.pk}/template.xlsx").status_code == 404
    assert uz.post(f"/submissions/{mine.pk}/", form()).status_code == 404
    own = request_of("UZ")
    for act in ("recall", "take up", "accept", "return", "remark", "continue", "submit"):
        assert uz.post(f"/submissions/{own.pk}/", {"do": act, "version": version.pk, "remark": "x"}).status_code == 404
    assert "Kazakhstan" not in re.sub(r"<header.*?</header>", "", text(uz, "/submissions/"), flags=re.DOTALL)
    assert uz.get("/board/").status_code == uz.get("/board.csv").status_code == uz.get("/outbox/").status_code == 403
    assert Submission.objects.get().stage == "submitted"


def test_who_is_not_signed_in_sees_none_of_it(editor: Client) -> None:
    for address in ("/submissions/", f"/submissions/{request_of('KZ').pk}/", "/board/", "/board.csv", "/outbox/"):
        assert Client().get(address).status_code == 302


def test_the_board_is_exported_a_line_for_each_state_and_area(editor: Client) -> None:
    lines = editor.get("/board.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "area,state,status,version,deadline"
    assert len(lines) == 131


def test_words_of_a_state_are_shown_as_words(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(text="<script>alert(1)</script>", title=["<img src=x onerror=alert(1)>"]))
    page = text(editor, address)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_board_costs_a_handful_of_queries(editor: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(14):
        editor.get("/board/")
