"""The golden reports are what Svod composes today."""

from __future__ import annotations

import pytest

from svod.compose.golden import file_of, golden_text
from svod.kernel.words import LANGUAGES, Language
from svod.register.sources.models import Period


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_golden_report_is_what_is_composed_today(sco: Period, language: Language) -> None:
    kept = file_of(language).read_text(encoding="utf-8")
    assert golden_text(language) == kept, "run ./svod golden, read the difference, commit it if it is right"
