"""Every rule has a page, and every example on it is a test: the wrong ones are found, the right ones and near misses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from svod.audit.disagreeing import SourcesDisagree
from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.registry import RULES
from svod.audit.rule import Rule
from svod.cli.packs import DEFAULT, house
from svod.reading import read_text
from tests.audit.claims_written import facts_written

EXAMPLE = re.compile(r"```text\n(.*?)\n```", re.DOTALL)


def examples() -> Iterator[object]:
    for rule in RULES.values():
        for heading in ("Wrong", "Right", "Near miss"):
            for number, text in enumerate(EXAMPLE.findall(rule.page_parts().get(heading, "")), 1):
                yield pytest.param(rule, heading, text, id=f"{rule.code} {heading} {number}")


@pytest.mark.parametrize(("rule", "heading", "text"), list(examples()))
def test_an_example_of_a_page_is_judged_as_the_page_says(rule: Rule, heading: str, text: str) -> None:
    # what stands under the line is the other text, of `svod audit --against`
    own, _, against = text.partition("\n=====\n")
    if isinstance(rule, SourcesDisagree):
        facts = facts_written(rule.fields[0], text)  # a line for each source
    else:
        facts = facts_from_reading(read_text(own), house=house(DEFAULT))
    if against:
        facts = replace(facts, other=facts_from_reading(read_text(against), house=house(DEFAULT)))
    found = list(rule.check(facts)) if rule.applies(facts) else []
    assert bool(found) == (heading == "Wrong"), [finding.message.ru for finding in found]


@pytest.mark.parametrize("rule", list(RULES.values()), ids=lambda rule: rule.code)
def test_a_page_speaks_three_languages_and_shows_each_kind_of_example(rule: Rule) -> None:
    parts = rule.page_parts()
    assert set(parts) == {"ru", "en", "zh", "Wrong", "Right", "Near miss"}
    assert all(EXAMPLE.search(parts[heading]) for heading in ("Wrong", "Right", "Near miss"))
    assert all(len(parts[language]) > least for language, least in (("ru", 80), ("en", 80), ("zh", 20)))
    assert rule.title.ru
    assert rule.title.en
    assert rule.title.zh


@pytest.mark.parametrize("rule", list(RULES.values()), ids=lambda rule: rule.code)
def test_code_file_and_class_are_one_name(rule: Rule) -> None:
    code, _, fault = rule.file.stem.partition("_")
    assert code == rule.code.lower()
    assert fault == rule.name.replace("-", "_")
