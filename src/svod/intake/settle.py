"""Where a text differs from the register and an officer chooses the text: the columns of the record that change."""

from __future__ import annotations

from collections.abc import Collection

from svod.intake.rows import Rows
from svod.kernel.refusal import Refused
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.proposals.models import Proposal
from svod.register.sources.models import Period
from svod.register.store import Row, Store

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "event": {
        "dates": ("starts_on", "ends_on", "precision"),
        "cities": ("cities", "country"),
        **{name: (name,) for name in ("ordinal", "format", "chair", "initiator", "status")},
    },
    "document": {
        "date": ("adopted_on", "adopted_until", "precision"),
        **{name: (name,) for name in ("stage", "number", "valid_from", "valid_to")},
    },
    "figure": {name: (name,) for name in ("value", "comparison")},
}
"""The columns that a differing field is kept in."""
MODELS = {"event": Event, "document": Document, "figure": Figure}
_OF_A_DECISION = ("number", "date", "signatories")


def settle(*, proposal: Proposal, fields: Collection[str], rows: Rows, store: Store) -> None:
    """Give the record what the text says of `fields`; the others stay as the register holds them. Claims are made of all."""
    wanted = [name for name in fields if name in proposal.differences]
    if len(wanted) != len(set(fields)):
        raise Refused(
            "По этим полям расхождения уже нет. Обновите страницу.",
            "These fields differ no more. Reload the page.",
            "这些字段已无差异，请刷新页面。",
        )
    noun, _, code = proposal.record.partition(":")
    if not wanted:
        return
    if proposal.noun == "decision":
        _settle_decision(proposal, wanted, store)
    elif noun in MODELS:
        said = rows.of(proposal.noun, proposal.found)
        row: Row = {
            column: said[column] for name in wanted for column in COLUMNS[noun][name] if said.get(column) not in (None, "", [])
        }
        if row:
            store.put(MODELS[noun], noun, {code: row})


def _settle_decision(proposal: Proposal, wanted: Collection[str], store: Store) -> None:
    """The decision of a reporting period is kept with the period."""
    noun, _, code = proposal.record.partition(":")
    held = Period.objects.all() if noun == "document" else Period.objects.filter(code=code)
    for period in held:
        if noun == "period" or period.decision.get("document") == code:
            said = {name: proposal.found.get(name) for name in _OF_A_DECISION if name in wanted}
            if who := said.get("signatories"):
                said["signatories"] = [{"office": one["office"], "state": one["state"]} for one in who]
            store.put(Period, "period", {period.code: {"decision": period.decision | said}})
