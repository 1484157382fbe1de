"""Confidence says what share of the values is right, over all texts of the corpora."""

from __future__ import annotations

from pathlib import Path

from svod.cli.cases import cases_of
from svod.reading.scoring import CONFIDENCES, Score, score

HERE = Path(__file__).parent


def test_the_surer_the_reading_the_more_is_right() -> None:
    found = Score()
    for folder in ("texts", "blind", "blind2"):
        for case in cases_of(HERE / folder):
            found.add(score(case.facts, case.read(None)))
    shares = [found.confidences[least].precision for least in CONFIDENCES]
    assert shares == sorted(shares, reverse=True)
    for least in CONFIDENCES:
        assert found.confidences[least].precision >= least
    assert found.confidences[0.9].precision >= 0.95
    assert found.confidences[0.9].right > found.confidences[0.0].right, "what is sure is not a small part of what is said"
