"""What the page of one request shows: the form, the versions with what changed between them, what the register suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from svod.portal.submissions.forms import SPARE, Typed, fields_of, row_of_event, state_names, stored_in, told_row, told_rows
from svod.portal.ui.history import Histories, histories_of
from svod.register.journal.queries import history_of
from svod.register.questions.models import Question
from svod.register.questions.queries import questions_visible
from svod.register.rights import Actor, Thing, may
from svod.register.submissions.before import before
from svod.register.submissions.changes import record_of
from svod.register.submissions.differences import Difference, difference, difference_of
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import (
    current_of,
    is_superseded,
    of_request,
    recalled_after,
    thing,
    versions_visible,
)
from svod.register.submissions.rows import BLANKS, country_names, row_of
from svod.register.submissions.stages import DRAFT, STEPS
from svod.register.submissions.suggestions import events_to_confirm

ACTS = ("submit", "recall", "take up", "accept", "return")
Told = dict[str, str]


@dataclass(frozen=True)
class ShownDifference:
    """A difference with its rows ready to be shown."""

    of: Difference
    before: int
    added: list[Told]
    removed: list[Told]
    changed: list[tuple[Told, list[tuple[str, str, str]]]]


def asked_page(asked: Request, actor: Actor, said: dict[str, Any]) -> dict[str, Any]:
    """The whole page. `said`: what an act has left to be shown, with what was typed."""
    versions = versions_visible(actor, asked)
    draft = next((one for one in versions if one.stage == DRAFT and not one.on_behalf_of), None)
    typed = said.get("typed") or stored_in(draft)
    if "conflict" in said:  # the writer has both before their eyes now: the next saving is meant
        typed = replace(typed, edition=said["conflict"]["edition"])
    states, may_write = state_names(), may(actor, "write", of_request(asked))
    known, histories = before(asked), histories_of(record_of(one) for one in versions)
    shown = {
        "page": "submissions",
        "asked": asked,
        "versions": [_shown(one, versions, actor, states, histories) for one in versions],
        "current": current_of(versions),
        "recalled": recalled_after(versions),
        "draft": draft,
        "form": typed,
        "rows": fields_of(typed.rows, said.get("marked", {}), said.get("spare", SPARE)) if may_write else [],
        "states": states,
        "blanks": BLANKS,
        "may_write": may_write,
        "suggested": _suggested(asked, typed, states) if may_write else [],
        "before": known,
        "rows_before": told_rows(known.accepted.rows, states) if known and known.accepted else [],
        "may_change": may(actor, "change", Thing("request", state=asked.state.code, area=asked.area.code)),
        "asked_about": _questions(actor, asked),
        "may_ask": may(actor, "ask", Thing("question", area=asked.area.code)),
    }
    return {**said, **shown}


def _shown(
    version: Submission, versions: Sequence[Submission], actor: Actor, states: Mapping[str, str], histories: Histories
) -> dict[str, Any]:
    acts = [act for act in ACTS if may(actor, act, thing(version)) and (version.stage, act) in STEPS]
    before = next((one for one in versions if one.number < version.number), None)
    return {
        "one": version,
        "is_superseded": is_superseded(version, versions),
        "acts": acts,
        "rows": told_rows(version.rows, states),
        "history": histories.get(record_of(version), []),
        "difference": _difference(difference(before, version), before.number, states) if before else None,
    }


def _difference(found: Difference, before: int, states: Mapping[str, str]) -> ShownDifference:
    changed = []
    for one in found.changed:
        old, new = told_row(one.before, states), told_row(one.after, states)
        names = dict.fromkeys({"start": "when", "end": "when", "city": "where", "country": "where"}.get(n, n) for n in one.fields)
        changed.append((new, [(name, old[name], new[name]) for name in names]))
    return ShownDifference(found, before, told_rows(found.added, states), told_rows(found.removed, states), changed)


def beside(asked: Request, actor: Actor, typed: Typed) -> dict[str, Any]:
    """What somebody has written since, beside what was typed here."""
    versions = [one for one in versions_visible(actor, asked) if not one.on_behalf_of]
    theirs = versions[0] if versions else None
    if theirs is None:
        return {"edition": 0}
    states, countries = state_names(), country_names()
    mine = [row_of(row, countries)[0] for row in typed.rows]  # as they would be stored
    last = history_of(record_of(theirs)).last()
    return {
        "edition": theirs.edition if theirs.stage == DRAFT else 0,
        "theirs": theirs,
        "by": last.by if last else theirs.made_by,
        "their_rows": told_rows(theirs.rows, states),
        "rows": told_rows(mine, states),
        "difference": _difference(difference_of(theirs.text, theirs.rows, typed.text, mine), theirs.number, states),
    }


def _suggested(asked: Request, typed: Typed, states: Mapping[str, str]) -> list[tuple[str, Told]]:
    """Events of the register that the form does not tell yet: code, row."""
    told = {row["title"].casefold() for row in typed.rows}
    rows = [(one.code, row_of_event(one)) for one in events_to_confirm(asked)]
    return [(code, {**row, "state": states.get(row["country"], "")}) for code, row in rows if row["title"].casefold() not in told]


def with_events(asked: Request, typed: Typed, codes: Sequence[str]) -> Typed:
    """What was typed, with the chosen events of the register as rows more."""
    chosen = [row_of_event(one) for one in events_to_confirm(asked) if one.code in codes]
    return replace(typed, rows=[*typed.rows, *chosen])


def _questions(actor: Actor, asked: Request) -> list[tuple[int, list[Question]]]:
    """Version → what is asked of it."""
    found: dict[int, list[Question]] = {}
    for one in questions_visible(actor, submission__request=asked):
        found.setdefault(one.submission_id or 0, []).append(one)
    return list(found.items())
