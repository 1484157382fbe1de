"""A state's program writes, submits and recalls its material; nobody else's program sees it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from svod.api.api import api
from svod.register.areas.models import Area
from svod.register.journal.models import JournalEntry
from svod.register.rights import Actor, Grant, Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import write_draft
from svod.register.submissions.models import Remark, Request, Submission
from svod.register.submissions.requests import open_period
from tests.api.callers import Program, program, told
from tests.intake.test_material_xlsx import filled

SECRET = "the port of Primorsk is to be closed"
ROW = {"title": "Port seminar", "start": "2024-03-04", "country": "KZ", "city": "Астана"}


@pytest.fixture
def asked(sco: Period) -> str:
    """The path of one of four requests."""
    states, areas = State.objects.filter(code__in=["KZ", "UZ"]), Area.objects.filter(code__in=["customs", "trade"])
    open_period(period=sco, states=states, areas=areas, deadline=date(2099, 3, 1), by=operator("root"))
    return f"/requests/{sco.code}/KZ/customs"


@pytest.fixture
def kazakhstan(asked: str) -> Program:
    return program(Role.COORDINATOR, "KZ")


def test_a_states_program_writes_submits_and_recalls(asked: str, kazakhstan: Program) -> None:
    assert {one["state"] for one in told(kazakhstan.get("/requests"))} == {"KZ"}
    draft = told(kazakhstan.call("put", f"{asked}/draft", {"text": "All is well.", "rows": [ROW]}))
    assert (draft["stage"], draft["edition"], draft["rows"][0]["title"]) == ("draft", 1, "Port seminar")
    for _ in range(2):  # the same call again changes nothing
        assert told(kazakhstan.call("post", f"{asked}/versions/1/submit"))["stage"] == "submitted"
    assert JournalEntry.objects.filter(verb="submitted").count() == 1
    whole = told(kazakhstan.get(asked))
    assert (whole["status"], whole["current"]) == ("submitted", 1)
    assert told(kazakhstan.call("post", f"{asked}/versions/1/recall"))["stage"] == "recalled"
    assert told(kazakhstan.get(asked))["current"] is None
    assert Submission.objects.get().via == "api"


def test_nothing_to_report_is_said_by_itself(asked: str, kazakhstan: Program) -> None:
    assert kazakhstan.call("put", f"{asked}/draft", {}).status_code == 200
    assert kazakhstan.call("post", f"{asked}/versions/1/submit").status_code == 409
    said = told(kazakhstan.call("post", f"{asked}/nothing"))
    assert (said["is_nothing"], said["stage"]) == (True, "submitted")


def test_a_remark_stands_in_the_states_column(asked: str, kazakhstan: Program) -> None:
    kazakhstan.call("put", f"{asked}/draft", {"text": "All is well."})
    kazakhstan.call("post", f"{asked}/versions/1/submit")
    said = told(kazakhstan.call("post", f"{asked}/versions/1/remarks", {"text": "See annex."}))
    assert [(one["side"], one["text"]) for one in said["remarks"]] == [("state", "See annex.")]


def test_faults_of_rows_are_addressed_by_row_and_field_and_nothing_is_stored(asked: str, kazakhstan: Program) -> None:
    rows = [
        ROW,
        {"title": "Fair", "start": "4 March", "country": "ZZ"},
        {"title": "", "start": "2024-05-02", "end": "2024-05-01"},
    ]
    answer = kazakhstan.call("put", f"{asked}/draft", {"rows": rows})
    assert answer.status_code == 422
    assert [one["where"] for one in told(answer)["errors"]] == ["rows.1.start", "rows.1.country", "rows.2.title", "rows.2.end"]
    assert not Submission.objects.exists()


def sent_file(who: Program, path: str, name: str, content: bytes, **more: str) -> Any:
    headers = {"Authorization": f"Bearer {who.token}", "Accept-Language": who.language}
    return Client().post(f"/api/v1{path}", {"file": SimpleUploadedFile(name, content), **more}, headers=headers)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_file_is_taken_filled_in_and_sent(asked: str, kazakhstan: Program, kind: str) -> None:
    flags = {"is_provisional": True, "is_incomplete": False, "blanks": "present"}
    first = told(kazakhstan.call("put", f"{asked}/draft", {"text": "All is well.", "rows": [ROW], **flags}))
    template = kazakhstan.get(f"{asked}/template.{kind}")
    made = told(sent_file(kazakhstan, f"{asked}/draft/file", f"m.{kind}", template.content, edition="1"))
    assert (made["via"], made["file_name"], made["edition"]) == ("file", f"m.{kind}", 2)
    assert {name: made[name] for name in ("text", "rows", *flags)} == {name: first[name] for name in ("text", "rows", *flags)}
    assert sent_file(kazakhstan, f"{asked}/draft/file", f"m.{kind}", template.content, edition="1").status_code == 412


def test_faults_of_a_file_are_addressed_as_on_the_page_and_nothing_is_stored(asked: str, kazakhstan: Program) -> None:
    answer = sent_file(kazakhstan, f"{asked}/draft/file", "m.xlsx", filled(("Fair", "in May", "", "", "ZZ", "")))
    assert answer.status_code == 422
    places = [one["where"] for one in told(answer)["errors"]]
    assert places == ["sheet “Мероприятия”, row 2, column B", "sheet “Мероприятия”, row 2, column E"]
    assert not Submission.objects.exists()


@pytest.mark.parametrize(("content", "status"), [(b"", 409), (b"Dear sirs", 409), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, 409)])
def test_a_file_that_is_none_is_a_problem_in_words(asked: str, kazakhstan: Program, content: bytes, status: int) -> None:
    answer = sent_file(kazakhstan, f"{asked}/draft/file", "m.docx", content)
    assert answer.status_code == status
    assert told(answer)["title"].startswith("m.docx: ")
    assert kazakhstan.call("post", f"{asked}/draft/file", {"text": "x"}).status_code == 422


def test_blanks_are_asked_about_before_submitting(asked: str, kazakhstan: Program) -> None:
    row = {"title": "Fair", "start": "03.2024"}
    assert told(kazakhstan.call("put", f"{asked}/draft", {"rows": [row]}))["rows"][0]["start"] == "2024-03"
    answer = kazakhstan.call("post", f"{asked}/versions/1/submit")
    assert (answer.status_code, told(answer)["errors"]) == (409, [{"where": "rows.0.city", "what": "left blank"}])
    assert kazakhstan.call("put", f"{asked}/draft", {"rows": [row], "blanks": "hardly"}).status_code == 422
    kazakhstan.call("put", f"{asked}/draft", {"rows": [row], "blanks": "confirmed"})
    assert told(kazakhstan.call("post", f"{asked}/versions/1/submit"))["blanks"] == "confirmed"


def test_a_version_says_whether_it_stands_and_what_changed_in_it(asked: str, kazakhstan: Program) -> None:
    for city in ("Астана", "Алматы"):
        kazakhstan.call("put", f"{asked}/draft", {"text": "All is well.", "rows": [{**ROW, "city": city}]})
        number = told(kazakhstan.get(asked))["versions"][0]["number"]
        kazakhstan.call("post", f"{asked}/versions/{number}/submit")
    second, first = told(kazakhstan.get(asked))["versions"]
    assert (first["is_current"], first["is_superseded"], second["is_current"]) == (False, True, True)
    found = told(kazakhstan.get(f"{asked}/versions/2/changes"))
    assert (found["before"], [one["fields"] for one in found["changed"]], found["added"]) == (1, [["city"]], [])
    kazakhstan.call("post", f"{asked}/versions/2/recall")
    assert told(kazakhstan.get(asked))["current"] == 1


@pytest.mark.parametrize(
    "body",
    [{"texts": "x"}, {"rows": [{"name": "x"}]}, {"text": 5}, {"rows": [{}]}, [], {"text": "x" * 100_001}],
    ids=["unknown", "unknown in a row", "number", "no title", "list", "too long"],
)
def test_what_is_not_of_the_form_is_refused(asked: str, kazakhstan: Program, body: Any) -> None:
    answer = kazakhstan.call("put", f"{asked}/draft", body)
    assert answer.status_code == 422
    assert told(answer)["errors"]
    assert not Submission.objects.exists()


def test_words_that_are_no_json_or_go_too_deep_are_refused(asked: str, kazakhstan: Program) -> None:
    bearer = {"Authorization": f"Bearer {kazakhstan.token}"}
    for words in ("{", "[" * 100_000, '{"text": ' * 50_000):
        answer = Client().put(f"/api/v1{asked}/draft", data=words, content_type="application/json", headers=bearer)
        assert answer.status_code == 400, words[:5]
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Submission.objects.exists()


def test_of_two_programs_the_second_is_told_that_the_first_has_written(asked: str, kazakhstan: Program) -> None:
    kazakhstan.call("put", f"{asked}/draft", {"text": "one"})
    assert kazakhstan.call("put", f"{asked}/draft", {"text": "two", "edition": 1}).status_code == 200
    assert kazakhstan.call("put", f"{asked}/draft", {"text": "three", "edition": 1}).status_code == 412
    assert Submission.objects.get().text == "two"


def test_a_token_that_reads_writes_nothing(asked: str) -> None:
    reads = program(Role.COORDINATOR, "KZ", writes=False)
    assert reads.get(asked).status_code == 200
    assert reads.call("put", f"{asked}/draft", {"text": "x"}).status_code == 403
    assert not Submission.objects.exists()


def test_an_agency_of_other_areas_sees_nothing_of_this_one(asked: str) -> None:
    agency = program(Role.AGENCY, "KZ", areas=("trade",))
    assert {one["area"] for one in told(agency.get("/requests"))} == {"trade"}
    assert agency.get(asked).status_code == 404


def operations(asked: str) -> list[tuple[str, str]]:
    """Every operation of the API, with a state's names in its path."""
    values = {"period": asked.split("/")[2], "state": "KZ", "area": "customs", "number": "1"}
    values |= {"code": "mtm-23", "language": "ru", "suffix": "md", "kind": "docx"}
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    return [(verb, path.format(**values)) for path, verbs in paths.items() for verb in verbs]


@pytest.mark.parametrize("is_open", [False, True])
def test_no_operation_gives_or_changes_another_states_material(asked: str, is_open: bool) -> None:
    one = Request.objects.get(state__code="KZ", area__code="customs")
    write_draft(request=one, text=SECRET, by=Actor("somebody of the state", (Grant(Role.COORDINATOR, "KZ"),)))
    strangers = [Program(), program(Role.COORDINATOR, "UZ"), program(Role.AGENCY, "UZ"), program(Role.READER)]
    before = (list(Submission.objects.values()), Remark.objects.count())
    walked = operations(asked)
    assert len(walked) > 15
    with override_settings(SVOD_OPEN=is_open):
        for stranger in strangers:
            for verb, path in walked:
                answer = stranger.call(verb, path, {"text": "mine now"} if verb in {"put", "post"} else None)
                assert SECRET not in answer.content.decode(), (verb, path)
                if "/requests/" in path:
                    assert answer.status_code in {401, 404}, (verb, path, answer.status_code)
    assert (list(Submission.objects.values()), Remark.objects.count()) == before
