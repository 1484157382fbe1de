"""Scores a reading of an invented text against the facts written by hand: F1 over slots, as the case is scored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from svod.reading import read_text

EVENT_SLOTS = ("dates", "city", "country", "format", "chair", "initiator", "ordinal", "status", "kind", "theme", "area")
DOCUMENT_SLOTS = ("kind", "stage", "date", "number")
_WORD = re.compile(r"[а-яёa-z0-9]+", re.IGNORECASE)
Record = dict[str, Any]


def _stems(text: str | None) -> set[str]:
    return {word.lower().replace("ё", "е")[:5] for word in _WORD.findall(text or "") if len(word) > 2}


def alike(one: str | None, other: str | None) -> float:
    a, b = _stems(one), _stems(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dates(record: Record) -> list[tuple[str, str]]:
    return sorted((d["start"], d["end"]) for d in record.get("dates") or [])


def _plain(record: Record) -> Record:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in record.items()}
    if plain.get("start"):
        plain["dates"] = [{"start": str(plain["start"]), "end": str(plain["end"])}]
    return plain


def _event_nearness(fact: Record, read: Record) -> float:
    same, some = _dates(fact) == _dates(read), {d[0] for d in _dates(fact)} & {d[0] for d in _dates(read)}
    name = alike(fact["title"], read["title"])
    if (not some and name < 0.5) or (fact.get("ordinal") and read.get("ordinal") and fact["ordinal"] != read["ordinal"]):
        return 0.0
    return 4 * (same and bool(_dates(fact))) + 2 * bool(some) + 3 * name + (read["place"]["city"] == fact.get("city")) + 0.1


def _document_nearness(fact: Record, read: Record) -> float:
    name = alike(fact["title"], read["title"])
    return name if name >= 0.6 and fact["kind"] == read["kind"] else 0.0


def _paired(
    facts: Sequence[Record], reads: Sequence[Record], nearness: Callable[[Record, Record], float]
) -> Iterator[tuple[Record, Record]]:
    ranked = sorted(((nearness(f, r), i, j) for i, f in enumerate(facts) for j, r in enumerate(reads)), key=lambda t: -t[0])
    left, right = set(range(len(facts))), set(range(len(reads)))
    for score, i, j in ranked:
        if score > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield facts[i], reads[j]
    yield from ((facts[i], {}) for i in left)
    yield from (({}, reads[j]) for j in right)


def _slots(fact: Record, read: Record, names: Sequence[str]) -> Iterator[tuple[str, Any, Any, bool]]:
    yield "record", bool(fact), bool(read), bool(fact and read)
    for name in names:
        wanted, got = fact.get(name), read.get(name)
        if name == "dates":
            wanted, got = _dates(fact), _dates(read)
        elif name in {"city", "country"}:
            got = (read.get("place") or {}).get(name)
        if fact and name in {"kind", "area"} and not wanted:
            continue
        yield name, wanted, got, wanted == got or (name == "theme" and alike(wanted, got) >= 0.8)


def score(path: Path) -> tuple[float, list[str]]:
    """F1 over slots, and a line for every slot that is wrong. A text without facts scores 1 when nothing was read."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    reading = read_text(case["text"], name=path.name, dated=case["dated"]).as_json()
    hits = misses = surplus = 0
    notes = []
    for kind, nearness, names in (("events", _event_nearness, EVENT_SLOTS), ("documents", _document_nearness, DOCUMENT_SLOTS)):
        for fact, read in _paired([_plain(f) for f in case[kind]], list(reading[kind]), nearness):  # type: ignore[call-overload]  # plain JSON
            for slot, wanted, got, equal in _slots(fact, read, names):
                if not wanted and not got:
                    continue
                hits += equal
                misses += bool(wanted) and not equal
                surplus += bool(got) and not equal
                if not equal:
                    notes.append(f"{(fact or read)['title']}: {slot} is {wanted!r}, read as {got!r}")
    total = 2 * hits + misses + surplus
    return (2 * hits / total if total else 1.0), notes
