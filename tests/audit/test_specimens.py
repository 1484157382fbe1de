"""What was planted in the specimens is found by the rule that is for it, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.finding import Finding
from svod.audit.run import audit
from svod.cli.packs import DEFAULT, house, lexicon
from svod.reading import read_text

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"
FILES = ("report.txt", "protocol.txt", "notice.md")
RULE_OF = {
    "same event two dates": "DAT003",
    "same event told twice": "EVT001",
    "event outside the period": "DAT004",
    "range ends before it starts": "DAT002",
    "impossible date": "DAT001",
    "ordinal repeated": "SER001",
    "ordinal skipped": "SER002",
    "one body under two names": "NAM001",
    "abbreviation never expanded": "ABB001",
    "not held without reason or next step": "EVT002",
    "adopted document without a date": "DOC001",
    "unclosed bracket": "TYP001",
    "unclosed quote": "TYP001",
    "one chair in two cities on one day": "EVT003",
}


def findings(file: str) -> tuple[Finding, ...]:
    text = (SPECIMENS / file).read_text(encoding="utf-8")
    result = audit(facts_from_reading(read_text(text, name=file, lexicon=lexicon(DEFAULT)), house=house(DEFAULT)))
    assert result.failed == ()
    return result.findings


def planted(file: str) -> list[dict[str, Any]]:
    name = f"{file.partition('.')[0]}.faults.json"
    faults: list[dict[str, Any]] = json.loads((SPECIMENS / name).read_text(encoding="utf-8"))
    return faults


def shows(finding: Finding, fault: dict[str, Any]) -> bool:
    """The finding is of the rule for this fault and points at its place."""
    return finding.code == RULE_OF[fault["code_hint"]] and any(
        start < span.end and span.start < end for span in finding.spans for start, end in fault["spans"]
    )


@pytest.mark.parametrize("file", FILES)
def test_every_planted_fault_is_found_by_its_rule(file: str) -> None:
    found = findings(file)
    assert [fault["what"] for fault in planted(file) if not any(shows(finding, fault) for finding in found)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_finding_is_a_planted_fault(file: str) -> None:
    faults = planted(file)
    assert [f.message.ru for f in findings(file) if not any(shows(f, fault) for fault in faults)] == []


def test_the_specimens_hold_a_fault_for_every_one_of_the_first_rules_and_a_clean_text() -> None:
    assert {fault["code_hint"] for file in FILES for fault in planted(file)} == set(RULE_OF)
    assert planted("notice.md") == []
