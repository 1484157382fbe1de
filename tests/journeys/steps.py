"""What people of the journeys do again and again, each in a browser of their own."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.journeys.opened import Secretariat

PASSWORD = "тихая река у моста"


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


def words_of(page: Page) -> str:
    """A number and its word are kept together on a page."""
    return page.inner_text("main").replace("\N{NO-BREAK SPACE}", " ")


def decide_all(officer: Page) -> None:
    """At the desk of the source that is open: all that is clear, then of candidates the one that is offered."""
    officer.click("main a.button[href*=desk]")
    officer.select_option("select[name=least]", "0")
    officer.click("form.all button")
    officer.wait_for_load_state()
    chosen = officer.locator("li.proposal.open", has=officer.locator("input[name^=record]"))
    if chosen.count():
        chosen.locator("input[name^=record]").first.check()
        chosen.locator("button[name=accept]").click()
        officer.locator("li.proposal.open").wait_for(state="detached")


def taken_in(officer: Page, state: str) -> None:
    """The officer takes up and accepts the material, then what was read in it."""
    open_trade(officer, state)
    officer.click("button[value='take up']")
    officer.click("button[value=accept]")
    officer.goto("/sources/")
    officer.click(f"main a:has-text('{state}: material')")
    decide_all(officer)
