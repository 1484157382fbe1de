"""Somebody is invited, accepts through the organisation's provider, and comes in by it again: in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.opened import opened_portal
from tests.portal.issuing import issuing


@pytest.mark.journey
@pytest.mark.slow
def test_somebody_accepts_an_invitation_and_signs_in_through_the_provider(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with issuing() as issuer:
        issuer.is_person("subject-1", "admin@example.org")
        issuer.shows_page = True
        monkeypatch.setenv("SVOD_OPEN", "0")
        monkeypatch.setenv("SVOD_OIDC_ISSUER", issuer.address)
        monkeypatch.setenv("SVOD_OIDC_CLIENT_ID", issuer.client_id)
        monkeypatch.setenv("SVOD_OIDC_CLIENT_SECRET", issuer.client_secret)
        monkeypatch.setenv("SVOD_OIDC_NAME", "единую службу | the house account | 统一账号")
        with opened_portal(tmp_path) as portal:
            page = browser.new_page(locale="en", viewport={"width": 1280, "height": 900})
            broken: list[str] = []
            page.on("console", lambda said: broken.append(said.text) if "Security Policy" in said.text else None)
            named = ("--name", "A. Admin", "--as", "Root", "--at", portal.address)
            page.goto(portal.svod("people", "invite", "admin@example.org", *named).strip())
            page.get_by_role("link", name="Begin with the house account").click()
            page.get_by_role("link", name="Continue").click()
            expect(page).to_have_url(f"{portal.address}/account/")
            expect(page.get_by_role("heading", name="A. Admin")).to_be_visible()
            page.get_by_role("button", name="Sign out").click()

            page.goto(f"{portal.address}/people/")
            expect(page).to_have_url(re.compile(r"/sign-in/\?next="))
            page.get_by_role("link", name="Sign in with the house account").click()
            page.get_by_role("link", name="Continue").click()
            expect(page).to_have_url(f"{portal.address}/people/")
            expect(page.locator("body")).to_contain_text("signs in through 127.0.0.1")
            assert broken == [], "our policy stands in nobody's way"

            issuer.is_person("stranger", "nobody@example.org")
            page.context.clear_cookies()
            page.goto(f"{portal.address}/sign-in/")
            page.get_by_role("link", name="Sign in with the house account").click()
            page.get_by_role("link", name="Continue").click()
            expect(page.get_by_role("alert")).to_contain_text("you have no access to Svod")
            page.close()
