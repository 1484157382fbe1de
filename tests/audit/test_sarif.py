"""SARIF says what the findings say: where, how grave, and what to put in the place."""

from __future__ import annotations

import json

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.registry import RULES
from svod.audit.run import audit
from svod.audit.sarif import as_sarif
from svod.reading import read_text

TEXT = "Вводная строка.\n\nОборот вырос до 26 трлн. долларов.\n"


def test_a_finding_has_its_line_its_column_and_its_correction() -> None:
    result = audit(facts_from_reading(read_text(TEXT)), only={"TYP005"})
    written = json.loads(json.dumps(as_sarif([("note.txt", TEXT, result)], "en")))
    (found,) = written["runs"][0]["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 20, 25)
    assert found["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "трлн"
    assert found["level"] == "warning"


def test_every_rule_is_told_and_findings_point_at_theirs() -> None:
    text = TEXT + "Решение №158 и решение № 14 приняты.\n"
    written = as_sarif([("note.txt", text, audit(facts_from_reading(read_text(text))))], "ru")["runs"][0]
    rules = written["tool"]["driver"]["rules"]
    assert len(rules) == len(RULES)
    assert {found["ruleId"] for found in written["results"]} >= {"TYP003", "TYP005"}
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in written["results"])
    mixed = next(found for found in written["results"] if found["ruleId"] == "TYP003")
    assert len(mixed["relatedLocations"]) == 1
