"""The register for programs: whole, by pages, since a moment, in three languages, to those who may read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.journal.changes import note
from svod.register.people.models import ApiToken
from svod.register.people.tokens import make_token, revoke_token
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.api.callers import ROOT, Program, account, program, told


def test_every_event_is_given_once_by_pages(sco: Period) -> None:
    public, codes, mark = Program(), [], ""
    while True:
        page = told(public.get(f"/events?limit=40&mark={mark}"))
        codes += [one["code"] for one in page["items"]]
        mark = page["next"]
        if not mark:
            break
    assert sorted(codes) == sorted(Event.objects.values_list("code", flat=True))


def test_an_event_is_told_in_three_languages_with_what_it_points_to(sco: Period) -> None:
    event = told(Program().get("/events/mtm-23"))
    assert event["title"]["en"].startswith("Meeting of Ministers")
    assert event["title"]["zh"]
    assert (event["starts_on"], event["precision"], event["ordinal"]) == ("2024-09-12", "day", 23)
    assert (event["cities"], event["chair"], event["bodies"]) == (["islamabad"], "PK", ["mtm"])


def test_events_and_documents_are_filtered(sco: Period) -> None:
    july = told(Program().get("/events?first=2024-07-01&last=2024-07-31&limit=200"))["items"]
    assert {one["code"] for one in july} >= {"innoprom-2024"}
    assert all(one["ends_on"] >= "2024-07-01" and one["starts_on"] <= "2024-07-31" for one in july)
    drafts = told(Program().get("/documents?stage=under_negotiation"))["items"]
    assert len(drafts) == Document.objects.filter(stage="under_negotiation").count() > 0


@pytest.mark.parametrize("noun", ["states", "areas", "bodies", "events", "documents", "followups"])
def test_a_page_costs_the_same_queries_however_long(sco: Period, noun: str, django_assert_max_num_queries: Any) -> None:
    for limit in (1, 200):
        with django_assert_max_num_queries(12):
            assert Program().get(f"/{noun}?limit={limit}").status_code == 200


def test_what_was_changed_since_a_moment_and_what_has_gone_are_told(sco: Period) -> None:
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for code in ("mtm-23", "never-there"):
        note(record=f"event:{code}", verb="changed", by="tester")
    page = told(Program().get(f"/events?modified_since={since}"))
    assert [one["code"] for one in page["items"]] == ["mtm-23"]
    assert [one["code"] for one in page["gone"]] == ["never-there"]
    assert Program().get("/events?modified_since=2024-05-01T00:00:00").status_code == 422


def test_an_unchanged_answer_is_not_sent_again(sco: Period) -> None:
    held = {"If-None-Match": Program().get("/bodies?limit=5").headers["ETag"]}
    assert Program().get("/bodies?limit=5", **held).status_code == 304
    assert Program().get("/bodies?limit=6", **held).status_code == 200
    note(record="body:mtm", verb="changed", by="tester")
    assert Program().get("/bodies?limit=5", **held).status_code == 200


@pytest.mark.parametrize(("path", "status"), [("/events/nowhere", 404), ("/events?mark=x", 404), ("/events?limit=9999", 422)])
def test_a_fault_is_a_problem_in_the_language_asked_for(sco: Period, path: str, status: int) -> None:
    words = set()
    for language in ("ru", "en", "zh"):
        answer = Program(language=language).get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
        words.add(told(answer)["title"])
    assert len(words) == 3


def test_a_token_works_until_it_is_revoked_or_out_of_date(sco: Period) -> None:
    own = account(Role.READER)
    with override_settings(SVOD_OPEN=False):
        assert Program().get("/events").status_code == 401
        assert Program("svod_wrong").get("/events").status_code == 401
        asked = Program(make_token(account=own, name="statistics", by=ROOT))
        assert asked.get("/events").status_code == 200
        held = ApiToken.objects.get()
        assert asked.token not in str(ApiToken.objects.values())
        ApiToken.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
        assert asked.get("/events").status_code == 401
        ApiToken.objects.update(expires_at=datetime.now(UTC) + timedelta(days=1))
        revoke_token(token=held, by=ROOT)
        assert asked.get("/events").status_code == 401


def test_a_token_of_a_closed_account_is_refused_on_an_open_register_too(sco: Period) -> None:
    asked = program(Role.EDITOR)
    own = ApiToken.objects.get().account
    own.is_active = False
    own.save()
    assert asked.get("/events").status_code == 401


def test_cookies_count_for_nothing(sco: Period, client: Any) -> None:
    client.force_login(account(Role.EDITOR), backend="svod.portal.ui.actor.ByAccount")
    with override_settings(SVOD_OPEN=False):
        assert client.get("/api/v1/events").status_code == 401


def test_where_the_register_is_closed_releases_are_open_to_all(sco: Period) -> None:
    with override_settings(SVOD_OPEN=False):
        assert Program().get("/releases").status_code == 200
        assert Program().get("/openapi.json").status_code == 200
