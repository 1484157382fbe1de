"""Findings as SARIF 2.1.0, the format that editors and review tools read. Messages in one language, places by line and column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svod.audit.finding import Finding
from svod.audit.registry import RULES
from svod.audit.run import AuditResult
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Language

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


Told = tuple[str, str | None]
"""The name of a file or register, and its text or None."""


def as_sarif(
    audited: Sequence[tuple[str, str | None, AuditResult]], language: Language, other: Told | None = None
) -> dict[str, Any]:
    """`audited`: name of the file or register, its text or None, what was found. One run for all.

    `other`: what they were audited against; its places are related locations.
    """
    codes = list(RULES)
    rules = [
        {
            "id": rule.code,
            "name": type(rule).__name__,
            "shortDescription": {"text": rule.title.in_(language)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in RULES.values()
    ]
    results = [_result(f, (name, text), other, codes, language) for name, text, result in audited for f in result.findings]
    run = {
        "tool": {"driver": {"name": "svod", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, own: Told, other: Told | None, codes: list[str], language: Language) -> dict[str, Any]:
    """The first span is the place; the others are what it is compared with."""
    name, text = own
    places = [_location(name, span, text) for span in finding.spans] if text is not None else []
    told: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.in_(language)},
        "locations": places[:1] or [_logical(record) for record in finding.records[:1]],
    }
    others = places[1:] or [_logical(record) for record in finding.records[1:]]
    if other and other[1] is not None:
        others += [_location(other[0], span, other[1]) for span in finding.other_spans]
    if others:
        told["relatedLocations"] = [{**place, "id": n} for n, place in enumerate(others, 1)]
    if finding.suggestion and text is not None:
        change = {
            "deletedRegion": _region(finding.suggestion.span, text),
            "insertedContent": {"text": finding.suggestion.text},
        }
        told["fixes"] = [{"artifactChanges": [{"artifactLocation": {"uri": name}, "replacements": [change]}]}]
    return told


def _location(name: str, span: Span, text: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": name}, "region": _region(span, text)}}


def _logical(record: str) -> dict[str, Any]:
    return {"logicalLocations": [{"fullyQualifiedName": record}]}


def _region(span: Span, text: str) -> dict[str, int]:
    """Lines and columns from 1, the end column after the last character."""
    start_line, start_column = _place(text, span.start)
    end_line, end_column = _place(text, span.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
