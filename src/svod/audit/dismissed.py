"""Findings and their dismissals: a finding is known by its fingerprint, which changes with any fact it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable

from svod.audit.finding import Finding


def fingerprint(finding: Finding, text: str | None = None) -> str:
    """SHA-256 over the rule, the records, the data and the words at the places. Places may move; their words may not."""
    words = [" ".join(span.of(text).split()) for span in finding.spans] if text is not None else []
    told = [finding.code, list(finding.records), dict(finding.data), words]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def standing(findings: Iterable[Finding], dismissed: Collection[str], text: str | None = None) -> tuple[list[Finding], int]:
    """The findings that were not dismissed, and how many were."""
    every = list(findings)
    kept = [finding for finding in every if fingerprint(finding, text) not in dismissed]
    return kept, len(every) - len(kept)
