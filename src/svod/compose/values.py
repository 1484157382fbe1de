"""What the facts of a report say, as plain strings in no language or in all three: to see later which of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from svod.compose.tree import FactRef, Report
from svod.compose.year import Name, Year
from svod.kernel.dates import DateRange
from svod.kernel.words import Language, Trilingual

BETWEEN = " ¦ "
"""Stands between the words in Russian, English and Chinese."""

# Where a fact is called otherwise than the attributes that hold it.
_HELD_IN = {
    "place": ("cities", "country"),
    "organisers": ("organisers", "organising_states"),
    "date": ("dated",),
    "by": ("body",),
    "annex": ("annex_to",),
    "proposed_by": ("proposer",),
    "validity": ("valid_from", "valid_to"),
    "content": ("about",),
    "addressee": ("body", "state", "group"),
}
_NO_FACT = {"position", "cases", "stored_gender"}


def values_of(year: Year, report: Report) -> dict[FactRef, str]:
    """Every fact of the report with its value, and the bodies of every event that it knows."""
    records: dict[str, object] = {one.record: one for one in year.events} | {one.record: one for one in year.documents}
    for noun, some in (
        ("state", year.members),
        ("body", year.bodies),
        ("city", year.cities),
        ("area", year.areas),
        ("followup", year.followups),
        ("figure", year.figures),
    ):
        records |= {f"{noun}:{one.code}": one for one in some}
    facts = {fact for sentence in report.sentences() for fact in sentence.facts}
    facts |= {event.ref("bodies") for event in year.events}
    period = f"{year.first}..{year.last}"
    return {fact: _value(records[fact.record], fact.field) if fact.record in records else period for fact in facts}


def bodies_of(report: Report, record: str) -> tuple[str, ...]:
    """The codes of the bodies whose event it is."""
    noun, _, code = record.partition(":")
    return tuple(filter(None, report.values.get(FactRef(noun, code, "bodies"), "").split(", ")))


def shown(value: str, language: Language) -> str:
    """A value as a reader of a language sees it."""
    words = value.split(BETWEEN)
    return Trilingual(*words).in_(language) if len(words) == 3 else value


def apart(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The facts that both name and that say something else, and those that one of them lacks: before, now."""
    every = dict.fromkeys((*before, *now))
    return {one: (before.get(one, ""), now.get(one, "")) for one in every if before.get(one, "") != now.get(one, "")}


def _value(record: object, field: str) -> str:
    names = _HELD_IN.get(field, (field,))
    if not all(hasattr(record, name) for name in names):
        return _plain(record)  # any change of the record may be a change of the fact
    return "; ".join(filter(None, (_plain(getattr(record, name)) for name in names)))


def _plain(value: Any) -> str:
    if isinstance(value, Name):
        return _plain(value.words)
    if isinstance(value, Trilingual):
        return BETWEEN.join((value.ru, value.en, value.zh)) if any((value.ru, value.en, value.zh)) else ""
    if isinstance(value, (tuple, list)):
        return ", ".join(_plain(one) for one in value)
    if is_dataclass(value) and not isinstance(value, (type, DateRange)):
        known = [one.name for one in fields(value) if one.name not in _NO_FACT]
        return str(getattr(value, "code", "")) or " ".join(_plain(getattr(value, name)) for name in known)
    return "" if value is None else str(value)
