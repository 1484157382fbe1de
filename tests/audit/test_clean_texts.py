"""Texts by other hands, without planted faults: an editor is not called for nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.run import audit
from svod.cli.cases import cases_of
from svod.kernel.vocabulary import Severity

READING = Path(__file__).resolve().parents[1] / "reading"
PAGE = 1800  # characters
# ordinals and years glued as careless texts glue them: the corpora do so on purpose, and the audit is right to say so
TRUE = {"TYP015", "TYP016"}


def test_errors_and_warnings_are_rare_where_no_fault_was_planted() -> None:
    found: Counter[str] = Counter()
    errors: list[str] = []
    pages = 0.0
    for folder in ("blind", "blind2"):
        for case in cases_of(READING / folder):
            pages += len(case.text) / PAGE
            for finding in audit(facts_from_reading(case.read(None))).findings:
                if finding.severity is Severity.ERROR:
                    errors.append(f"{case.name}: {finding.message.ru}")
                if finding.severity is Severity.WARNING and finding.code not in TRUE:
                    found[finding.code] += 1
    assert errors == []
    assert pages > 20
    assert found.total() <= 0.3 * pages, found
