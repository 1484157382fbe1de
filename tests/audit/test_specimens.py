"""What was planted in the specimens is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.run import AuditResult, audit
from svod.cli.packs import lexicon
from svod.reading import read_text

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"


def audited(name: str) -> AuditResult:
    text = (SPECIMENS / name).read_text(encoding="utf-8")
    return audit(facts_from_reading(read_text(text, name=name, lexicon=lexicon("sco"))))


def planted(name: str) -> list[dict[str, Any]]:
    faults: list[dict[str, Any]] = json.loads((SPECIMENS / f"{name}.faults.json").read_text(encoding="utf-8"))
    return faults


def touches(fault: dict[str, Any], result: AuditResult) -> list[int]:
    """The findings that point at the place of a fault."""
    return [
        n
        for n, finding in enumerate(result.findings)
        if any(start < span.end and span.start < end for span in finding.spans for start, end in fault["spans"])
    ]


@pytest.mark.parametrize(("file", "name"), [("report.txt", "report"), ("protocol.txt", "protocol")])
def test_every_finding_is_a_planted_fault(file: str, name: str) -> None:
    result = audited(file)
    right = {n for fault in planted(name) for n in touches(fault, result)}
    assert [f.message.ru for n, f in enumerate(result.findings) if n not in right] == []


def test_the_planted_faults_are_found() -> None:
    missed = [
        fault["what"]
        for file, name in (("report.txt", "report"), ("protocol.txt", "protocol"))
        for result in [audited(file)]
        for fault in planted(name)
        if not touches(fault, result)
    ]
    assert len(missed) <= 2, missed


def test_a_clean_notice_gives_nothing() -> None:
    assert audited("notice.md").findings == ()
