"""What stands under every record: what the audit found on it, which source says what, what was done to it."""

from __future__ import annotations

from typing import Any

from svod.portal.findings.audited import register_findings, seen_by
from svod.portal.ui.claims import shown_claims
from svod.portal.ui.history import shown_history
from svod.register.disagreements.queries import thing as record_thing
from svod.register.questions.queries import questions_visible
from svod.register.rights import Actor, Thing, may
from svod.register.sources.queries import latest_period


def shown_record(record: str, actor: Actor) -> dict[str, Any]:
    """For this reader: what another state has sent is not among the claims, nor among what the audit says of them."""
    period = latest_period()
    found = seen_by(actor, register_findings(period)).standing if period else []
    faults = [one for one in found if record in one.records]
    return {
        "record": record,
        "faults": faults,
        "may_settle": may(actor, "read", Thing("disagreement")),
        **shown_claims(record, actor),
        "questions": questions_visible(actor, record=record) if actor.account is not None else [],
        "may_ask": may(actor, "ask", Thing("question", area=record_thing(record).area)),
        "history": shown_history(record, actor),
    }
