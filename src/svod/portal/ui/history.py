"""The journal as pages show it: when, who, what, each changed field before and after, names where the journal has codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from svod.portal.ui.names import Link, capital, links_to
from svod.portal.ui.values import GROUPS, KINDS, NBSP, codes_in, iso_in_words, joined, names_of_codes, number_in_words
from svod.portal.ui.words import named, say, spoken
from svod.register.areas.models import Area
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import history_visible
from svod.register.rights import Actor

MOST = 20  # rows on a page
_STAGES = {"submission": "submission_stage", "question": "question_stage", "body": "body_status"}
_WORDED = {"role": "role", "via": "came_via", "side": "side", "rhythm": "rhythm"}
"""Fields whose values are of a closed list, and the group of its words."""
_CODE = re.compile(r"[A-Za-z][\w-]*")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True)
class Changed:
    """A field in words; `before` is empty where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """`record` as the journal knows it, and what it is called; the address is empty where it has no page."""

    at: datetime
    by: str
    verb: str
    changes: list[Changed]
    reason: str
    record: str
    called: str
    address: str


def shown_history(record: str, actor: Actor) -> list[Row]:
    """The newest first. What a record was created with is on its page already, so it is not told again."""
    held = list(history_visible(record, actor)[:MOST])
    told = _names([one for one in held if one.verb != "created"])
    return [_row(one, told, _NO_LINK, is_skipped=one.verb == "created") for one in held]


def rows_said(entries: Iterable[JournalEntry]) -> list[Row]:
    """Rows in words with the names of their records, in their order. A query for each noun, however many rows."""
    held = list(entries)
    names, links = _names(held), links_to({one.record for one in held})
    return [_row(one, names, links.get(one.record, _NO_LINK), is_skipped=False) for one in held]


_NO_LINK = Link("", "", "")
"""Of a row on the page of its record; «questions» is a record without a code, and has no page."""


def _names(entries: Iterable[JournalEntry]) -> dict[str, str]:
    """What is called how of all that some rows name by codes; no query where they name nothing."""
    held = list(entries)
    codes = {code for one in held for part in (one.before, one.after) for code in codes_in(part) if _CODE.fullmatch(code)}
    codes |= {part for one in held if one.is_aside for part in one.record.partition(":")[2].split("/")}
    return {**_areas(), **names_of_codes(codes)} if codes else {}


Histories = Mapping[str, list[Row]]
"""By record, the newest row first."""


def histories_of(records: Iterable[str]) -> Histories:
    """Of records that their reader may read, the states' material among them: whoever shows them has asked."""
    found: dict[str, list[Row]] = {}
    for row in rows_said(JournalEntry.objects.filter(record__in=list(records)).order_by("-id")):
        found.setdefault(row.record, []).append(row)
    return found


def fields_said(record: str, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A record as it stood, in words."""
    names = {**_areas(), **names_of_codes({code for code in codes_in(dict(fields)) if _CODE.fullmatch(code)})}
    return [(_field(name), _said(record.partition(":")[0], name, value, names)) for name, value in fields.items()]


def _areas() -> dict[str, str]:
    return {one.code: (one.short if one.short else one.title).in_(spoken()) for one in Area.objects.all()}


def _row(entry: JournalEntry, names: Mapping[str, str], link: Link, *, is_skipped: bool) -> Row:
    noun = entry.record.partition(":")[0]
    fields = () if is_skipped else dict.fromkeys((*entry.before, *entry.after))
    sides = [(name, entry.before.get(name), entry.after.get(name, "" if name in entry.before else None)) for name in fields]
    changes = [Changed(_field(name), *(_said(noun, name, value, names) for value in (was, now))) for name, was, now in sides]
    told = [one for one in changes if one.before or one.after]
    return Row(entry.at, entry.by, entry.verb, told, entry.reason, entry.record, _called(entry.record, names, link), link.address)


def _called(record: str, names: Mapping[str, str], link: Link) -> str:
    """What a record is called: its own name, else its noun and what tells it from the others."""
    noun, _, key = record.partition(":")
    if link.address:
        return capital(link.name)
    return f"{capital(named(noun, 'noun'))} {joined(names.get(part, part) for part in key.split('/'))}".strip()


def _field(column: str) -> str:
    """`title_en` is the title in English; a verdict of an intake is called as the page of its source calls it."""
    match = re.fullmatch(r"(\w+)_(ru|en|zh)", column)
    if match:
        return f"{named(match[1], 'field')} ({say(f'tongue.{match[2]}')})"
    as_verdict = named(column, "verdict")
    return as_verdict if as_verdict != column else named(column, "field")


def _said(noun: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    if value in (None, "", [], {}) and not isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return joined(_said(noun, field, item, names) for item in value)
    if isinstance(value, dict):
        return joined(f"{_field(name)}: {_said(noun, name, item, names)}" for name, item in value.items())
    if isinstance(value, bool):
        return say("journal.is_so") if value else say("journal.is_not")
    if isinstance(value, int | float):
        return number_in_words(value)
    return _of_text(noun, field, str(value), names)


def _of_text(noun: str, field: str, value: str, names: Mapping[str, str]) -> str:
    group = _group(noun, field)
    if group:
        return named(value, group)
    if field == "fields":
        return named(value, "field")
    if field == "sha256":
        return f"{value[:12]}…"
    if _MOMENT.match(value):
        at = datetime.fromisoformat(value)
        return f"{iso_in_words(str(at.date()))}{NBSP}{at:%H:%M}"
    return iso_in_words(value) if _DAYS.fullmatch(value) else names.get(value, value)


def _group(noun: str, field: str) -> str:
    """The group of words of a field whose values are of a closed list; empty for the others."""
    if field == "kind":
        return "paper" if noun == "chair paper" else KINDS.get(noun, "kind")
    if field in {"stage", "status"} and noun in _STAGES:
        return _STAGES[noun]
    return _WORDED.get(field) or GROUPS.get(field, "")
