"""When two values that sources give one field agree: compared as a reader would, not letter by letter.

Values are as claims keep them: `{"start": ISO, "end": ISO}`, `{"cities": [code], "country": code}`, `{"from": ISO, "to": ISO}`,
codes of the vocabulary, numbers. What is not said agrees with everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

from svod.kernel.dates import DateRange

_OPEN = frozenset({"planned", "proposed", "postponed", "ongoing"})
"""Statuses that time changes: what was planned and then held is no disagreement."""
_TOOK_PLACE = frozenset({"held", "resumed", "launched"})


def values_agree(field: str, one: Any, other: Any) -> bool:
    """Whether both can be true of one field."""
    if one in (None, "", [], {}) or other in (None, "", [], {}) or one == other:
        return True
    return _HOW.get(field, _alike)(one, other)


def canonical(value: Any) -> str:
    """One spelling for equal values, to know them again."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def stand_apart(
    field: str,
    said: Sequence[tuple[str, Any]],
    *,
    held: Any = None,
    ruled: Any = None,
    weighed: Collection[tuple[str, str]] = (),
) -> bool:
    """Whether a field waits for somebody to rule which value holds. `said`: (source, value), a source may say several.

    Without a ruling: two sources disagree, or none says what is `held`. After one (`ruled`; `weighed` is what it rested on, with
    values as `canonical` spells them): a source says something else that was not weighed, or the register holds something else.
    """
    if ruled is not None:
        return not values_agree(field, ruled, held) or any(
            (source, canonical(value)) not in weighed and not values_agree(field, ruled, value) for source, value in said
        )
    if said and not any(values_agree(field, held, value) for _, value in said):
        return True
    words: dict[str, list[Any]] = {}
    for source, value in said:
        words.setdefault(source, []).append(value)
    return any(
        not any(values_agree(field, one, other) for one in mine for other in others)
        for mine, others in combinations(words.values(), 2)
    )


def _days_agree(one: DateRange, other: DateRange) -> bool:
    """A month agrees with a day in it; days agree with the same days alone."""
    if one.precision == other.precision == "day":
        return one == other
    return one.overlaps(other)


def _dates(one: Any, other: Any) -> bool:
    return _days_agree(
        DateRange.parse(one["start"], one.get("end") or None), DateRange.parse(other["start"], other.get("end") or None)
    )


def _date(one: Any, other: Any) -> bool:
    return _days_agree(DateRange.parse(str(one)), DateRange.parse(str(other)))


def _place(one: Any, other: Any) -> bool:
    """One city among the other's cities agrees, and so does a country without a city."""
    mine, others = set(one.get("cities") or ()), set(other.get("cities") or ())
    if mine and others and not (mine <= others or others <= mine):
        return False
    return not (one.get("country") and other.get("country") and one["country"] != other["country"])


def _validity(one: Any, other: Any) -> bool:
    return all(not (one.get(end) and other.get(end)) or _date(one[end], other[end]) for end in ("from", "to"))


def _status(one: Any, other: Any) -> bool:
    return one in _OPEN or other in _OPEN or {one, other} <= _TOOK_PLACE or not {one, other} & _TOOK_PLACE


def _number(one: Any, other: Any) -> bool:
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return str(one) == str(other)


def _set(one: Any, other: Any) -> bool:
    return _members(one) == _members(other)


def _members(value: Any) -> set[str]:
    return set(map(str, value)) if isinstance(value, list) else {str(value)}


def _alike(one: Any, other: Any) -> bool:
    return canonical(one) == canonical(other)


_HOW: dict[str, Callable[[Any, Any], bool]] = {
    "dates": _dates,
    "date": _date,
    "place": _place,
    "validity": _validity,
    "status": _status,
    "value": _number,
    "ordinal": _number,
    "participants": _set,
    "non_participants": _set,
}
