"""The engine: every rule that applies runs, one that crashes is told and hides nothing, findings are data."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.registry import RULES
from svod.audit.run import as_json, audit
from svod.kernel.vocabulary import Severity
from svod.reading import read_text

TEXT = """16-14 июня 2022 г. в г. Омске состоялась выставка речной техники.

31 апреля 2022 года в г. Бишкеке состоялся семинар «Охрана лесов (г. Бишкек).
"""


def facts() -> Facts:
    return facts_from_reading(read_text(TEXT, name="note.txt"))


def test_findings_come_in_the_order_of_the_text() -> None:
    starts = [finding.spans[0].start for finding in audit(facts()).findings]
    assert starts == sorted(starts)
    assert len(starts) >= 3


def test_only_the_rules_asked_for_run() -> None:
    result = audit(facts(), only={"DAT002"})
    assert result.run == ("DAT002",)
    assert {finding.code for finding in result.findings} == {"DAT002"}


def test_a_rule_whose_facts_are_not_there_does_not_apply() -> None:
    result = audit(Facts())
    assert "DAT003" in result.not_applicable
    assert not set(result.run) & set(result.not_applicable)


def test_a_rule_that_crashes_is_an_error_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: Facts) -> Iterator[Finding]:
        raise RuntimeError("a fault of the rule")

    monkeypatch.setattr(RULES["DAT001"], "check", crash)
    result = audit(facts())
    assert result.failed == ("DAT001",)
    assert any(f.code == "DAT001" and f.severity is Severity.ERROR and "RuntimeError" in f.message.en for f in result.findings)
    assert any(f.code == "DAT002" for f in result.findings)


def test_a_finding_is_said_in_three_languages_from_the_same_data() -> None:
    for finding in audit(facts()).findings:
        assert finding.message.ru
        assert len({finding.message.ru, finding.message.en, finding.message.zh}) == 3


def test_the_json_has_the_fields_of_its_format() -> None:
    written = json.loads(json.dumps(as_json(audit(facts()), {"name": "note.txt"}), ensure_ascii=False))
    assert written["format"] == "svod-audit/1"
    assert set(written) == {"format", "source", "findings", "rules"}
    for finding in written["findings"]:
        assert set(finding) == {"code", "name", "severity", "spans", "records", "data", "message", "suggestion"}
