"""A proposal held against the register again, after an officer changed it: which record it is, and where the two differ."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from svod.intake.differences import (
    Differences,
    decision_differences,
    document_differences,
    event_differences,
    figure_differences,
)
from svod.intake.matching import Match, Matching
from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import BodyKind, DocumentKind, DocumentStage, EventFormat, EventKind, EventStatus, FollowUpNature
from svod.reading.shapes import Body, Decision, Document, Event, FollowUp, Place, Reading, Signatory
from svod.register.bodies.models import Body as BodyRow
from svod.register.documents.models import Document as DocumentRow
from svod.register.events.models import Event as EventRow
from svod.register.figures.models import Figure as FigureRow
from svod.register.followups.models import FollowUp as FollowUpRow
from svod.register.proposals.models import Proposal
from svod.register.sources.models import Period

Found = dict[str, Any]
ROWS = {"event": EventRow, "document": DocumentRow, "body": BodyRow, "followup": FollowUpRow, "figure": FigureRow}
"""The tables whose records a proposal can be."""


def compare(proposal: Proposal) -> None:
    """Set verdict, record, candidates and differences anew; nothing is saved. A record that was found or chosen stays.

    `is_new` in what was found: an officer says that the register has none such.
    """
    if not proposal.record and not proposal.found.get("is_new"):
        _find(proposal)
    proposal.differences = differences_of(proposal.noun, proposal.found, proposal.record) if proposal.record else {}
    if proposal.record:
        proposal.verdict, proposal.candidates = ("differs" if proposal.differences else "same"), []
    else:
        proposal.verdict = "ambiguous" if proposal.candidates else "new"


def differences_of(noun: str, found: Found, record: str) -> Differences:
    """Field by field where the record says otherwise; empty where it is gone or of a noun without such fields."""
    kind, _, code = record.partition(":")
    if kind == "period":
        period = Period.objects.filter(code=code).first()
        return decision_differences(_decision(found), period.decision) if period else {}
    row: Any = ROWS[kind]._default_manager.filter(code=code).first() if kind in ROWS else None
    if row is None:
        return {}
    if noun == "event" and kind == "event":
        return event_differences(_event(found), row)
    if noun == "document":
        return document_differences(_document(found), row)
    if noun == "figure":
        return figure_differences(Decimal(found["held_value"]), found["comparison"], row)
    return {}


def body_code_of(name: str | None) -> str:
    """The register's code of a body that an officer names; empty where it has none such."""
    return Matching(Reading(text="")).body_of(name)


def _matching(proposal: Proposal, *bodies: Body) -> Matching:
    """The register made ready for one proposal; the area is that which the reading found for its section."""
    matching = Matching(Reading(text="", language=proposal.intake.source.language, bodies=bodies))
    if proposal.found.get("area_code"):
        matching.areas = {_area(proposal.found): proposal.found["area_code"]}
    return matching


def nearest(proposal: Proposal) -> tuple[str, ...]:
    """The records most like it, the likeliest first, however unlike: what an officer may have to choose from."""
    found = proposal.found
    matching = _matching(proposal) if proposal.noun in {"event", "document"} else None
    if matching is None:
        return tuple(proposal.candidates)
    near = matching.near_event(_event(found)) if proposal.noun == "event" else matching.near_document(_document(found))
    return tuple(dict.fromkeys((*proposal.candidates, *near)))


def _find(proposal: Proposal) -> None:
    found, match = proposal.found, Match()
    if proposal.noun == "body":
        body = Body(found["name"], BodyKind(found["kind"]), found.get("abbreviation"))
        match = _matching(proposal, body).body(body)
    elif proposal.noun in {"event", "document", "followup"}:
        match = _match(proposal, _matching(proposal))
    proposal.record, proposal.candidates = match.record, [] if match.record else list(match.candidates)


def _match(proposal: Proposal, matching: Matching) -> Match:
    found = proposal.found
    if proposal.noun == "event":
        return matching.event(_event(found))
    if proposal.noun == "followup":
        told = FollowUp(Span(*found["span"]), FollowUpNature(found["nature"]), _area(found))
        return matching.followup(told, found["title"])
    body = matching.body_of(found.get("adopted_by"))
    return matching.document(_document(found), f"body:{body}" if body else "")


def _area(found: Found) -> int:
    """A number for the section; a thing that was added has none, and any will do."""
    return found.get("area") or 1


def _event(found: Found) -> Event:
    return Event(
        id=found["id"],
        span=Span(*found["span"]),
        title=found["title"] or "",
        kind=EventKind(found["kind"]),
        area=_area(found),
        body=found.get("body"),
        ordinal=found.get("ordinal"),
        dates=tuple(DateRange.parse(one["start"], one["end"]) for one in found.get("dates") or ()),
        place=Place(found["place"].get("city"), found["place"].get("country")),
        format=EventFormat(found["format"]) if found.get("format") else None,
        chair=found.get("chair"),
        initiator=found.get("initiator"),
        theme=found.get("theme"),
        status=EventStatus(found["status"]),
    )


def _document(found: Found) -> Document:
    validity = found.get("validity") or {}
    return Document(
        id=found["id"],
        span=Span(*found["span"]),
        title=found["title"] or "",
        kind=DocumentKind(found["kind"]),
        stage=DocumentStage(found["stage"]) if found.get("stage") else None,
        area=_area(found),
        date=found.get("date"),
        number=found.get("number"),
        valid_from=validity.get("from"),
        valid_to=validity.get("to"),
    )


def _decision(found: Found) -> Decision:
    who = tuple(Signatory(one["office"], one["state"], Span(*one["span"])) for one in found.get("signatories") or ())
    return Decision(Span(*found["span"]), number=found.get("number"), date=found.get("date"), signatories=who)
