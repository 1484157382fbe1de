"""Entering a state's letter on the pages; the state sees who entered it and takes it back; another state finds nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.register.letters.models import Letter
from svod.register.rights import Role
from svod.register.sources.models import Period
from svod.register.submissions.models import Submission
from tests.portal.asking import ask_everybody
from tests.portal.test_disagreements import text
from tests.portal.test_submissions import request_of, somebody

WORDS = "18 марта 2024 г. проведён форум."


@pytest.fixture
def editor(sco: Period) -> Client:
    client = somebody(Role.EDITOR)
    assert ask_everybody(client).status_code == 302
    return client


def form(**more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("письмо.txt", WORDS.encode())
    return {"state": "KZ", "file": file, "number": "12", "dated": "2026-03-03", "received": "2026-03-04", "came_by": "paper",
            "text-trade": WORDS, "nothing": ["energy"], **more}  # fmt: skip


def test_the_editor_enters_a_letter_and_the_state_sees_by_whom_and_takes_it_back(editor: Client) -> None:
    kz = somebody(Role.AGENCY, "KZ")
    assert 'name="text-trade"' in text(editor, "/letters/new/?state=KZ")
    assert editor.post("/letters/new/", form()).status_code == 302
    letter = Letter.objects.get()
    page = text(kz, f"/letters/{letter.pk}/")
    assert "Entered by the Secretariat (editor) on behalf of: Republic of Kazakhstan." in page
    assert WORDS in page
    assert kz.get(f"/letters/{letter.pk}/file/").content.decode() == WORDS
    address = f"/submissions/{request_of('KZ').pk}/"
    page = text(kz, address)
    assert f'<a href="/letters/{letter.pk}/">Letter No. 12 of 3 March 2026</a>' in page
    version = Submission.objects.get(request=request_of("KZ"))
    assert kz.post(address, {"do": "recall", "version": version.pk}).status_code == 302
    assert kz.post(address, {"do": "continue", "version": version.pk}).status_code == 302
    assert Submission.objects.latest("id").on_behalf_of == ""


def test_another_state_a_reader_and_a_stranger_find_nothing(editor: Client) -> None:
    uz, reader = somebody(Role.COORDINATOR, "UZ"), somebody(Role.READER)
    editor.post("/letters/new/", form())
    pk = Letter.objects.get().pk
    for address in (f"/letters/{pk}/", f"/letters/{pk}/file/"):
        assert uz.get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert "No. 12" not in text(uz, "/letters/")
    assert uz.get("/letters/new/").status_code == uz.post("/letters/new/", form()).status_code == 403
    assert uz.post(f"/letters/{pk}/", {"area": "trade", "text": "x"}).status_code == 404
    assert reader.get("/letters/").status_code == 403
    assert Letter.objects.count() == 1


def test_what_was_typed_stays_when_the_letter_is_refused(editor: Client) -> None:
    answer = editor.post("/letters/new/", form(received="2026-03-01"))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f"{WORDS}</textarea>" in page
    assert 'value="energy" checked' in page
    assert 'value="12"' in page


def test_the_words_of_a_letter_are_corrected_by_a_new_version(editor: Client) -> None:
    editor.post("/letters/new/", form())
    pk = Letter.objects.get().pk
    assert editor.post(f"/letters/{pk}/", {"area": "trade", "text": "19 марта 2024 г."}).status_code == 302
    assert [one.number for one in Submission.objects.filter(request=request_of("KZ"))] == [1, 2]
    assert editor.post(f"/letters/{pk}/", {"area": "trade", "text": " "}).status_code == 400
