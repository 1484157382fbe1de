"""The page on accuracy says what the audit finds in the real report: every finding is there and judged, and the figures hold."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.shapes import Facts
from svod.audit.run import AuditResult, audit
from svod.cli.packs import DEFAULT, house, lexicon
from svod.kernel.vocabulary import Severity
from svod.reading import read_text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "audit-accuracy.md"
JUDGED = re.compile(r"^\| ([A-Z]{3}\d{3}) \| (\w+) \| (\d+) \| (\d+) \| (right|wrong) \| (.+) \|$", re.MULTILINE)
CERTAIN = re.compile(r"^\| ([a-z0-9-]+) \| ([a-z_]+) \| ([A-Z]{3}\d{3}|none) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def facts() -> Facts:
    folder = PAGE.parents[3] / "shared" / "case"
    if not folder.is_dir():
        pytest.skip("the real report is not here")
    text = (folder / "report.txt").read_text(encoding="utf-8")
    reading = read_text(text, dated=date(2024, 10, 16), lexicon=lexicon(DEFAULT))
    return facts_from_reading(reading, house=house(DEFAULT))


@pytest.fixture(scope="module")
def result(facts: Facts) -> AuditResult:
    return audit(facts)


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, ...]]:
    return JUDGED.findall(PAGE.read_text(encoding="utf-8"))


def test_every_finding_is_judged_on_the_page_and_the_page_holds_no_other(
    result: AuditResult, judged: list[tuple[str, ...]]
) -> None:
    found = sorted((f.code, str(f.severity), f.spans[0].start) for f in result.findings)
    assert found == sorted((code, severity, int(offset)) for code, severity, _, offset, _, _ in judged)


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_errors_and_warnings_are_right(severity: Severity, judged: list[tuple[str, ...]]) -> None:
    told = [verdict for _, grade, _, _, verdict, _ in judged if grade == severity]
    assert told
    assert told.count("right") / len(told) >= 0.95


def test_the_certain_faults_are_found_by_the_rule_that_the_page_names(case: Path, result: AuditResult) -> None:
    faults: list[dict[str, Any]] = json.loads((case / "anomalies.json").read_text(encoding="utf-8"))
    rule_of = {fault: rule for fault, _, rule in CERTAIN.findall(PAGE.read_text(encoding="utf-8"))}
    certain = [fault for fault in faults if fault["certain"]]
    assert {fault["id"] for fault in certain} == set(rule_of)
    missed = [fault["id"] for fault in certain if not points_at(fault, rule_of[fault["id"]], result)]
    assert 1 - len(missed) / len(certain) >= 0.95, missed


def points_at(fault: dict[str, Any], code: str, result: AuditResult) -> bool:
    places = [fault["char"], *fault.get("ev", {}).get("also", [])]
    spans = [span for finding in result.findings if finding.code == code for span in finding.spans]
    return any(span.start < end and start < span.end for span in spans for start, end in places)
