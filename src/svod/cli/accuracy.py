"""The page docs/reference/accuracy.md: how well texts are read, measured on the spot. Part of `./svod docs`."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from svod.cli.cases import Case, cases_of, confidence_rows, rows_of, scored
from svod.reading.scoring import Score

ROOT = Path(__file__).resolve().parents[3]
CORPORA = {
    "tests/reading/texts": (
        "Ten invented texts of the genre, written before the rules saw them. On that first reading they scored F1 0.921 together."
        " Since then rules were mended with them."
    ),
    "tests/reading/blind": (
        "Twenty-four invented texts (16 Russian, 8 English) by somebody who had not seen the reader. On the first reading"
        " the Russian ones scored F1 0.835 (precision 0.880, recall 0.794); the reader knew no English yet. Since then rules"
        " were mended with them."
    ),
    "tests/reading/blind2": (
        "Twelve more invented texts (8 Russian, 4 English), freer in manner, by another hand that had not seen the reader. On the"
        " first reading the Russian ones scored F1 0.776 (precision 0.825, recall 0.733), the English ones 0.687 (0.743, 0.639):"
        " nearer to what a new text can expect."
    ),
    "tests/reading/blind3": (
        "Eight invented texts (6 Russian, 2 English) by a third hand, the freest of all: minutes, a press release, a speech, a"
        " list of sessions. On the first reading the Russian ones scored F1 0.647 (precision 0.812, recall 0.538), the English"
        " ones 0.562 (0.778, 0.441): what is read is mostly right, and much of such prose is not read yet."
    ),
    "tests/reading/blind4": (
        "Sixteen invented texts (10 Russian, 6 English) by a fourth hand, set to be as free as offices write at their freest:"
        " «Июль. 10-го числа – встреча экспертов (ВКС)», elliptical lists, speeches. On the first reading the Russian ones scored"
        " F1 0.559 (precision 0.701, recall 0.465), the English ones 0.467 (0.727, 0.344). No rule was mended with them yet."
    ),
    "specimens": "The three specimens with planted faults: some dates in them are wrong on purpose and are read as printed.",
}
CASE = ROOT.parent / "shared" / "case"
CASE_DATED = date(2024, 10, 16)
KEPT = re.compile(r"<!-- case -->\n.*?<!-- /case -->\n", re.DOTALL)
HEAD = """# How well texts are read

Readings are scored against facts written by hand, field by field (`svod evaluate FOLDER` prints the same with every miss).
A field is right, missed, or surplus; a value that is read wrongly counts as missed and as surplus. Everything is read without
a pack.

Read for the first time and read after mending are two things: the figures of a text that rules were mended with say how far
the rules reach, not how well a new text will be read. For that the first readings are named below.

Every event and document is read with a confidence: the share of its values that can be expected to be right. The second table
of each part says what share was right, by the confidence said.
"""


def accuracy_page(kept: Path) -> str:
    """The whole page. Where the real report is not at hand, its part stays as `kept` has it."""
    parts = [HEAD]
    for folder, said in CORPORA.items():
        found, each = scored(list(cases_of(ROOT / folder)), None)
        texts = ", ".join(f"{name} {tally.f1:.2f}" for name, tally in each)
        parts.append(f"## {folder}\n\n{said}\n\n{_table(found)}\nF1 by text: {texts}.\n")
    parts.append(_case(kept))
    return "\n".join(parts)


def _case(kept: Path) -> str:
    if not CASE.is_dir():
        found = KEPT.search(kept.read_text(encoding="utf-8")) if kept.exists() else None
        return found.group() if found else "<!-- case -->\n<!-- /case -->\n"
    text = (CASE / "report.txt").read_text(encoding="utf-8")
    facts = {noun: json.loads((CASE / f"{noun}.json").read_text(encoding="utf-8")) for noun in ("events", "documents")}
    score, _ = scored([Case("report.txt", text, CASE_DATED, facts)], None)
    said = (
        "## The real report\n\nA real annual report of 33,105 characters, with 101 tellings of events and 61 documents read by"
        " hand. It does not travel with Svod.\n\n"
    )
    return f"<!-- case -->\n{said}{_table(score)}<!-- /case -->\n"


def _table(found: Score) -> str:
    rows = [" | ".join(map(str, row)) for row in rows_of(found, "all together")]
    head = "| field | precision | recall | F1 | right | missed | surplus |\n|---|---|---|---|---|---|---|\n"
    return head + "".join(f"| {row} |\n" for row in rows) + _confidence(found)


def _confidence(found: Score) -> str:
    rows = "".join(f"| {' | '.join(map(str, row))} |\n" for row in confidence_rows(found))
    return "\n| said with confidence | share right | right | wrong |\n|---|---|---|---|\n" + rows
