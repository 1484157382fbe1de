"""The form of a state's material in a browser, with scripts and without: rows are added and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.opened import Secretariat, opened_portal
from tests.journeys.steps import joined, open_period, open_trade

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    with opened_portal(tmp_path_factory.mktemp("form")) as opened:
        yield opened


def test_rows_are_added_with_scripts_and_without(browser: Browser, secretariat: Secretariat) -> None:
    editor = joined(browser, secretariat, "editor", "editor")
    open_period(editor, "2099-03-20")
    with_scripts = joined(browser, secretariat, "kz", "agency", "KZ")
    open_trade(with_scripts)
    cookies = with_scripts.context.cookies()
    plain = browser.new_context(base_url=secretariat.address, locale="en-GB", java_script_enabled=False)
    plain.add_cookies(cookies)  # type: ignore[arg-type]  # what one context gives another takes
    without = plain.new_page()
    without.goto(with_scripts.url)
    for page, is_asked in ((with_scripts, False), (without, True)):
        wrong: list[str] = []
        page.on("console", lambda said, wrong=wrong: wrong.append(said.text) if said.type == "error" else None)
        posted: list[str] = []
        page.on("request", lambda sent, posted=posted: posted.append(sent.url) if sent.method == "POST" else None)
        typed(page)
        rows = page.locator("table.rows tbody tr").count()
        page.click("button[value=rows]")
        page.locator("table.rows tbody tr").nth(rows).wait_for()
        assert bool(posted) is is_asked
        assert page.locator("table.rows tbody tr").count() - rows == (4 if is_asked else 3)
        assert page.locator("textarea[name=title]").first.input_value() == "Форум речных портов"
        assert page.locator("select[name=country]").first.input_value() == "UZ"
        assert page.locator("textarea[name=title]").last.input_value() == ""
        assert wrong == []
    identities = with_scripts.locator("table.rows [id^=row-]").evaluate_all("all => all.map(one => one.id)")
    assert len(identities) == len(set(identities))


def typed(page: Page) -> None:
    page.locator("textarea[name=title]").first.fill("Форум речных портов")
    page.locator("select[name=country]").first.select_option("UZ")
