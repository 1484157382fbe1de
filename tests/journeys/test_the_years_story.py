"""The year's story in browsers: a period is opened; states report, recall, confirm, stay silent; the officer decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from svod.register.states.calendar import Calendar
from tests.intake.test_material_xlsx import filled
from tests.journeys.opened import Secretariat, opened_portal

pytestmark = pytest.mark.journey
PASSWORD = "тихая река у моста"
BAD = (
    ("", "2024-03-11", "", "Ташкент", "UZ", ""),
    ("Семинар портов", "весной", "", "", "", ""),
    ("Ярмарка", "2024-05-09", "2024-05-07", "", "UZ", ""),
)
GOOD = (("Форум речных портов", "2024-03-11", "2024-03-12", "Ташкент", "UZ", "Принята резолюция"),)


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    with opened_portal(tmp_path_factory.mktemp("year")) as opened:
        yield opened


def joined(browser: Browser, secretariat: Secretariat, who: str, role: str, state: str = "") -> Page:
    """Somebody invited on the command line who has come in, in a browser of their own."""
    words = [
        "people",
        "invite",
        f"{who}@example.org",
        "--name",
        who,
        "--role",
        role,
        "--as",
        "Operator",
        "--at",
        secretariat.address,
    ]
    link = secretariat.svod(*words, *(["--state", state] if state else [])).strip().splitlines()[-1]
    page = browser.new_context(base_url=secretariat.address, locale="en-GB").new_page()
    page.goto(link)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/account/")
    return page


def open_trade(page: Page, state: str = "") -> None:
    page.goto("/submissions/")
    row = page.locator("tbody tr").filter(has_text="1. ").filter(has_text=state).first
    row.locator("a").click()


def open_period(editor: Page, deadline: str) -> None:
    """Every member is asked for every area, as it is suggested; what will happen is looked at first."""
    editor.goto("/board/opening/")
    editor.fill("input[name=deadline]", deadline)
    editor.locator("main button[value=preview]").last.click()
    assert "New requests: 130" in editor.inner_text(".plan")
    editor.click("button[value=open]")
    editor.wait_for_url("**/board/?period=*")


def on_board(editor: Page, state: str) -> str:
    """What the board says of trade and a state."""
    editor.goto("/board/")
    states = editor.locator("table.completeness thead th").all_inner_texts()
    cells = editor.locator("table.completeness tbody tr").first.locator("td").all_inner_texts()
    return cells[states.index(state) - 1].partition(" ")[2].strip()  # the sign stands before the word


def test_the_story_of_a_year(browser: Browser, secretariat: Secretariat, tmp_path: Path) -> None:
    editor = joined(browser, secretariat, "editor", "editor")
    officer = joined(browser, secretariat, "officer", "officer")
    kz, uz, tj, pk = (joined(browser, secretariat, state.lower(), "agency", state) for state in ("KZ", "UZ", "TJ", "PK"))

    # the editor opens the period, three working days before the deadline as Tajikistan counts them
    here = Calendar("TJ")
    today = datetime.now(UTC).date()
    deadline = next(day for n in range(30) if here.working_days_between(today, day := today + timedelta(days=n)) == 3)
    open_period(editor, deadline.isoformat())
    assert on_board(editor, "Kazakhstan") == "awaited"

    # one state reports by the form
    open_trade(kz)
    kz.locator("textarea[name=title]").first.fill("Выставка горных товаров")
    kz.locator("input[name=start]").first.fill("2024-04-18")
    kz.locator("input[name=city]").first.fill("Алматы")
    kz.click("button[value='save and submit']")
    assert on_board(editor, "Kazakhstan") == "submitted"

    # one by a workbook with three bad rows, which it mends
    open_trade(uz)
    (tmp_path / "bad.xlsx").write_bytes(filled(*BAD))
    uz.set_input_files("input[type=file]", tmp_path / "bad.xlsx")
    uz.click("button[value=file]")
    said = uz.locator("[role=alert] li").all_inner_texts()
    assert [re.search(r"row (\d), column (\w)", one).groups() for one in said] == [("2", "A"), ("3", "B"), ("4", "C")]  # type: ignore[union-attr]  # each names its cell
    (tmp_path / "good.xlsx").write_bytes(filled(*GOOD))
    uz.set_input_files("input[type=file]", tmp_path / "good.xlsx")
    uz.click("button[value=file]")
    uz.click("button[value='save and submit']")
    assert on_board(editor, "Uzbekistan") == "submitted"

    # one confirms that there is nothing to report
    open_trade(tj)
    tj.click("button[value=nothing]")
    assert on_board(editor, "Tajikistan") == "nothing to report"

    # one recalls its first version and sends another
    open_trade(pk)
    pk.fill("textarea[name=text]", "В отчётный период проведён семинар.")
    pk.click("button[value='save and submit']")
    pk.click("button[value=recall]")
    assert on_board(editor, "Pakistan") == "awaited"
    pk.click("button[value=continue]")
    pk.click("button[value='save and submit']")
    assert on_board(editor, "Pakistan") == "submitted"

    # the silent are reminded: those with an account, of what is still awaited
    editor.goto("/board/")
    if here.is_working_day(today):
        editor.click("button[value=remind]")
        editor.goto("/outbox/")
        assert "tj@example.org" in editor.inner_text("main"), "its other areas are awaited"

    # the officer takes up, returns one with a remark, accepts the other; it becomes a source with proposals
    open_trade(officer, "Kazakhstan")
    officer.click("button[value='take up']")
    officer.fill("textarea[name=remark]", "Назовите последний день.")
    officer.click("button[value=return]")
    assert on_board(editor, "Kazakhstan") == "returned"
    open_trade(kz)
    assert "Назовите последний день." in kz.inner_text("main")
    kz.click("button[value=continue]")
    kz.locator("input[name=end]").first.fill("2024-04-20")
    kz.click("button[value='save and submit']")
    open_trade(officer, "Kazakhstan")
    officer.click("button[value='take up']")
    officer.click("button[value=accept]")
    assert on_board(editor, "Kazakhstan") == "accepted"
    officer.goto("/sources/")
    officer.click("main a:has-text('Kazakhstan: material')")
    assert "Выставка горных товаров" in officer.inner_text("main")

    # nobody saw what was not theirs
    uz.goto("/submissions/")
    assert "Kazakhstan" not in uz.inner_text("main")
    assert uz.goto("/board/").status == 403  # type: ignore[union-attr]  # a page answers
    secretariat.svod("verify", "journal")
