"""Every page answers in three languages, says what the register says, and nothing of a source runs in the browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from svod.cli.packs import lexicon
from svod.intake.files.text import read_text_file
from svod.intake.propose import propose
from svod.reading import read_text
from svod.register.events.models import Event
from svod.register.rights import operator
from svod.register.sources.models import Period, Source

PAGES = [
    "/",
    "/events/",
    "/events/?area=trade&status=held&month=2024-09",
    "/events/startup-forum-4/",
    "/bodies/",
    "/bodies/mtm/",
    "/documents/",
    "/documents/?area=environment",
    "/documents/decision-sgp-158/",
    "/findings/",
    "/findings/rules/DAT003/",
    "/sources/",
    "/sources/sco-report-2024/",
    "/report/",
    "/report/releases/",
    "/report/wordings/",
]
LANGUAGES = {"ru": "ru", "en": "en", "zh-CN": "zh-Hans"}


def page(client: Client, address: str, language: str = "ru", status: int = 200) -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_in_the_language_of_the_browser(sco: Period, client: Client, address: str, language: str) -> None:
    shown = page(client, address, language)
    assert f'<html lang="{LANGUAGES[language]}">' in shown
    assert len(re.findall("<h1", shown)) == (2 if address == "/report/" else 1)
    assert shown.count('aria-current="page"') == 1


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_to_a_page(sco: Period, client: Client, address: str) -> None:
    links = sorted(set(re.findall(r'href="(/(?!static)[^"#?]*)', page(client, address))))
    assert links
    for link in links[:25]:
        assert client.get(link).status_code in {200, 302}, link


def test_an_empty_register_says_how_to_fill_it(empty_register: None, client: Client) -> None:
    for address in ("/", "/events/", "/bodies/", "/documents/", "/findings/", "/sources/", "/report/"):
        assert "svod load sco" in page(client, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_said_in_the_language_of_the_browser(sco: Period, client: Client, language: str) -> None:
    for address in ("/nowhere/", "/events/none/", "/bodies/none/", "/documents/none/", "/sources/none/", "/findings/rules/XYZ9/"):
        assert f'<html lang="{LANGUAGES[language]}">' in page(client, address, language, status=404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_is_said_in_the_language_of_the_browser_without_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("svod.portal.overview.views.latest_period", fails)
    client.raise_request_exception = False
    shown = page(client, "/health/", language, status=500)  # no fixture opens the database: a query would fail the test
    assert f'<html lang="{LANGUAGES[language]}">' in shown
    assert shown.count("<h1>") == 1
    assert "RuntimeError" not in shown


def test_a_cache_on_the_way_keeps_the_languages_apart(sco: Period, client: Client) -> None:
    assert {"Accept-Language", "Cookie"} <= set(client.get("/")["Vary"].split(", "))


def test_the_language_is_changed_in_one_click_and_kept(sco: Period, client: Client) -> None:
    answer = client.get("/language/en/?next=/events/")
    assert (answer.status_code, answer["Location"]) == (302, "/events/")
    assert '<html lang="en">' in page(client, "/events/", "ru")


def test_the_way_back_never_leads_to_another_site(sco: Period, client: Client) -> None:
    for outside in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        assert client.get("/language/en/", {"next": outside})["Location"] == "/"


def test_filters_narrow_the_list_and_a_month_that_is_none_finds_nothing(sco: Period, client: Client) -> None:
    def found(query: str) -> int:
        return int(re.findall(r'role="status">\D*(\d+)', page(client, f"/events/{query}"))[0])

    assert found("") == 93
    assert 0 < found("?format=online") < 93
    assert found("?search=форум&area=digital") < found("?search=форум")
    assert found("?month=2024-99") == 0


def test_an_event_shows_both_dates_that_its_source_gives(sco: Period, client: Client) -> None:
    shown = page(client, "/events/startup-forum-4/")
    assert "18–20 марта 2024" in shown
    assert "18–19 марта 2024" in shown
    assert 'class="dispute"' in shown


def test_what_two_sections_say_alike_is_shown_once_with_both_places(sco: Period, client: Client) -> None:
    rows = page(client, "/events/startup-forum-4/", "en").split('id="claims"')[1].split("<tr")[2:]
    title, first, second = rows[0], rows[1], rows[2]
    assert title.count("characters ") == 2
    assert 'class="disputed"' not in title
    assert 'class="disputed"' in first
    assert 'rowspan="2"' in first
    assert 'class="disputed"' in second


def test_the_report_shows_the_sources_of_its_sentences(sco: Period, client: Client) -> None:
    shown = page(client, "/report/", "en")
    assert shown.count("popovertarget=") > 300
    assert "event:mtm-23" in shown


@pytest.mark.parametrize(("suffix", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype"), ("md", b"**")])
def test_the_report_is_downloaded_as_a_file(sco: Period, client: Client, suffix: str, begins: bytes) -> None:
    answer = client.get(f"/report/file.{suffix}")
    assert answer.content.startswith(begins)
    assert f".{suffix}" in answer["Content-Disposition"]
    assert client.get("/report/file.exe").status_code == 404


def test_words_of_a_record_never_become_markup(sco: Period, client: Client) -> None:
    Event.objects.filter(code="mtm-23").update(theme_ru="<script>alert(1)</script>", about_ru='"><img src=x onerror=alert(1)>')
    for address in ("/events/mtm-23/", "/events/", "/bodies/mtm/"):
        shown = page(client, address)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_a_hostile_source_is_shown_as_text_with_its_proposals(sco: Period, client: Client, tmp_path: Path) -> None:
    text = "5 марта 2024 года в г. Душанбе состоялся семинар «<script>alert(1)</script>».\n"
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    file = read_text_file(tmp_path / "note.txt")
    propose(file=file, reading=read_text(file.text, lexicon=lexicon("sco")), is_invented=True, by=operator("A. Officer"))
    code = Source.objects.get(file_name="note.txt").code
    shown = page(client, f"/sources/{code}/", "en")
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown
    assert "invented sample" in shown


def test_only_what_this_server_sends_may_run(sco: Period, client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    shown = answer.content.decode()
    assert not re.search(r"<script(?![^>]*src=)", shown)
    assert " style=" not in shown
    assert " onclick=" not in shown


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 8),
        ("/events/", 16),
        ("/events/startup-forum-4/", 24),
        ("/bodies/", 6),
        ("/bodies/sco/", 18),
        ("/documents/", 9),
        ("/findings/", 10),
        ("/sources/", 6),
        ("/sources/sco-report-2024/", 12),
        ("/report/", 6),
    ],
)
def test_a_page_costs_a_handful_of_queries_once_the_year_is_reckoned(
    sco: Period, client: Client, django_assert_max_num_queries: Any, address: str, most: int
) -> None:
    page(client, address)
    with django_assert_max_num_queries(most):
        page(client, address)


def test_those_who_watch_the_server_are_told_that_it_works(sco: Period, client: Client) -> None:
    assert client.get("/health/").json()["status"] == "ok"
