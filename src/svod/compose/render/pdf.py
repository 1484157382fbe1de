"""A report as PDF, set by Typst with the fonts that lie beside this file; the same report gives the same bytes."""

from __future__ import annotations

import functools
import itertools
import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from svod.compose.render.printable import FONTS, drawable
from svod.compose.render.words import CONTENTS, SPACES, marked
from svod.compose.tree import Decision, Paragraph, Report, Section, Sentence, Table

TEMPLATE = Path(__file__).with_name("annual.typ").read_bytes()


def render(report: Report) -> bytes:
    """A tagged PDF (PDF/UA-1) with bookmarks and a table of contents, dated by the last day of the period."""
    written = datetime.combine(report.last, time(), UTC)
    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=_inputs(report),
        timestamp=int(written.timestamp()),
        pdf_standards="ua-1",
    )


def first_pages(report: Report) -> tuple[int, ...]:
    """The page on which each section begins."""
    found = typst.query(TEMPLATE, "<begins>", field="value", font_paths=_fonts(), sys_inputs=_inputs(drawable(report)))
    return tuple(json.loads(found))


def _inputs(report: Report) -> dict[str, str]:
    return {"report": json.dumps(_report(marked(report)), ensure_ascii=False)}


@functools.cache
def _fonts() -> typst.Fonts:
    """Our own fonts and no other, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _report(report: Report) -> dict[str, Any]:
    """The words as the template takes them."""
    return {
        "language": report.language,
        "name": report.name,
        "organisation": report.organisation,
        "day": [report.last.year, report.last.month, report.last.day],
        "contents": CONTENTS.in_(report.language) if report.has_contents else "",
        "compact": report.is_compact,
        "space": SPACES[report.language],
        "decision": _decision(report.decision) if report.decision else None,
        "title": [_said(sentence) for sentence in report.title],
        "sections": [_section(section) for section in report.sections],
    }


def _said(sentence: Sentence) -> list[list[Any]]:
    return [[run.text, _said(run.footnote.sentence)] if run.footnote else [run.text] for run in sentence.runs]


def _each(sentences: tuple[Sentence, ...]) -> list[list[list[Any]]]:
    return [_said(sentence) for sentence in sentences]


def _decision(cover: Decision) -> dict[str, Any]:
    lines = ("organisation", "body", "word", "dated", "numbered", "city", "subject")
    return {
        **{name: _said(getattr(cover, name)) for name in lines},
        "operative": _each(cover.operative),
        "rows": [[_said(cell) if cell else [] for cell in row] for row in cover.rows],
        "annex": _each(cover.annex),
    }


def _section(section: Section) -> dict[str, Any]:
    """Points of a list that stand together are one list."""
    groups: list[dict[str, Any]] = []
    for is_list, blocks in itertools.groupby(section.blocks, key=_is_item):
        if is_list:
            items = [_each(block.sentences) for block in blocks if isinstance(block, Paragraph)]
            if groups:
                groups[-1]["leads"] = True  # it stays on the page of the first point
            groups.append({"kind": "items", "items": items})
        else:
            groups += [_block(block) for block in blocks]
    return {"number": section.number, "title": _said(section.title), "groups": groups}


def _is_item(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and block.style == "item"


def _block(block: Paragraph | Table) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "leads": False, "sentences": _each(block.sentences)}
    rows = [_each(row) for row in block.rows]
    return {
        "kind": "table",
        "caption": block.caption,
        "head": list(block.head),
        "rows": rows,
        "figures": block.is_figures,
        "weights": list(block.weights),
    }
