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
from svod.register.disagreements.changes import settle_disagreement
from svod.register.events.models import Event
from svod.register.sources.models import Period
from tests.register.disagreements.test_disagreements import OFFICER, dated, on_dates, says, source


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


def test_a_release_does_not_tell_that_a_source_says_otherwise_than_what_was_ruled(sco: Period) -> None:
    event = Event.objects.filter(period=sco, precision="day", status="held", is_background=False, areas__isnull=False)[0]
    record = f"event:{event.code}"
    says(source("of-kz", "KZ"), record, "dates", dated("2023-12-24"))
    held = next(one for one in on_dates(record).sayings if one.source.code != "of-kz")
    settle_disagreement(record=record, field="dates", choice=str(held.claim.pk), reason="протокол", by=OFFICER)
    composed = compose_annual(first=sco.first, last=sco.last, language="en")
    made = manuscript(
        report="annual",
        compose=lambda _: composed,
        period=sco,
        house=House(),
        on=date(2024, 11, 1),
        languages=("en",),
        suffixes=(".html",),
    )
    inside, outside = RENDERERS[".html"](composed), made.files["en", ".html"]
    assert b"of-kz (says otherwise)" in inside
    assert b"of-kz" not in outside
    assert "of-kz" not in json.dumps(made.trees)
