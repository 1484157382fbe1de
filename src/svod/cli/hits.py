"""How often each rule fires in the real report: measured by `./svod docs`, kept beside the rules for `svod rules`."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml

from svod.audit import registry
from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.registry import RULES
from svod.audit.run import audit
from svod.cli.accuracy import CASE, CASE_DATED
from svod.cli.packs import DEFAULT, house, lexicon
from svod.reading import read_text

FILE = Path(registry.__file__).with_name("hits.yaml")
HEAD = "# Findings of each rule in the real report of 33,105 characters. Written by ./svod docs; do not edit.\n"


@functools.cache
def hits() -> Mapping[str, int]:
    """Findings by code of the rule, as measured last; 0 where the rule found nothing."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8")) or {}
    return {code: int(held.get(code, 0)) for code in RULES}


def hits_page() -> str:
    """The file as it should be; as it is where the real report is not at hand."""
    if not CASE.is_dir():
        return FILE.read_text(encoding="utf-8")
    text = (CASE / "report.txt").read_text(encoding="utf-8")
    reading = read_text(text, dated=CASE_DATED, lexicon=lexicon(DEFAULT))
    found = Counter(finding.code for finding in audit(facts_from_reading(reading, house=house(DEFAULT))).findings)
    return HEAD + yaml.safe_dump(dict(sorted(found.items())), sort_keys=False)
