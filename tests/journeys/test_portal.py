"""A newcomer in a browser: the year, an event, its sources, another language, the report with sources beside a sentence.

The portal is a process of its own with a register of its own, opened by the command that a user types.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.opened import opened_portal

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = (
    "/", "/events/", "/events/startup-forum-4/", "/bodies/", "/bodies/mtm/", "/documents/", "/documents/decision-sgp-158/",
    "/findings/", "/findings/rules/DAT003/", "/sources/", "/report/", "/nowhere/",
)  # fmt: skip


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an open portal with the pack loaded and an invented report taken in."""
    specimen = [str(ROOT / "specimens" / "report.txt"), "--invented", "--as", "A. Officer"]
    with opened_portal(tmp_path_factory.mktemp("secretariat"), ["intake", *specimen]) as secretariat:
        yield secretariat.address


@pytest.fixture
def page(browser: Browser, portal: str) -> Iterator[Page]:
    context = browser.new_context(base_url=portal, locale="ru-RU", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert faults == []


def test_a_newcomer_finds_an_event_and_where_it_is_known_from(page: Page) -> None:
    page.goto("/")
    assert "Год в цифрах" in page.inner_text("h1")
    page.click("nav.menu >> text=Мероприятия")
    page.select_option("select[name=area]", "digital")
    page.wait_for_url("**area=digital**")
    page.fill("input[name=search]", "стартап")
    page.press("input[name=search]", "Enter")
    page.wait_for_url("**search=**")
    page.click("#found >> text=Форум стартапов ШОС")
    page.wait_for_selector("#claims")
    said = page.inner_text("#claims").replace("\u00a0", " ")
    assert "18–20 марта 2024" in said
    assert "18–19 марта 2024" in said
    assert page.locator("tr.disputed").count() == 2


def test_the_language_changes_in_one_click_and_the_page_stays(page: Page) -> None:
    page.goto("/documents/")
    page.click("nav.tongues >> text=中文")
    assert page.url.endswith("/documents/")
    assert page.inner_text("h1").startswith("文件")
    page.click("nav.tongues >> text=Eng")
    assert page.inner_text("h1").startswith("Documents")


def test_a_sentence_of_the_report_shows_its_sources_beside_it(page: Page) -> None:
    page.goto("/report/")
    mark = page.locator("#section-1 .s .q").nth(2)
    mark.scroll_into_view_if_needed()
    mark.click()
    opened = page.locator(".src:popover-open")
    assert opened.count() == 1
    assert "event:" in opened.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".src:popover-open").count() == 0


def test_a_source_of_a_sentence_leads_to_the_page_of_its_record(page: Page) -> None:
    page.goto("/report/")
    mark = page.locator("#section-1 .s .q").nth(2)
    mark.scroll_into_view_if_needed()
    mark.click()
    beside, sentence = page.locator(".src:popover-open").bounding_box(), page.locator(".s:has(:popover-open)").bounding_box()
    assert beside
    assert sentence
    assert beside["x"] >= sentence["x"] + sentence["width"]  # never over the sentence
    page.click(".src:popover-open a >> nth=0")
    page.wait_for_selector("dl.facts")


def test_a_proposal_and_a_finding_lead_to_their_place_in_the_text(page: Page) -> None:
    page.goto("/sources/")
    page.click("text=report.txt")
    assert "вымышленный образец" in page.inner_text("h1")
    page.click("details.verdict[open] td a[href^='#at'] >> nth=0")
    assert page.locator(".at:target").is_visible()
    page.click("text=ошибок")
    page.click(".sides a >> nth=0")
    page.wait_for_url("**/sources/**")
    assert page.locator(".at:target").is_visible()


def test_filters_are_taken_back_in_one_click(page: Page) -> None:
    page.goto("/events/")
    page.select_option("select[name=format]", "online")
    page.wait_for_url("**format=online**")
    page.click("#found >> text=Сбросить")
    page.wait_for_selector("text=Найдено: 93")


def test_everything_is_reached_by_the_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("width", [375, 800])
@pytest.mark.parametrize("language", ["ru-RU", "en-GB", "zh-CN"])
def test_no_page_scrolls_sideways_on_a_telephone_or_a_tablet(browser: Browser, portal: str, width: int, language: str) -> None:
    context = browser.new_context(base_url=portal, locale=language, viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto("/sources/")
    specimen = str(opened.get_by_text("report.txt").first.get_attribute("href"))
    too_wide = []
    for address in (*ADDRESSES, specimen):
        opened.goto(address)
        if opened.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)
    context.close()
    assert too_wide == []
