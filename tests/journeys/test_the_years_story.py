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
from tests.journeys.steps import decide_all, joined, on_board, open_period, open_trade, taken_in, words_of

pytestmark = pytest.mark.journey
BAD = (
    ("", "2024-03-11", "", "Ташкент", "UZ", ""),
    ("Семинар портов", "весной", "", "", "", ""),
    ("Ярмарка", "2024-05-09", "2024-05-07", "", "UZ", ""),
)
PROTOCOL = """ПРОТОКОЛ

19–20 апреля 2024 года в г. Алматы состоялась Выставка горных товаров.
"""
GOOD = (("Форум речных портов", "2024-03-11", "2024-03-12", "Ташкент", "UZ", "Принята резолюция"),)


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    with opened_portal(tmp_path_factory.mktemp("year")) as opened:
        yield opened


def reminded_of(page: Page) -> set[int]:
    """The numbers of the areas that the reminder in the portal names."""
    page.goto("/notices/")
    letter = page.locator("details.letter").filter(has_text="the deadline is").first
    if letter.get_attribute("open") is None:
        letter.locator("summary").click()
    return {int(number) for number in re.findall(r"(?m)^\s*(\d+)\. ", letter.inner_text())}


def test_the_story_of_a_year(browser: Browser, secretariat: Secretariat, tmp_path: Path) -> None:
    editor = joined(browser, secretariat, "editor", "editor")
    officer = joined(browser, secretariat, "officer", "officer")
    kz, uz, tj, pk, by = (
        joined(browser, secretariat, state.lower(), "agency", state) for state in ("KZ", "UZ", "TJ", "PK", "BY")
    )

    # the editor opens the period, three working days as Tajikistan counts them before the deadline
    here = Calendar("TJ")
    days = [datetime.now(UTC).date() + timedelta(days=n) for n in range(30)]
    reminded = next(day for day in days if here.is_working_day(day))
    deadline = next(day for day in days if here.working_days_between(reminded, day) == 3)
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

    # one stays silent and is reminded, in the portal as by letter; who has answered for trade is not reminded of it
    secretariat.svod("remind", "--on", reminded.isoformat())
    assert reminded_of(by) == set(range(1, 14))
    assert reminded_of(tj) == set(range(2, 14))
    assert on_board(editor, "Belarus") == "awaited"

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
    taken_in(officer, "Kazakhstan")
    assert on_board(editor, "Kazakhstan") == "accepted"

    # the officer reads in a protocol, which says other days: both stand until somebody rules
    protocol = tmp_path / "протокол.txt"
    protocol.write_text(PROTOCOL, encoding="utf-8")
    officer.goto("/sources/")
    officer.set_input_files("form[data-drop] input[type=file]", protocol)
    officer.click("form[data-drop] button")
    decide_all(officer)
    officer.goto("/findings/?of=register&rule=SRC001")
    assert "18–20 April 2024" in words_of(officer)
    officer.locator("a.go[href*=disagreements]").first.click()
    officer.locator("tr", has_text="19–20 April 2024").locator("input[name=choice]").check()
    officer.fill("textarea[name=reason]", "По протоколу организационного комитета")
    officer.click("form.ruling button[type=submit]")
    assert "ruled on" in words_of(officer)

    # the report composes from it: the exhibition with the days that were ruled, the forum that nobody has accepted yet not
    editor.goto("/report/")
    told = editor.locator("#content").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"Выставка горных товаров.{0,40}19–20 April 2024|19–20 April 2024.{0,80}Выставка горных товаров", told)
    assert "Форум речных портов" not in told
    taken_in(officer, "Uzbekistan")
    editor.goto("/report/")
    assert "Форум речных портов" in editor.locator("#content").inner_text().replace("\N{NO-BREAK SPACE}", " ")

    # nobody saw what was not theirs
    uz.goto("/submissions/")
    assert "Kazakhstan" not in uz.inner_text("main")
    assert uz.goto("/board/").status == 403  # type: ignore[union-attr]  # a page answers
    secretariat.svod("verify", "journal")
