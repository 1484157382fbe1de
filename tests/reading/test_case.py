"""The real report is read, where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from svod.language.lexicon import lexicon_of
from svod.reading import read_text
from svod.reading.scoring import score

ROOT = Path(__file__).parents[2]
CASE = ROOT.parent / "shared" / "case"
PACK = ROOT / "src" / "svod" / "packs" / "sco"

pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason="the real report does not travel with the project: ../shared/case is not here"
)


@pytest.mark.parametrize(("pack", "least"), [(None, 0.94), (PACK, 0.94)], ids=["without a pack", "with the pack"])
def test_the_case_is_read(tmp_path: Path, pack: Path | None, least: float) -> None:
    text = (CASE / "report.txt").read_text(encoding="utf-8")
    reading = read_text(text, name="report.txt", lexicon=lexicon_of(pack) if pack else None)
    (tmp_path / "reading.json").write_text(json.dumps(reading.as_json(), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(CASE / "score.py"), str(tmp_path / "reading.json"), "--fail-under", str(least)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout[-2500:] + scored.stderr


def test_of_what_is_said_with_confidence_of_nine_tenths_nineteen_twentieths_are_right() -> None:
    facts = {noun: json.loads((CASE / f"{noun}.json").read_text(encoding="utf-8")) for noun in ("events", "documents")}
    text = (CASE / "report.txt").read_text(encoding="utf-8")
    sure = score(facts, read_text(text, dated=date(2024, 10, 16))).confidences[0.9]
    assert sure.right >= 300
    assert sure.precision >= 0.95


def test_the_decision_of_the_case_is_read_with_its_ten_signatories_in_the_order_printed() -> None:
    decision = read_text((CASE / "report.txt").read_text(encoding="utf-8")).decision
    assert decision is not None
    assert (decision.number, decision.date, decision.city) == ("158", "2024-10-16", "Исламабад")
    assert [s.state for s in decision.signatories] == ["BY", "KG", "IN", "PK", "IR", "RU", "KZ", "TJ", "CN", "UZ"]


def test_the_whole_case_takes_less_than_half_a_second_of_work() -> None:
    text = (CASE / "report.txt").read_text(encoding="utf-8")
    read_text(text)
    began = time.process_time()
    read_text(text)
    assert time.process_time() - began < 0.5
