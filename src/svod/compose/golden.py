"""The golden reports: the annual report of the pack that comes with Svod, as text with its sources, one file a language.

They are what a reviewer reads when a phrase changes; a test says whether they are current.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import Evidence, Paragraph, Report, Section, Sentence
from svod.kernel.words import LANGUAGES, Language
from svod.register.packs.changes import load_pack
from svod.register.rights import operator
from svod.register.sources.queries import latest_period

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests" / "golden"
PACK = ROOT / "src" / "svod" / "packs" / "sco"


def file_of(language: Language) -> Path:
    return FOLDER / f"annual_{language}.txt"


def write() -> list[Path]:
    """Compose the reports from the pack, in a database made for that and thrown away; the user's register is not touched."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        load_pack(folder=PACK, by=operator("golden"))
        for language in LANGUAGES:
            file_of(language).write_text(golden_text(language), encoding="utf-8")
    finally:
        connection.creation.destroy_test_db(str(name), verbosity=0)
    return [file_of(language) for language in LANGUAGES]


def golden_text(language: Language) -> str:
    """The report of the newest period that the register holds, sentence by sentence, each with what it rests on."""
    period = latest_period()
    if period is None:
        raise LookupError("the register holds no period: load a pack first")
    return text_of(compose_annual(first=period.first, last=period.last, language=language))


def text_of(report: Report) -> str:
    counted = report.coverage
    lines = [
        f"{report.language} {report.first}..{report.last}: {counted.sentences} sentences, {counted.with_sources} with sources, "
        f"{counted.inferred} of these inferred; {len(counted.told)} records told, {len(counted.not_told)} not told",
        "",
    ]
    if report.decision:
        lines += [line for sentence in report.decision.sentences() for line in _said(report, sentence)]
    lines += [line for sentence in report.title for line in _said(report, sentence)]
    for section in report.sections:
        lines += _section(report, section)
    return "\n".join(lines) + "\n"


def _section(report: Report, section: Section) -> list[str]:
    lines = ["", "#" * 60, *_said(report, section.title)]
    for block in section.blocks:
        lines.append("")
        if isinstance(block, Paragraph):
            mark = "– " if block.style == "item" else ""
            lines += [line for sentence in block.sentences for line in _said(report, sentence, mark)]
            continue
        lines += [line for line in (block.caption, " | ".join(block.head)) if line]
        lines += [" | ".join(cell.text for cell in row) for row in block.rows]
    return lines


def _said(report: Report, sentence: Sentence, mark: str = "") -> list[str]:
    """The words on a line of their own, the records under them, footnotes after."""
    lines = [mark + sentence.text.replace("\n", " / ")]
    by_record: dict[str, list[str]] = {}
    for fact in sentence.facts:
        by_record.setdefault(fact.record, []).append(f"{fact.field} {_places(report.evidence.get(fact, ()))}")
    lines += [f"    {record}: {'; '.join(facts)}" for record, facts in by_record.items()]
    for run in sentence.runs:
        if run.footnote:
            lines += _said(report, run.footnote.sentence, "  * ")
    return lines


def _places(evidence: tuple[Evidence, ...]) -> str:
    """ "5012-5030", "inferred", "editorial", "no source": the best that the evidence gives."""
    stated = sorted({(span.start, span.end) for one in evidence if one.layer == "stated" for span in one.spans})
    if stated:
        return ",".join(f"{start}-{end}" for start, end in stated)
    return evidence[0].layer if evidence else "no source"
