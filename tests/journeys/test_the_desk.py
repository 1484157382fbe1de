"""The review desk in a browser: corrected, merged, split, rejected, added, placed; by keys, by hand, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.opened import Secretariat, opened_portal
from tests.journeys.steps import joined

pytestmark = pytest.mark.journey
NOTE = """1. Сотрудничество в торговой сфере

14 сентября 2024 года в г.Исламабаде состоялось 23-е Совещание министров государств-членов ШОС, отвечающих за
внешнеэкономическую и внешнеторговую деятельность.

5 марта 2024 года в г.Душанбе состоялось 7-е заседание Рабочей группы по речным портам.

Семинар по речным портам прошел 5 марта 2024 года в г.Душанбе.

17 мая 2024 года в г.Астане состоялась выставка паромов. 18 мая 2024 года в г.Астане состоялся семинар «Малые причалы».

Срок, объявленный ранее, – 3 апреля 2024 года.
"""


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    with opened_portal(tmp_path_factory.mktemp("desk")) as opened:
        yield opened


@pytest.fixture(scope="module")
def officer(browser: Browser, secretariat: Secretariat, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An officer at the desk of a note that was dropped in."""
    page = joined(browser, secretariat, "officer", "officer")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/sources/")
    page.evaluate(
        """text => { const carried = new DataTransfer();
        carried.items.add(new File([text], "note.txt", { type: "text/plain" }));
        document.querySelector("form[data-drop]").dispatchEvent(
            new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried })); }""",
        NOTE,
    )
    page.keyboard.press("Enter")  # the button that reads the file has the focus
    page.wait_for_url("**/sources/source-*/")
    page.click("text=Open the review desk")
    yield page
    assert faults == []
    page.context.close()


def card(page: Page, words: str) -> str:
    """The address of the card of the first proposal that says so, whatever becomes of it."""
    found = page.locator("#cards > li").filter(has_text=words).first.get_attribute("id")
    assert found
    return f"#{found}"


def chosen(page: Page) -> str:
    return f"#{page.locator('#cards > [aria-current]').get_attribute('id')}"


def go_to(page: Page, wanted: str) -> None:
    """By the keys alone, from the first card on."""
    for _ in range(40):
        page.keyboard.press("k")
    for _ in range(40):
        if chosen(page) == wanted:
            return
        page.keyboard.press("j")
    raise AssertionError(wanted)


def test_the_keys_lead_through_the_proposals_and_their_words_come_into_view(officer: Page) -> None:
    first = chosen(officer)
    officer.keyboard.press("j")
    second = chosen(officer)
    assert second != first
    assert officer.evaluate("document.activeElement.id") == second[1:]
    assert officer.locator("#text .now").count() > 0
    officer.keyboard.press("k")
    assert chosen(officer) == first
    officer.keyboard.press("?")
    expect(officer.locator("#keys")).to_be_visible()
    officer.keyboard.press("Escape")
    expect(officer.locator("#keys")).to_be_hidden()
    last = officer.locator("#cards > li").last
    last.locator(".what").click()
    assert officer.evaluate("""() => { const pane = document.getElementById("text").getBoundingClientRect();
        const mark = document.querySelector("#text .now").getBoundingClientRect();
        return mark.top >= pane.top && mark.bottom <= pane.bottom; }""")


def test_a_misread_value_is_corrected_by_the_keyboard_and_its_faults_are_told(officer: Page) -> None:
    event = card(officer, "Заседание Рабочей группы")
    go_to(officer, event)
    officer.keyboard.press("e")
    officer.locator("#editor #correct [name=ordinal]").fill("седьмое")
    officer.keyboard.press("Enter")
    expect(officer.locator("#editor .fault").first).to_contain_text("not a whole number")
    officer.locator("#editor #correct [name=ordinal]").fill("8")
    officer.keyboard.press("Enter")
    expect(officer.locator("#said")).to_have_text("Corrected.")
    expect(officer.locator(f"{event} ins")).to_have_text("8")
    expect(officer.locator(f"{event} del")).to_have_text("7")


def test_one_is_accepted_by_a_key_and_the_next_open_one_is_chosen(officer: Page) -> None:
    event = card(officer, "Заседание Рабочей группы")
    go_to(officer, event)
    officer.keyboard.press("a")
    expect(officer.locator("#said")).to_have_text("Accepted.")
    expect(officer.locator(event)).to_have_class("proposal accepted")
    assert chosen(officer) != event


