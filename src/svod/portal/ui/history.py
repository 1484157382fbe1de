"""The journal of one record as a page shows it: when, who, what, each changed field before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from svod.portal.ui.values import joined, number_in_words
from svod.portal.ui.words import named, say
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import history_visible
from svod.register.rights import Actor

MOST = 20  # rows on a page


@dataclass(frozen=True)
class Changed:
    """A field in words; `before` is empty where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    at: datetime
    by: str
    verb: str
    changes: list[Changed]
    reason: str


def shown_history(record: str, actor: Actor) -> list[Row]:
    """The newest first. What a record was created with is on its page already, so it is not told again."""
    return [_row(entry) for entry in history_visible(record, actor)[:MOST]]


def _row(entry: JournalEntry) -> Row:
    after: Mapping[str, Any] = {} if entry.verb == "created" else entry.after
    changes = [Changed(_field(name), _plain(entry.before.get(name)), _plain(value)) for name, value in after.items()]
    return Row(entry.at, entry.by, entry.verb, changes, entry.reason)


def _field(column: str) -> str:
    """`title_en` is the title in English; a verdict of an intake is called as the page of its source calls it."""
    match = re.fullmatch(r"(\w+)_(ru|en|zh)", column)
    if match:
        return f"{named(match[1], 'field')} ({say(f'tongue.{match[2]}')})"
    as_verdict = named(column, "verdict")
    return as_verdict if as_verdict != column else named(column, "field")


def _plain(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, list):
        return joined(_plain(item) for item in value)
    if isinstance(value, dict):
        return joined(f"{name}: {_plain(item)}" for name, item in value.items())
    return number_in_words(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
