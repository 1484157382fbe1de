"""How well a text was read: the reading against facts written by hand, field by field. Pure: facts and readings in, counts out.

Records are paired by likeness (day, name, place), each once; then every field of a pair is right, missed (the fact has it, the
reading does not, or otherwise) or surplus (the reading has it, the fact does not, or otherwise). Micro-averaged F1 over all fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from svod.reading.shapes import Reading

Record = Mapping[str, Any]
EVENT_FIELDS = ("dates", "city", "country", "format", "chair", "initiator", "ordinal", "status", "kind", "theme", "area")
DOCUMENT_FIELDS = ("kind", "stage", "date", "number")
# A text may leave these open, and a clerk then leaves them out: a reading that fills them is no fault.
OPEN = {"kind", "area", "status", "stage"}
_WORD = re.compile(r"[а-яёa-z0-9]+", re.IGNORECASE)
CONFIDENCES = (0.9, 0.8, 0.0)
"""The least confidence of each class of records whose values are counted apart."""


@dataclass
class Tally:
    """Counts of one field. Precision and recall are 1 where there was nothing to find."""

    right: int = 0
    missed: int = 0
    surplus: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.surplus) if self.right + self.surplus else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.missed + self.surplus
        return 2 * self.right / total if total else 1.0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.missed += other.missed
        self.surplus += other.surplus


@dataclass
class Score:
    """Tallies by field ("event.dates") and of the values read by least confidence, and a line for each field that is wrong."""

    fields: dict[str, Tally] = field(default_factory=dict)
    confidences: dict[float, Tally] = field(default_factory=lambda: {least: Tally() for least in CONFIDENCES})
    misses: list[str] = field(default_factory=list)

    @property
    def whole(self) -> Tally:
        whole = Tally()
        for tally in self.fields.values():
            whole.add(tally)
        return whole

    def add(self, other: Score) -> None:
        for name, tally in other.fields.items():
            self.fields.setdefault(name, Tally()).add(tally)
        for least, tally in other.confidences.items():
            self.confidences[least].add(tally)
        self.misses += other.misses


def score(facts: Mapping[str, Sequence[Record]], reading: Reading) -> Score:
    """`facts`: "events" and "documents" as plain records (title, start, end, city, … / title, kind, stage, …)."""
    read = reading.as_json()
    found = Score()
    for noun, nearness, fields in (
        ("event", _event_nearness, EVENT_FIELDS),
        ("document", _document_nearness, DOCUMENT_FIELDS),
    ):
        wanted = [_plain(one) for one in facts.get(f"{noun}s") or ()]
        for fact, got in _paired(wanted, list(read[f"{noun}s"]), nearness):  # type: ignore[call-overload]  # a list of the reading format
            _count(found, noun, fact, got, fields)
    return found


def _count(found: Score, noun: str, fact: Record, read: Record, fields: Iterable[str]) -> None:
    said = found.confidences[next(least for least in CONFIDENCES if read.get("confidence", 0.0) >= least)]
    for name, wanted, got, equal in _fields(fact, read, fields):
        if not wanted and not got:
            continue
        tally = found.fields.setdefault(f"{noun}.{name}" if name != "record" else noun, Tally())
        tally.right += equal
        tally.missed += bool(wanted) and not equal
        tally.surplus += bool(got) and not equal
        said.right += equal and bool(got)
        said.surplus += bool(got) and not equal
        if not equal:
            found.misses.append(f"{(fact or read)['title']}: {noun}.{name} is {wanted!r}, read as {got!r}")


def _fields(fact: Record, read: Record, names: Iterable[str]) -> Iterator[tuple[str, Any, Any, bool]]:
    yield "record", bool(fact), bool(read), bool(fact and read)
    for name in names:
        wanted, got = fact.get(name), read.get(name)
        if name == "dates":
            wanted, got = _dates(fact), _dates(read)
        elif name in {"city", "country"}:
            got = (read.get("place") or {}).get(name)
        if fact and name in OPEN and not wanted:
            continue
        yield name, wanted, got, wanted == got or (name == "theme" and alike(wanted, got) >= 0.8)


def alike(one: str | None, other: str | None) -> float:
    """Share of the shorter name's word stems that the other has too, 0 to 1."""
    a, b = _stems(one), _stems(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _stems(text: str | None) -> set[str]:
    return {word.lower().replace("ё", "е")[:5] for word in _WORD.findall(text or "") if len(word) > 2}


def _dates(record: Record) -> list[tuple[str, str]]:
    return sorted((one["start"], one["end"]) for one in record.get("dates") or [])


def _plain(record: Record) -> dict[str, Any]:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in record.items()}
    plain["title"] = plain.get("title") or plain.get("name_ru") or plain.get("title_ru") or ""
    plain["city"] = plain.get("city") or plain.get("city_ru")
    if plain.get("start"):
        plain["dates"] = [{"start": str(plain["start"]), "end": str(plain.get("end") or plain["start"])}]
    return plain


def _event_nearness(fact: Record, read: Record) -> float:
    same, some = _dates(fact) == _dates(read), {d[0] for d in _dates(fact)} & {d[0] for d in _dates(read)}
    name = alike(fact["title"], read["title"])
    if (not some and name < 0.5) or (fact.get("ordinal") and read.get("ordinal") and fact["ordinal"] != read["ordinal"]):
        return 0.0
    return (
        4.0 * (same and bool(_dates(fact)))
        + 2.0 * bool(some)
        + 3.0 * name
        + float(read["place"]["city"] == fact.get("city"))
        + 0.1
    )


def _document_nearness(fact: Record, read: Record) -> float:
    name = alike(fact["title"], read["title"])
    return name if name >= 0.6 and fact.get("kind") in {None, read["kind"]} else 0.0


def _paired(
    facts: Sequence[Record], reads: Sequence[Record], nearness: Callable[[Record, Record], float]
) -> Iterator[tuple[Record, Record]]:
    ranked = sorted(((nearness(f, r), i, j) for i, f in enumerate(facts) for j, r in enumerate(reads)), key=lambda t: -t[0])
    left, right = set(range(len(facts))), set(range(len(reads)))
    for near, i, j in ranked:
        if near > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield facts[i], reads[j]
    yield from ((facts[i], {}) for i in sorted(left))
    yield from (({}, reads[j]) for j in sorted(right))