def test_one_is_rejected_with_a_reason_and_opened_again(officer: Page) -> None:
    body = card(officer, "body")
    go_to(officer, body)
    officer.keyboard.press("r")
    expect(officer.locator("#editor [name=cause]")).to_be_focused()
    officer.select_option("#editor [name=cause]", "not_ours")
    officer.click("#editor #reject button")
    expect(officer.locator(body)).to_contain_text("not for this register")
    officer.click(f"{body} button[name=reopen]")
    expect(officer.locator(body)).to_have_class("proposal open")


def test_one_is_split_and_the_halves_are_merged_again(officer: Page) -> None:
    event = card(officer, "Выставка паромов")
    before = officer.locator("#cards > li").count()
    go_to(officer, event)
    officer.keyboard.press("s")
    officer.locator("#editor [name='2-title']").fill("выставка катеров")
    officer.click("#editor #split button")
    expect(officer.locator("#said")).to_have_text("Split in two.")
    assert officer.locator("#cards > li").count() == before + 1
    half = card(officer, "Выставка катеров")
    go_to(officer, half)
    officer.keyboard.press("m")
    officer.select_option("#editor [name=into]", event[2:])
    officer.click("#editor #merge button")
    expect(officer.locator("#said")).to_have_text("Merged.")
    expect(officer.locator(half)).to_contain_text("→ Выставка паромов")


def test_a_value_that_belonged_to_nothing_is_placed(officer: Page) -> None:
    value = card(officer, "3 апреля")
    event = card(officer, "Выставка паромов")
    go_to(officer, value)
    officer.keyboard.press("e")
    officer.select_option("#editor [name=on]", f"proposal:{event[2:]}")
    officer.fill("#editor [name=dates-start]", "2024-04-03")
    officer.click("#editor #place button")
    expect(officer.locator(event)).to_contain_text("3 April 2024")


def test_of_what_differs_the_text_is_chosen(officer: Page) -> None:
    event = card(officer, "keep the register's")
    officer.click(f"{event} input[value=found]")
    officer.click(f"{event} button[name=accept]")
    expect(officer.locator(event)).to_have_class("proposal accepted")
    officer.goto("/events/mtm-23/")
    assert "14 September 2024" in officer.inner_text("dl.facts").replace("\u00a0", " ")
    officer.go_back()


def test_words_marked_in_the_text_are_added_and_left_to_another(officer: Page) -> None:
    officer.evaluate(
        """() => { const mark = [...document.querySelectorAll("#text .at")].find(at => at.textContent.includes("Малые"));
        getSelection().selectAllChildren(mark); }"""
    )
    expect(officer.locator(".add textarea")).to_have_value("«Малые причалы»")
    assert int(officer.locator(".add [name=start]").input_value()) == NOTE.index("«Малые причалы»")
    desk = officer.url
    officer.click(".add button")
    officer.wait_for_url("**/desk/*/")
    officer.goto(desk)
    expect(officer.locator("#cards")).to_contain_text("another officer accepts it")


def test_all_above_a_confidence_is_accepted_at_once(officer: Page) -> None:
    officer.select_option(".all select", "0")
    officer.click(".all button")
    expect(officer.locator("#said")).to_contain_text("Accepted: ")
    assert officer.locator("#cards > .accepted").count() > 3


def test_another_officer_is_told_what_the_first_did(browser: Browser, secretariat: Secretariat, officer: Page) -> None:
    second = joined(browser, secretariat, "second", "officer")
    second.goto(officer.url)
    added = card(second, "added by officer")
    officer.goto(officer.url.split("?")[0])
    go_to(officer, added)
    officer.keyboard.press("r")
    officer.click("#editor #reject button")
    expect(officer.locator(added)).to_have_class("proposal rejected")
    second.click(f"{added} button[name=accept]")
    expect(second.locator("#said")).to_contain_text("officer rejected this proposal already")
    expect(second.locator(added)).to_have_class("proposal rejected")
    second.context.close()


def test_without_scripts_the_desk_is_forms_and_pages(browser: Browser, secretariat: Secretariat, tmp_path: Path) -> None:
    somebody = joined(browser, secretariat, "plain", "officer")
    context = browser.new_context(
        base_url=secretariat.address, locale="en-GB", java_script_enabled=False, storage_state=somebody.context.storage_state()
    )
    page = context.new_page()
    (tmp_path / "plain.txt").write_text(NOTE + "Конец.\n", encoding="utf-8")
    page.goto("/sources/")
    page.set_input_files("input[type=file]", tmp_path / "plain.txt")
    page.click("form[data-drop] button")
    page.click("text=Open the review desk")
    event = card(page, "Семинар")
    page.click(f"{event} [data-do=correct]")
    page.fill("#correct [name=theme]", "Реки и порты")
    page.click("#correct button >> nth=0")
    page.click(f"{event} button[name=accept]")
    assert "accepted" in page.locator(event).inner_text()
    context.close()
    somebody.context.close()
