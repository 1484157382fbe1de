"""The register as it stood on a day: its lists folded from the journal, and what has become of each record since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from svod.kernel.dates import DateRange
from svod.portal.ui.names import QUOTES, capital, links_to
from svod.portal.ui.values import NBSP, dates_in_words, joined
from svod.portal.ui.words import named, spoken
from svod.register.journal.queries import held_at
from svod.register.rights import Actor

NOUNS = ("event", "document", "body", "state")
_STATUS = {"event": ("status", "status"), "document": ("stage", "stage_of_one"), "body": ("status", "body_status")}
"""The column that says how it stands, and the group of its words."""
_DAYS = {"event": ("starts_on", "ends_on"), "document": ("adopted_on", "adopted_until")}


@dataclass(frozen=True)
class Stood:
    """One record of that day. `since`: the fields that have changed, in words; `is_gone`: the register holds it no more."""

    record: str
    name: str
    address: str
    days: str
    status: str
    since: str


def stood_on(noun: str, day: date, *, actor: Actor) -> list[Stood]:
    """In the order of registration. Two readings of the journal, however many records."""
    then = held_at(noun, datetime.combine(day, time.max, tzinfo=UTC), actor=actor)
    now = held_at(noun, datetime.max.replace(tzinfo=UTC), actor=actor)
    links = links_to(then)
    found = []
    for record, fields in then.items():
        changed = [name for name, value in now[record].items() if fields.get(name) != value]
        found.append(
            Stood(
                record,
                capital(_name(fields)) or record,
                links[record].address,
                _days(noun, fields),
                _status(noun, fields, day),
                joined(dict.fromkeys(_field(name) for name in changed)),
            )
        )
    return found


def _name(fields: Mapping[str, Any]) -> str:
    """In the language of the page, else in another that it had."""
    tongues = dict.fromkeys((spoken(), "ru", "en", "zh"))
    columns = [f"{what}_{one}" for what in ("title", "name") for one in tongues]
    title = next((str(fields[column]) for column in columns if fields.get(column)), "")
    number = f"№{NBSP}{fields['ordinal']}" if fields.get("ordinal") else ""
    theme = next((str(fields[f"theme_{one}"]) for one in tongues if fields.get(f"theme_{one}")), "")
    return " ".join(filter(None, (title, number, QUOTES[spoken()].format(theme) if theme else "")))


def _days(noun: str, fields: Mapping[str, Any]) -> str:
    first, last = (fields.get(name) for name in _DAYS.get(noun, ("", "")))
    if not first or not last:
        return ""
    days = DateRange.of_days(date.fromisoformat(first), date.fromisoformat(last), fields.get("precision") or "day")
    return dates_in_words(days)


def _status(noun: str, fields: Mapping[str, Any], day: date) -> str:
    if noun == "state":
        spells = fields.get("memberships") or ()
        held = [role for role, since, until in spells if (since or "") <= str(day) <= (until or "9999")]
        return joined(named(role, "membership") for role in held)
    column, group = _STATUS[noun]
    return named(fields[column], group) if fields.get(column) else ""


def _field(column: str) -> str:
    """`title_en` and `title_zh` are both the title; days and their precision are the dates."""
    bare = column.rpartition("_")[0] if column.endswith(("_ru", "_en", "_zh")) else column
    return named("dates" if bare in {"starts_on", "ends_on", "precision", "adopted_on", "adopted_until"} else bare, "field")
