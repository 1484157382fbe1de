"""The cover: the decision that approves the report."""

from __future__ import annotations

from svod.compose.reports.annual.phrases import DecisionFacts
from svod.compose.reports.annual.telling import Telling
from svod.compose.tree import Decision
from svod.compose.year import BodyFacts


def decision(telling: Telling, organisation: BodyFacts, facts: DecisionFacts) -> Decision:
    front = telling.phrases.front
    lines = {place: telling.label(words) for place, words in front.cover(organisation, facts).items()}
    return Decision(
        **lines,
        operative=tuple(telling.label(words) for words in front.operative(organisation, facts)),
        signatures=tuple(telling.label(front.signature(state, office)) for state, office in facts.signatories),
        annex=tuple(telling.label(words) for words in front.annex(facts)),
    )


def decision_facts(telling: Telling) -> DecisionFacts | None:
    """The decision of the organisation, where the register holds it and it was taken within the period or right after it."""
    year = telling.year
    held = year.decision
    document = telling.documents.get(str(held.get("document", "")))
    body = next((body for body in year.bodies if body.code == held.get("body")), None)
    city = next((city for city in year.cities if city.code == held.get("city")), None)
    if document is None or body is None or city is None or document.dated is None:
        return None
    if not year.first <= document.dated.first <= year.last:
        return None
    report = next((one for one in year.documents if one.annex_to == document.code), None)
    language = telling.phrases.language
    offices = {signed["state"]: signed.get("office", {}) for signed in held.get("signatories", [])}
    signing = [state for state in year.members if state.signing_order and (not offices or state.code in offices)]
    signatories = tuple(
        (state, offices.get(state.code, {}).get(language) or state.office.in_(language))
        for state in sorted(signing, key=lambda state: state.signing_order or 0)
    )
    return DecisionFacts(document, body, city, document.dated.first, document.number, report, signatories)
