"""The guide for a new rule is followed to the letter: its two files are the whole rule."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from svod.audit import registry, rules
from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.rule import Rule
from svod.reading import read_text
from tests.audit.test_pages import EXAMPLE

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "add-a-rule.md"
NAME = "lay900_heading_with_stop"


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    told = GUIDE.read_text(encoding="utf-8")
    (page,) = re.findall(r"````md\n(.*?)````", told, re.DOTALL)
    (code,) = re.findall(r"```python\n(.*?)```", told, re.DOTALL)
    (tmp_path / f"{NAME}.md").write_text(page, encoding="utf-8")
    (tmp_path / f"{NAME}.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    found = registry._discovered()
    assert set(found) - set(registry.RULES) == {"LAY900"}
    yield found["LAY900"]
    del sys.modules[f"svod.audit.rules.{NAME}"]


def test_two_files_make_a_rule_whose_examples_hold(rule: Rule) -> None:
    parts = rule.page_parts()
    for heading in ("Wrong", "Right", "Near miss"):
        for text in EXAMPLE.findall(parts[heading]):
            facts = facts_from_reading(read_text(text))
            assert rule.applies(facts)
            assert bool(list(rule.check(facts))) == (heading == "Wrong"), heading
