"""What a row of a pack says in the fields of the register. Relations stay codes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from svod.kernel.dates import DateRange
from svod.register.states.calendar import Calendar
from svod.register.store import Row, wrong

GROUPS = ("member-states", "interested-member-states")


def words(column: str, value: Row | None) -> Row:
    said = value or {}
    return {f"{column}_{language}": said.get(language) or "" for language in ("ru", "en", "zh")}


def iso(value: date | str | int | None) -> str:
    """A day, month or year as reduced-precision ISO; "" for none."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def days(noun: str, code: str, start: Any, end: Any) -> tuple[date | None, date | None, str]:
    """First and last day that two reduced-precision dates can mean, and the precision. An impossible date is Refused."""
    if start is None:
        return None, None, ""
    try:
        dates = DateRange.parse(iso(start), iso(end) or None)
    except ValueError as fault:
        said = f"{iso(start)}/{iso(end)}"
        raise wrong(noun, code, f"невозможная дата {said}", f"impossible date {said}", f"日期 {said} 不存在") from fault
    return dates.first, dates.last, dates.precision


def organisation(row: Row) -> Row:
    return {
        **words("name", row["name"]),
        **words("short_name", row["short_name"]),
        "authoritative": row.get("authoritative") or [],
        "abbreviations": row.get("abbreviations") or [],
        "seat": row.get("seat") or "",
    }


def state(row: Row, working: Row) -> Row:
    """`working`: its row of the calendar; {} where the pack has none."""
    return {
        **working_days(row["code"], working),
        **words("name", row["name"]),
        **words("short_name", row["short_name"]),
        **words("adjective", row["adjective"]),
        **words("office", row.get("head_of_government")),
        "name_cases": row.get("name_cases") or {},
        "short_cases": row.get("short_cases") or {},
        "signing_order": row.get("signing_order"),
    }


def working_days(code: str, row: Row) -> Row:
    """The zone, the weekend and the days that a pack knows better. What is no zone, day of the week or date is Refused."""
    zone, weekend = str(row.get("time_zone") or ""), list(row.get("weekend") or [])
    off, worked = ([iso(day) for day in row.get(name) or []] for name in ("off", "worked"))
    try:
        Calendar.of_names(code, weekend, off, worked)
        ZoneInfo(zone or "UTC")
    except (ValueError, ZoneInfoNotFoundError) as fault:
        raise wrong("calendar.yaml", code, f"не разобрано: {fault}", f"not understood: {fault}", f"无法识别：{fault}") from fault
    return {"time_zone": zone, "weekend": weekend, "days_off": off, "days_worked": worked}


def city(row: Row) -> Row:
    cases = {case: row[case] for case in ("gent", "loct") if row.get(case)}
    return {**words("name", row["name"]), "name_cases": cases, "state": row["state"]}


def area(row: Row) -> Row:
    return {"number": row["number"], **words("title", row["title"]), **words("short", row["short"])}


def body(row: Row) -> Row:
    return {
        **words("name", row["name"]),
        **words("short_name", row.get("short_name")),
        **words("abbreviation", row.get("abbreviation")),
        "cases": row.get("cases") or {},
        "gender": row.get("gender") or "",
        "variants": row.get("variants") or [],
        "kind": row["kind"],
        "status": row.get("status") or "active",
        "parent": row.get("parent"),
        "area": row.get("area"),
        "state": row.get("state"),
        "city": row.get("city"),
        "is_generic": bool(row.get("is_generic")),
        "editorial": row.get("editorial") or [],
        "note": row.get("note") or "",
    }


def event(row: Row, states: set[str]) -> Row:
    starts_on, ends_on, precision = days("events", row["code"], row.get("start"), row.get("end"))
    organisers = row.get("organisers") or []
    return {
        **words("title", row["title"]),
        **words("reason", row.get("reason")),
        **words("theme", row.get("theme")),
        **words("about", row.get("about")),
        "cases": row.get("cases") or {},
        "gender": row.get("gender") or "",
        "kind": row["kind"],
        "status": row.get("status") or "held",
        "bodies": row.get("bodies") or [],
        "areas": row.get("areas") or [],
        "cities": row.get("cities") or [],
        "ordinal": row.get("ordinal"),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "precision": precision,
        "country": row.get("country"),
        "format": row.get("format") or "",
        "chair": row.get("chair"),
        "chair_body": row.get("chair_body"),
        "initiator": row.get("initiator"),
        "partners": row.get("partners") or [],
        "organisers": [code for code in organisers if code not in states],
        "organising_states": [code for code in organisers if code in states],
        "parent": row.get("parent"),
        "group": row.get("group") or "",
        "period": row["period"],
        "is_background": bool(row.get("is_background")),
        "note": row.get("note") or "",
    }


def document(row: Row, outcome_of: list[str]) -> Row:
    adopted_on, adopted_until, precision = days("documents", row["code"], row.get("adopted_on"), None)
    validity = row.get("validity") or {}
    return {
        **words("title", row["title"]),
        **words("purpose", row.get("purpose")),
        "cases": row.get("cases") or {},
        "gender": row.get("gender") or "",
        "kind": row["kind"],
        "stage": row["stage"],
        "number": row.get("number") or "",
        "adopted_on": adopted_on,
        "adopted_until": adopted_until,
        "precision": precision,
        "adopted_by_event": row.get("adopted_by_event"),
        "adopted_by_body": row.get("adopted_by_body"),
        "proposed_by_state": row.get("proposed_by_state"),
        "events": outcome_of,
        "valid_from": iso(validity.get("from")),
        "valid_to": iso(validity.get("to")),
        "participants": row.get("participants") or "",
        "non_participants": row.get("non_participants") or [],
        "area": row.get("area"),
        "implements": row.get("implements"),
        "extends": row.get("extends"),
        "annex_to": row.get("annex_to"),
        "partners": row.get("partners") or [],
        "period": row["period"],
        "editorial": row.get("editorial") or [],
        "is_background": bool(row.get("is_background")),
        "note": row.get("note") or "",
    }


def followup(row: Row, states: set[str]) -> Row:
    to = row.get("addressee")
    return {
        **words("text", row["text"]),
        "nature": row["nature"],
        "area": row.get("area"),
        "addressee_group": to if to in GROUPS else "",
        "addressee_state": to if to in states else None,
        "addressee_body": None if to in GROUPS or to in states else to,
        "due": iso(row.get("due")),
        "documents": row.get("documents") or [],
        "events": row.get("events") or [],
        "bodies": row.get("bodies") or [],
        "period": row["period"],
    }


def figure(row: Row) -> Row:
    return {
        **words("what", row["what"]),
        **words("unit", row["unit"]),
        "value": Decimal(str(row["value"])),
        "comparison": row.get("comparison") or "equal",
        "year": row.get("year"),
        "source_body": row.get("source"),
        "period": row["period"],
    }


def source(row: Row) -> Row:
    return {
        **words("title", row["title"]),
        "file_name": row.get("file_name") or "",
        "sha256": row["sha256"],
        "characters": row["characters"],
        "language": row.get("language") or "ru",
        "dated": row.get("dated"),
    }
