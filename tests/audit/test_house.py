"""A pack switches rules off and grades them without code; what it says wrongly is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.house import House, house_of
from svod.audit.run import audit
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity
from svod.reading import read_text

TEXT = "Оборот вырос до 26 трлн. долларов (г. Минск, 4 июля 2022 г). Решение №158 и решение № 14 приняты."


def house(folder: Path, text: str) -> House:
    (folder / "audit.yaml").write_text(text, encoding="utf-8")
    return house_of(folder)


def test_a_pack_without_the_file_changes_nothing(tmp_path: Path) -> None:
    assert house_of(tmp_path) == House()


def test_a_rule_that_the_pack_switches_off_does_not_run(tmp_path: Path) -> None:
    facts = facts_from_reading(read_text(TEXT), house=house(tmp_path, "rules: {TYP005: off}"))
    result = audit(facts)
    assert result.switched_off == ("TYP005",)
    assert "TYP005" not in {finding.code for finding in result.findings}
    assert "TYP006" in {finding.code for finding in result.findings}


def test_a_pack_grades_a_rule(tmp_path: Path) -> None:
    facts = facts_from_reading(read_text(TEXT), house=house(tmp_path, "rules: {TYP003: error}"))
    assert {f.severity for f in audit(facts, only={"TYP003"}).findings} == {Severity.ERROR}


@pytest.mark.parametrize("text", ["rules: {TYP003: fatal}", "places: [{city: Омск}]", "rules: [", "rules: 5"])
def test_a_pack_that_is_not_understood_is_refused_with_the_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match=r"audit\.yaml"):
        house(tmp_path, text)
