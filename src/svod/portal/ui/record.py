"""What stands under every record: what the audit found on it, which source says what, what was done to it."""

from __future__ import annotations

from typing import Any

from svod.portal.findings.audited import register_findings
from svod.portal.ui.claims import shown_claims
from svod.portal.ui.history import shown_history
from svod.register.sources.queries import latest_period


def shown_record(record: str) -> dict[str, Any]:
    period = latest_period()
    found = [one for one in register_findings(period).standing if record in one.records] if period else []
    return {"faults": found, **shown_claims(record), "history": shown_history(record)}
