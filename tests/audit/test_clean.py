"""Texts without a fault give nothing: what looks like one and is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.run import audit
from svod.cli.packs import DEFAULT, house, lexicon
from svod.reading import read_text

FOLDER = Path(__file__).parent / "clean"


@pytest.mark.parametrize("pack", ["none", DEFAULT])
@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_a_clean_text_gives_nothing(path: Path, pack: str) -> None:
    reading = read_text(path.read_text(encoding="utf-8"), name=path.name, lexicon=lexicon(pack))
    result = audit(facts_from_reading(reading, house=house(pack)))
    assert [f"{finding.code} {finding.message.ru}" for finding in result.findings] == []
    assert result.failed == ()
