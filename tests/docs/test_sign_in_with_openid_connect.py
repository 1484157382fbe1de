"""docs/howto/sign-in-with-openid-connect.md, followed to the letter: the provider, the settings, the sign-in."""

from __future__ import annotations

import logging
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from svod.config.env import environment
from svod.portal.people.exchange import ALGORITHMS
from svod.register.sources.models import Period
from tests.portal.issuing import issuing
from tests.portal.visiting import Visitor, account

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "howto" / "sign-in-with-openid-connect.md"


def exported() -> dict[str, str]:
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    return dict(word.partition("=")[::2] for word in shlex.split(block) if word != "export")


def test_the_settings_of_the_page_bring_somebody_in(
    sco: Period, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SVOD_FOLDER", str(tmp_path))
    with issuing() as issuer:
        for name, value in exported().items():
            monkeypatch.setenv(name, value)
        assert environment().provider is not None, "as the page has it"
        monkeypatch.setenv("SVOD_OIDC_ISSUER", issuer.address)
        issuer.client_secret = exported()["SVOD_OIDC_CLIENT_SECRET"]
        settings.SVOD_OIDC = environment().provider
        issuer.is_person("1", "a.serik@example.org")
        own, visitor = account(), Visitor()
        assert "Sign in with the Secretariat account" in visitor.browser.get("/sign-in/").content.decode()
        visitor.comes()
        assert visitor.account == own.pk


def test_the_page_names_the_way_back_every_setting_and_the_signatures_as_they_are() -> None:
    page, read = PAGE.read_text(encoding="utf-8"), (ROOT / "src/svod/config/env.py").read_text(encoding="utf-8")
    assert f"https://svod.example.org{reverse('openid-back')}`" in page
    names = {f"SVOD_OIDC_{name}" for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME", "SECOND_FACTOR", "ONLY")}
    assert set(re.findall(r"SVOD_OIDC_[A-Z_]+\b", page)) == names
    assert set(re.findall(r"SVOD_OIDC_[A-Z]+[A-Z_]*\b", read)) | {"SVOD_OIDC_CLIENT_ID", "SVOD_OIDC_CLIENT_SECRET"} == names
    said = {f"{kind}{size}" for kind in re.findall(r"`([RPE]S)256`", page) for size in (256, 384, 512)}
    assert said == set(ALGORITHMS)


def test_the_log_says_why_in_the_words_of_the_page(sco: Period, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    page = PAGE.read_text(encoding="utf-8")
    with issuing() as issuer, caplog.at_level(logging.WARNING):
        settings.SVOD_OIDC = issuer.provider()
        issuer.is_person("1", "a.serik@example.org")
        issuer.bend = lambda claims: {**claims, "aud": "another"}
        Visitor().comes()
        issuer.answers["/token"] = (500, b"")
        Visitor().comes()
    for words in re.findall(r"`(openid: [^`…]+)…`", page):
        assert any(record.getMessage().startswith(words) for record in caplog.records), words
    assert len(re.findall(r"`openid: ", page)) == 2
