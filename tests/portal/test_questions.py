"""Questions on the pages: the officer asks two states apart, each sees its own, answers with a value and a file."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.register.claims.models import Claim
from svod.register.events.models import Event
from svod.register.questions.models import Question
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.portal.asking import ask_everybody
from tests.portal.test_disagreements import text
from tests.portal.test_submissions import somebody
from tests.register.disagreements.test_disagreements import dated, says, source


@pytest.fixture
def record(sco: Period) -> str:
    one = Event.objects.filter(period=sco, precision="day", status="held").order_by("id")[0]
    found = f"event:{one.code}"
    says(source("of-kz", "KZ"), found, "dates", dated("2023-12-24"))
    says(source("of-uz", "UZ"), found, "dates", dated("2023-12-27"))
    return found


def asked(officer: Client, record: str) -> dict[str, Question]:
    page = text(officer, f"/disagreements/{record}/")
    address = re.findall(r'href="(/questions/new/\?[^"]*field=dates[^"]*)"', page)[0].replace("&amp;", "&")
    form = text(officer, address)
    assert re.findall(r'name="state" value="(\w\w)" checked', form) == ["KZ", "UZ"]
    words = re.findall(r'<textarea name="text_en"[^>]*>([^<]+)<', form)[0]
    assert words.startswith("Please clarify: ")
    told = {"record": record, "field": "dates", "state": ["KZ", "UZ"], "deadline": "2099-03-20", "text_en": words}
    assert officer.post("/questions/new/", told).status_code == 302
    return {one.state.code: one for one in Question.objects.select_related("state")}


def test_two_states_are_asked_apart_and_each_sees_its_own_words_alone(record: str) -> None:
    officer, kz, uz = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ"), somebody(Role.COORDINATOR, "UZ")
    to = asked(officer, record)
    page = text(kz, f"/questions/{to['KZ'].pk}/")
    assert "24 December 2023" in page
    assert "27 December 2023" not in page
    assert "Uzbekistan" not in page
    assert kz.get(f"/questions/{to['UZ'].pk}/").status_code == 404
    assert kz.post(f"/questions/{to['UZ'].pk}/", {"do": "answer", "text": "x"}).status_code == 404
    assert [one in text(kz, "/questions/") for one in (f"/questions/{to['KZ'].pk}/", f"/questions/{to['UZ'].pk}/")] == [
        True,
        False,
    ]
    assert "Questions waiting for you: 1" in text(uz, "/submissions/")
    assert {code for code in ("Kazakhstan", "Uzbekistan") if code in text(officer, "/questions/")} == {"Kazakhstan", "Uzbekistan"}


def test_an_answer_with_a_value_and_a_file_stands_on_the_page_of_the_disagreement(record: str) -> None:
    officer, kz, uz = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ"), somebody(Role.COORDINATOR, "UZ")
    to = asked(officer, record)
    address = f"/questions/{to['KZ'].pk}/"
    file = SimpleUploadedFile("программа.txt", "Программа форума, 26 декабря".encode())
    told = {"do": "answer", "text": "Перенесли на 26-е.", "first": "2023-12-26", "last": "", "file": file}
    assert kz.post(address, told).status_code == 302
    assert Claim.objects.get(layer="answered").value == dated("2023-12-26")
    message = Question.objects.get(pk=to["KZ"].pk).messages.get()
    kept = kz.get(f"{address}files/{message.pk}/")
    assert (kept.content.decode(), kept["Content-Type"]) == ("Программа форума, 26 декабря", "application/octet-stream")
    assert uz.get(f"{address}files/{message.pk}/").status_code == 404
    assert uz.get(f"/questions/{to['UZ'].pk}/files/{message.pk}/").status_code == 404
    page = text(officer, f"/disagreements/{record}/")
    assert "26 December 2023" in page
    assert "Перенесли на 26-е." in page
    assert "Before the answer or the later version:" in page
    assert "Перенесли" not in text(uz, f"/events/{record.partition(':')[2]}/")
    assert "Перенесли" in text(kz, f"/events/{record.partition(':')[2]}/")


def test_a_value_that_is_none_is_refused_and_what_was_typed_stays(record: str) -> None:
    officer, kz = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ")
    address = f"/questions/{asked(officer, record)['KZ'].pk}/"
    answer = kz.post(address, {"do": "answer", "text": "Words to keep", "first": "2023-13-45", "last": ""})
    assert answer.status_code == 400
    assert "Words to keep</textarea>" in answer.content.decode()
    assert not Claim.objects.filter(layer="answered").exists()


def test_the_secretariat_asks_for_more_closes_and_withdraws(record: str) -> None:
    officer, kz = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ")
    to = asked(officer, record)
    address = f"/questions/{to['KZ'].pk}/"
    kz.post(address, {"do": "answer", "text": "В декабре."})
    assert officer.post(address, {"do": "ask again", "text": "Which day?", "deadline": "2099-04-01"}).status_code == 302
    assert "Which day?" in text(kz, address)
    assert "officer" not in text(kz, address), "a state deals with the Secretariat, not with a person of it"
    officer.post(address, {"do": "close"})
    officer.post(f"/questions/{to['UZ'].pk}/", {"do": "withdraw"})
    assert set(Question.objects.values_list("stage", flat=True)) == {"closed", "withdrawn"}
    assert kz.post(address, {"do": "answer", "text": "late"}).status_code == 400


def test_a_state_asks_nobody_and_a_stranger_sees_nothing(record: str) -> None:
    officer, kz, reader = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ"), somebody(Role.READER)
    to = asked(officer, record)
    assert kz.get("/questions/new/").status_code == 403
    assert kz.post("/questions/new/", {"state": "UZ", "text_en": "x", "deadline": "2099-01-01"}).status_code == 403
    assert reader.get("/questions/").status_code == 403
    for address in ("/questions/", "/questions/new/", f"/questions/{to['KZ'].pk}/"):
        assert Client().get(address).status_code == 302
    assert reader.get(f"/questions/{to['KZ'].pk}/").status_code == 404


def test_words_of_a_state_are_shown_as_words(record: str) -> None:
    officer, kz = somebody(Role.OFFICER), somebody(Role.AGENCY, "KZ")
    address = f"/questions/{asked(officer, record)['KZ'].pk}/"
    kz.post(address, {"do": "answer", "text": "<script>alert(1)</script>"})
    for page in (address, f"/disagreements/{record}/", f"/events/{record.partition(':')[2]}/"):
        assert "<script>alert" not in text(officer, page)


def test_the_board_says_how_many_questions_wait(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    ask_everybody(editor)
    told = {"state": ["KZ"], "area": "trade", "text_ru": "Когда?", "deadline": "2099-03-20"}
    assert editor.post("/questions/new/", told).status_code == 302
    assert "questions: 1" in text(editor, "/board/")


def test_a_question_about_a_finding_is_filled_in_with_its_words_and_shown_on_it(sco: Period) -> None:
    officer, uz = somebody(Role.OFFICER), somebody(Role.COORDINATOR, "UZ")
    page = text(officer, "/findings/?of=register&rule=DAT003")
    address = re.findall(r'href="(/questions/new/\?[^"]*finding=[^"]*)"', page)[0].replace("&amp;", "&")
    form = text(officer, address)
    words = re.findall(r'<textarea name="text_en"[^>]*>([^<]+)<', form)[0]
    assert words.endswith("Please explain.")
    mark, record = address.partition("finding=")[2], re.findall(r'name="record" value="([^"]+)"', form)[0]
    told = {"record": record, "finding": mark, "state": ["UZ"], "deadline": "2099-03-20", "text_en": words}
    assert officer.post("/questions/new/", told).status_code == 302
    one = Question.objects.get()
    assert one.finding == mark
    assert f'href="/questions/{one.pk}/"' in text(officer, "/findings/?of=register&rule=DAT003")
    assert "Please explain." in text(uz, f"/questions/{one.pk}/")


def test_who_may_not_read_findings_gets_no_words_of_one(sco: Period) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    assert kz.get("/questions/new/?finding=" + "0" * 64).status_code == 403
