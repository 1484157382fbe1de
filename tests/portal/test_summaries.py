"""Shorter reports in the portal: found, read, fetched; a draft like the annual one."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from svod.compose.render import RENDERERS
from svod.kernel.words import LANGUAGES
from svod.register.rights import Role
from svod.register.sources.models import Period
from tests.portal.test_submissions import somebody


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shorter_report_is_a_link_away_and_opens(sco: Period, client: Client, language: str) -> None:
    client.cookies["language"] = language
    page = client.get("/report/summaries/").content.decode()
    for address in ("brief/", "area/customs/", "state/KZ/", "body/mtm/"):
        assert f'href="/report/summaries/{address}"' in page
        shown = client.get(f"/report/summaries/{address}")
        assert shown.status_code == 200
        assert "<article>" in shown.content.decode()


@pytest.mark.parametrize("suffix", [one.removeprefix(".") for one in RENDERERS])
def test_a_shorter_report_is_fetched_in_every_form(sco: Period, client: Client, suffix: str) -> None:
    for address in (f"brief/file.{suffix}", f"area/customs/file.{suffix}"):
        fetched = client.get(f"/report/summaries/{address}")
        assert fetched.status_code == 200
        assert f".{suffix}" in fetched.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["area/", "brief/customs/", "nothing/customs/", "area/customs/file.exe"])
def test_what_is_no_report_is_not_found(sco: Period, client: Client, address: str) -> None:
    assert client.get(f"/report/summaries/{address}").status_code == 404


def test_a_code_that_nothing_has_is_refused_with_what_to_do(sco: Period, client: Client) -> None:
    refused = client.get("/report/summaries/area/nowhere/")
    assert refused.status_code == 400
    assert "nowhere" in refused.content.decode()


@override_settings(SVOD_OPEN=False)
def test_where_the_register_is_closed_a_draft_is_for_those_who_may_read_it(sco: Period) -> None:
    editor, coordinator = somebody(Role.EDITOR), somebody(Role.COORDINATOR, state="KZ")
    pages = ["/report/", "/report/file.md", "/report/summaries/", "/report/summaries/brief/", "/report/summaries/brief/file.md"]
    for address in pages:
        assert editor.get(address).status_code == 200, address
        assert coordinator.get(address).status_code == 403, address
        assert Client().get(address).headers["Location"].startswith("/sign-in/"), address
