"""The report is changed, returned and released through its pages: one change each, by a named person, never without the token."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.audit.dismissed import fingerprint
from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import audit
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.roundtrip.origin import annual_today
from svod.compose.tree import Report, Sentence
from svod.kernel.words import Language, Trilingual
from svod.portal.findings.audited import house
from svod.portal.releases import views
from svod.register.events.models import Event
from svod.register.proposals.models import Proposal
from svod.register.releases.models import Release
from svod.register.rights import Role, operator
from svod.register.sources.models import Period
from svod.register.wordings.changes import record_wording
from svod.register.wordings.models import Wording
from tests.attacks.people import account, signed_in
from tests.portal.test_entry import joined

ENGLISH = {"accept-language": "en"}
BY = "editor"


@pytest.fixture
def editor(sco: Period, client: Client) -> Client:
    joined(client, Role.EDITOR, email=f"{BY}@example.org")
    return client


@pytest.fixture
def report(sco: Period) -> Report:
    return compose_annual(first=sco.first, last=sco.last, language="en")


def telling(report: Report, record: str = "event:mbo-council-20") -> Sentence:
    return next(one for one in report.sentences() if record in one.tells)


def test_every_sentence_of_the_report_leads_to_its_change(editor: Client, report: Report) -> None:
    shown = editor.get("/report/", headers=ENGLISH).content.decode()
    assert f"/report/wordings/?key={telling(report).key}" in shown
    assert telling(report).key in editor.get(f"/report/wordings/?key={telling(report).key}", headers=ENGLISH).content.decode()
    assert editor.get("/report/wordings/?key=nothing").status_code == 404


def test_a_sentence_is_reworded_and_taken_back_through_the_page(editor: Client, sco: Period, report: Report) -> None:
    mine = telling(report)
    said = {"key": mine.key, "kind": "reword", "en": "The bankers met in Burabay."}
    assert editor.post("/report/wordings/change/", said, headers=ENGLISH).status_code == 302
    row = Wording.objects.get()
    assert (row.text.en, row.text.ru, row.words, row.by) == ("The bankers met in Burabay.", "", mine.text, BY)
    assert "The bankers met in" in editor.get("/report/", headers=ENGLISH).content.decode()
    editor.post(f"/report/wordings/{row.pk}/", {"do": "withdraw"}, headers=ENGLISH)
    assert annual_today(sco.first, sco.last, "en") == report


def test_a_language_left_as_it_stands_is_no_change_of_it(editor: Client, report: Report) -> None:
    mine = telling(report)
    editor.post(
        "/report/wordings/change/",
        {"key": mine.key, "kind": "reword", "en": mine.text, "ru": "Банкиры встретились."},
        headers=ENGLISH,
    )
    assert Wording.objects.get().text == Trilingual("Банкиры встретились.", "", "")


def test_in_another_language_a_change_stands_beside_what_is_said_there(editor: Client, report: Report) -> None:
    said = {"key": telling(report).key, "kind": "reword", "en": "The bankers met in Burabay."}
    editor.post("/report/wordings/change/", said, headers=ENGLISH)
    page = editor.get("/report/wordings/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "上合组织银行联合体理事会第二十次会议" in page


def test_what_is_refused_is_said_on_the_page_and_changes_nothing(editor: Client, report: Report) -> None:
    answer = editor.post("/report/wordings/change/", {"key": telling(report).key, "kind": "drop"}, headers=ENGLISH)
    assert answer.status_code == 409
    assert "give the reason" in answer.content.decode()
    assert not Wording.objects.exists()


def test_a_stale_change_stands_beside_what_would_be_said_now_and_may_be_let_stand(
    editor: Client, sco: Period, report: Report
) -> None:
    mine = telling(report)
    facts = {str(fact): report.values[fact] for fact in mine.facts}
    row = record_wording(
        report="annual",
        first=sco.first,
        last=sco.last,
        kind="reword",
        key=mine.key,
        text=Trilingual(en="They met."),
        facts=facts,
        by=operator(BY),
    )
    Event.objects.filter(code="mbo-council-20").update(starts_on="2024-06-26", ends_on="2024-06-26")
    shown = editor.get("/report/wordings/", headers=ENGLISH).content.decode()
    assert "the facts have changed" in shown
    assert "2024-06-25 → 2024-06-26" in shown
    assert "on 26\u00a0June 2024" in shown
    editor.post(f"/report/wordings/{row.pk}/", {"do": "confirm"}, headers=ENGLISH)
    assert "the facts have changed" not in editor.get("/report/wordings/", headers=ENGLISH).content.decode()


def test_a_report_is_released_only_when_every_error_is_accepted(editor: Client, sco: Period) -> None:
    assert editor.post("/report/releases/freeze/", {}, headers=ENGLISH).status_code == 409
    findings = audit(facts_from_register(period=sco, house=house())).findings
    marks = {f"accept-{fingerprint(one)}": "as signed" for one in findings if one.severity == "error"}
    answer = editor.post("/report/releases/freeze/", {"remark": "for the Council", **marks}, headers=ENGLISH)
    made = Release.objects.get()
    assert answer.headers["Location"] == f"/report/releases/{made.code}/"
    shown = editor.get(answer.headers["Location"], headers=ENGLISH).content.decode()
    assert "as signed" in shown
    assert made.sha256 in shown
    file = made.files.get(language="ru", suffix=".docx")
    got = editor.get(f"/report/releases/{made.code}/ru.docx")
    assert got.content == bytes(file.content)
    assert editor.get(f"/report/releases/{made.code}/fr.docx").status_code == 404
    assert editor.get("/report/releases/annual-1999-1/").status_code == 404


def test_what_is_to_be_released_is_composed_once_until_something_changes(
    editor: Client, sco: Period, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []

    def counted(first: date, last: date, language: Language) -> Report:
        composed.append(language)
        return annual_today(first, last, language)

    monkeypatch.setattr(views, "annual_today", counted)
    seen = re.search(r'name="seen" value="(\w{64})"', editor.get("/report/releases/", headers=ENGLISH).content.decode())
    assert seen
    assert sorted(composed) == ["en", "ru", "zh"]
    signed_in(account(Role.READER))
    again = editor.get("/report/releases/", headers=ENGLISH).content.decode()
    assert seen[1] in again
    assert len(composed) == 3, "somebody signed in, which changes no report"
    record_wording(
        report="annual", first=sco.first, last=sco.last, kind="reword", key=telling(annual_today(sco.first, sco.last, "en")).key,
        text=Trilingual(en="They met."), by=operator(BY),
    )  # fmt: skip
    late = editor.post("/report/releases/freeze/", {"seen": seen[1]}, headers=ENGLISH)
    assert late.status_code == 409
    assert "has changed since you looked" in late.content.decode()
    assert seen[1] not in editor.get("/report/releases/", headers=ENGLISH).content.decode()


def test_a_returned_file_is_told_and_kept(editor: Client, report: Report) -> None:
    changed = annual_with(
        report, telling(report), "The bankers met in Burabay on 25 June 2024 as the 20th session of their Council."
    )
    shown = editor.post("/report/return/", {"file": uploaded(changed), "do": "show"}, headers=ENGLISH).content.decode()
    assert "The bankers met in Burabay" in shown
    assert not Wording.objects.exists()
    held = re.search(r'name="offered" value="([^"]+)"', shown)
    assert held
    numbers = re.findall(r'name="change" value="(\d+)"', shown)
    answer = editor.post("/report/return/", {"offered": held[1], "change": numbers}, headers=ENGLISH)
    assert answer.status_code == 200
    assert Wording.objects.count() + Proposal.objects.count() > 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not ours", b"PK\x03\x04 broken"])
def test_a_file_that_is_not_ours_gets_a_clear_word(editor: Client, sco: Period, content: bytes) -> None:
    answer = editor.post("/report/return/", {"file": uploaded(content), "do": "show"}, headers=ENGLISH)
    assert answer.status_code == 409
    assert "DOCX" in re.sub(r"<[^>]+>", " ", answer.content.decode())


@pytest.mark.parametrize(
    "address", ["/report/wordings/change/", "/report/wordings/1/", "/report/releases/freeze/", "/report/return/"]
)
def test_nothing_is_changed_without_the_token_of_the_page(sco: Period, address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"kind": "drop", "key": "k", "reason": "r"}).status_code == 403
    assert address == "/report/return/" or strict.get(address).status_code == 405


def uploaded(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("back.docx", content)


def annual_with(report: Report, sentence: Sentence, words: str) -> bytes:
    """The exported file with one sentence changed as an editor would, its mark left as it was."""
    return replaced(RENDERERS[".docx"](report), sentence.text, words)


def replaced(content: bytes, before: str, after: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as kept:
        for part in made.namelist():
            whole = made.read(part)
            kept.writestr(part, whole.replace(before.encode(), after.encode()) if part == "word/document.xml" else whole)
    return out.getvalue()


def test_who_is_not_an_editor_changes_nothing(sco: Period, client: Client, report: Report) -> None:
    said = {"key": telling(report).key, "kind": "drop", "reason": "too much"}
    answer = client.post("/report/wordings/change/", said)
    assert answer.status_code == 302
    assert "/sign-in" in answer.headers["Location"]
    joined(client, Role.READER, email="reader@example.org")
    for address, words in (("/report/wordings/change/", said), ("/report/releases/freeze/", {}), ("/report/return/", {})):
        assert client.post(address, words).status_code == 403, address
    assert not Wording.objects.exists()
