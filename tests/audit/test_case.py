"""The real report and the register read from it: the faults that everybody can see are found."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import AuditResult, audit
from svod.cli.packs import lexicon
from svod.reading import read_text
from svod.register.sources.models import Period


def codes(result: AuditResult, code: str) -> list[str]:
    return [finding.message.ru for finding in result.findings if finding.code == code]


def test_the_text_shows_the_forum_with_two_dates_and_the_round_table_told_twice(case: Path) -> None:
    text = (case / "report.txt").read_text(encoding="utf-8")
    result = audit(facts_from_reading(read_text(text, dated=date(2024, 10, 16), lexicon=lexicon("sco"))))
    assert any("Форум стартапов" in message for message in codes(result, "DAT003"))
    assert any("руглый стол" in message for message in codes(result, "EVT001"))
    assert result.failed == ()


def test_the_register_shows_them_too(sco: Period) -> None:
    result = audit(facts_from_register(period=sco))
    assert any("Форум стартапов" in message for message in codes(result, "DAT003"))
    assert any("руглый стол" in message for message in codes(result, "EVT001"))
    assert result.failed == ()


def test_the_facts_of_a_year_cost_a_handful_of_queries(sco: Period, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(11):
        facts_from_register(period=sco)


def test_a_finding_of_the_register_names_things_in_the_language_it_is_said_in(sco: Period) -> None:
    found = audit(facts_from_register(period=sco)).findings
    (dates,) = [finding for finding in found if finding.code == "DAT003"]
    assert "“SCO Startup Forum”" in dates.message.en
    assert "Форум стартапов ШОС" in dates.message.ru
    assert not re.search(r"[а-яё]", dates.message.en + dates.message.zh)
