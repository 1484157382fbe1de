"""What a release keeps of a report is the whole report."""

from __future__ import annotations

import json
from datetime import date

import pytest

from svod.audit.house import House
from svod.compose.keep import kept, restored
from svod.compose.manuscript import manuscript
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language
from svod.register.sources.models import Period


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kept_report_comes_back_whole(sco: Period, language: Language) -> None:
    report = compose_annual(first=sco.first, last=sco.last, language=language)
    back = restored(json.loads(json.dumps(kept(report))))
    assert back == report
    assert RENDERERS[".md"](back) == RENDERERS[".md"](report)


def test_a_report_kept_in_another_form_is_refused() -> None:
    with pytest.raises(Refused, match="svod-report/1"):
        restored({"format": "svod-report/9"})


def test_a_manuscript_has_every_language_in_every_form_and_what_the_audit_left_open(sco: Period) -> None:
    made = manuscript(
        report="annual",
        compose=lambda language: compose_annual(first=sco.first, last=sco.last, language=language),
        period=sco,
        house=House(),
        on=date(2024, 11, 1),
        suffixes=(".md", ".docx"),
    )
    assert set(made.files) == {(language, suffix) for language in LANGUAGES for suffix in (".md", ".docx")}
    assert [one.code for one in made.errors] == ["DAT003"]
    assert made.audit["format"] == "svod-audit/1"
