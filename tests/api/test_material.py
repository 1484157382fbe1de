"""A state's program writes, submits and recalls its material; nobody else's program sees it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from svod.api.api import api
from svod.register.areas.models import Area
from svod.register.journal.models import JournalEntry
from svod.register.rights import Actor, Grant, Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import open_period, write_draft
from svod.register.submissions.models import Remark, Request, Submission
from tests.api.callers import Program, program, told

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
    values |= {"code": "mtm-23", "language": "ru", "suffix": "md"}
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
