"""Two states give different days for one forum: a finding, questions, answers, a ruling, and the report says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.opened import Secretariat, opened_portal
from tests.journeys.steps import joined, open_period, open_trade, taken_in, words_of

pytestmark = pytest.mark.journey
FORUM = "Форум речных портов «Порты и люди»"


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    with opened_portal(tmp_path_factory.mktemp("disagree")) as opened:
        yield opened


def reported(page: Page, day: str) -> None:
    open_trade(page)
    page.locator("textarea[name=title]").first.fill(FORUM)
    page.locator("input[name=start]").first.fill(day)
    page.locator("input[name=city]").first.fill("Алматы")
    page.locator("select[name=country]").first.select_option("KZ")
    page.click("button[value='save and submit']")


def answered(page: Page, day: str, words: str, file: Path | None = None) -> None:
    page.goto("/questions/")
    page.locator("tbody a").first.click()
    page.fill("textarea[name=text]", words)
    page.fill("input[name=first]", day)
    if file:
        page.set_input_files("input[type=file]", file)
    page.click("button[value=answer]")
    assert words in words_of(page)


def test_two_states_disagree_are_asked_and_the_report_says_what_was_ruled(
    browser: Browser, secretariat: Secretariat, tmp_path: Path
) -> None:
    editor = joined(browser, secretariat, "editor", "editor")
    officer = joined(browser, secretariat, "officer", "officer")
    kz, uz = (joined(browser, secretariat, state.lower(), "agency", state) for state in ("KZ", "UZ"))
    open_period(editor, "2099-03-20")

    # each reports the forum on a day of its own; both are accepted and both stand
    reported(kz, "2024-04-18")
    reported(uz, "2024-04-19")
    taken_in(officer, "Kazakhstan")
    taken_in(officer, "Uzbekistan")

    # the audit says who said what, and leads to the choice
    officer.goto("/findings/?of=register&rule=SRC001")
    said = words_of(officer)
    assert "Kazakhstan: 18 April 2024" in said
    assert "Uzbekistan: 19 April 2024" in said
    officer.locator("a.go[href*=disagreements]").first.click()
    address = officer.url.partition("#")[0]

    # each is asked apart
    officer.click("a[href*='/questions/new/']")
    officer.fill("input[name=deadline]", "2099-03-01")
    officer.click("main form button[type=submit]")
    assert words_of(officer).count("waiting for an answer") == 2
    kz.goto("/questions/")
    assert "Uzbekistan" not in words_of(kz)

    # one corrects itself by a day, with the programme; the other stays with its word
    programme = tmp_path / "программа.txt"
    programme.write_text("Программа форума речных портов, 17 апреля 2024 г.", encoding="utf-8")
    answered(kz, "2024-04-17", "Ошиблись на день: по программе – 17 апреля.", programme)
    answered(uz, "2024-04-19", "Наша делегация была на форуме 19 апреля.")
    assert "17" not in re.findall(r"\d\d(?= April)", words_of(uz)), "no state sees the other's answer"

    # the officer sees both answers, rules, and the finding is gone
    officer.goto(address)
    assert "Ошиблись на день" in words_of(officer)
    officer.locator("tr", has_text="17 April 2024").locator("input[name=choice]").check()
    officer.fill("textarea[name=reason]", "По программе форума, приложенной к ответу")
    officer.click("form.ruling button[type=submit]")
    assert "ruled on" in words_of(officer)
    officer.goto("/findings/?of=register&rule=SRC001")
    assert "18 April" not in words_of(officer)

    # the report says the day that was ruled, and names both sources
    officer.goto("/report/")
    sentence = officer.locator("#content").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "17 April 2024" in sentence
    grounds = officer.content().replace("\N{NO-BREAK SPACE}", " ")
    assert "Kazakhstan: answer to question No." in grounds
    assert "Uzbekistan: material for 2023-2024, Trade and investment (says otherwise)" in grounds
    secretariat.svod("verify", "journal")
