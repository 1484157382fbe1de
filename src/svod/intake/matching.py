"""Which record of the register a thing found in a text is. Natural keys first, then the likeness of names, time and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from svod.intake.held import Held, HeldDocument, HeldEvent, folded
from svod.intake.names import Key
from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.vocabulary import BodyKind
from svod.reading.shapes import Body, Document, Event, FollowUp, Reading

# An event needs about three agreements to be known (body, day and city, say), and no contradiction.
SURE, DOUBTFUL = 6.0, 4.5
SURE_DOCUMENT, DOUBTFUL_DOCUMENT = 4.5, 3.6
CLOSE = 1.5
"""Two candidates nearer than this are not told apart by a machine; what is doubtful or close goes to a person."""
ANYTHING_ALIKE = 1.0
"""Without this much of body, number and name, one day in one city is a coincidence."""
CLOSE_DOCUMENT = 0.5
SURE_BODY, CLOSE_BODY = 0.75, 0.1
_ANY_KIND = frozenset({None, BodyKind.OTHER, BodyKind.PARTNER_ORGANISATION})
SURE_FOLLOWUP, DOUBTFUL_FOLLOWUP = 0.25, 0.12


@dataclass(frozen=True)
class Match:
    """`record` when one record is meant; else the candidates, the likeliest first, none for a new thing.

    `is_tie`: nothing at all tells the candidates apart.
    """

    record: str = ""
    candidates: tuple[str, ...] = ()
    is_tie: bool = False


def judged(noun: str, scored: Iterable[tuple[float, str]], *, sure: float, doubtful: float, close: float) -> Match:
    """The one record far enough ahead, or the candidates that a person has to choose from."""
    best = sorted(((score, code) for score, code in scored if score >= doubtful), key=lambda pair: (-pair[0], pair[1]))
    if not best:
        return Match()
    near = [(score, code) for score, code in best if best[0][0] - score < close]
    if len(near) == 1 and near[0][0] >= sure:
        return Match(f"{noun}:{near[0][1]}")
    is_tie = len(near) > 1 and near[0][0] - near[-1][0] < 1e-9
    return Match("", tuple(f"{noun}:{code}" for _, code in near[:8]), is_tie)


def _near(noun: str, scored: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    return judged(noun, scored, sure=inf, doubtful=0.5, close=inf).candidates


def _closest(noun: str, scored: Sequence[tuple[float, str]], here: Sequence[str], *, least: float) -> Match | None:
    """Of the records known at a place the likest, and of equally like ones the one that fits the place best."""
    known = {f"{noun}:{code}": score for score, code in scored if score > least and f"{noun}:{code}" in here}
    return Match(max(here, key=lambda record: known.get(record, 0.0))) if known else None


class Matching:
    """The things of one text against the register."""

    def __init__(self, reading: Reading) -> None:
        self.held = held = Held({short.form: short.expansion for short in reading.abbreviations if short.expansion})
        self.names = held.names
        self.areas = held.areas_of(reading)
        self._bodies = {body.name: self._body(body.name, body.kind, body.code) for body in reading.bodies}

    def body_of(self, name: str | None) -> str:
        """The code of the body that the text calls `name`; empty when the register does not know it."""
        if not name:
            return ""
        match = self._bodies[name] if name in self._bodies else self._body(name, None, None)
        return match.record.partition(":")[2]

    def body(self, body: Body) -> Match:
        """A body of the register, or the event that a forum is held as."""
        match = self._bodies[body.name]
        return match if match.record or match.candidates else Match(self._forum(body))

    def _body(self, name: str, kind: BodyKind | None, code: str | None) -> Match:
        known = code if code in self.held.body_kinds else self.held.body_codes.get(folded(name))
        if known:
            return Match(f"body:{known}")
        key = self.names.key(name)
        exact = {held for other, held in self.held.body_keys if other == key}
        if len(exact) == 1:
            return Match(f"body:{exact.pop()}")
        scored: dict[str, float] = {}
        for other, held in self.held.body_keys:
            kinds = {kind, self.held.body_kinds[held]}
            # a name is known by at least two of its words; «рабочая группа» of another kind is another body
            if (len(kinds) == 1 or kinds & _ANY_KIND) and min(len(key), len(other)) > 1:
                scored[held] = max(scored.get(held, 0.0), self.names.alike(key, other))
        match = judged("body", ((s, c) for c, s in scored.items()), sure=SURE_BODY, doubtful=SURE_BODY, close=CLOSE_BODY)
        classes = [record for record in match.candidates if record.partition(":")[2] in self.held.generic_bodies]
        return Match(classes[0]) if match.is_tie and len(classes) == 1 else match

    def event(self, event: Event, here: Sequence[str] = ()) -> Match:
        """`here`: the records that the register already knows from this very place of this very text, the closest first."""
        found = self._found(event)
        scored = [(self._event_likeness(found, held), held.code) for held in self.held.events]
        if match := _closest("event", scored, here, least=0.0):
            return match
        return judged("event", scored, sure=SURE, doubtful=DOUBTFUL, close=CLOSE)

    def document(self, document: Document, adopted_by: str, here: Sequence[str] = ()) -> Match:
        """`adopted_by`: the record of the event or body that adopted it, where that is known; `here` as for an event."""
        key = self.names.key(document.title)
        area = self.areas.get(document.area or 0, "")
        scored = [(self._document_likeness(document, key, area, adopted_by, held), held.code) for held in self.held.documents]
        if match := _closest("document", scored, here, least=1.0):
            return match
        return judged("document", scored, sure=SURE_DOCUMENT, doubtful=DOUBTFUL_DOCUMENT, close=CLOSE_DOCUMENT)

    def near_event(self, event: Event) -> tuple[str, ...]:
        """The likeliest records, sure or not."""
        found = self._found(event)
        return _near("event", ((self._event_likeness(found, held), held.code) for held in self.held.events))

    def near_document(self, document: Document) -> tuple[str, ...]:
        key, area = self.names.key(document.title), self.areas.get(document.area or 0, "")
        scored = ((self._document_likeness(document, key, area, "", held), held.code) for held in self.held.documents)
        return _near("document", scored)

    def followup(self, followup: FollowUp, words: str) -> Match:
        """Of the same nature, in the same area; the register tells them in words of its own."""
        key, area = self.names.key(words), self.areas.get(followup.area or 0, "")
        scored = (
            (self.names.alike(key, held), row.code)
            for held, row in self.held.followups
            if row.nature == str(followup.nature) and (row.area.code if row.area else "") == area and len(key & held) > 1
        )
        return judged("followup", scored, sure=SURE_FOLLOWUP, doubtful=DOUBTFUL_FOLLOWUP, close=0.1)

    def _forum(self, body: Body) -> str:
        """A forum that the text speaks of as a body, and the register holds as an event of that name."""
        if body.kind is not BodyKind.FORUM:
            return ""
        key = self.names.key(body.name)
        titled = (
            (max(self.names.alike(key, title) for title in (*held.titles, held.titles[0] | held.theme)), held.code)
            for held in self.held.events
            if held.titles
        )
        return judged("event", titled, sure=0.8, doubtful=0.8, close=0.1).record

    def _found(self, event: Event) -> _Found:
        return _Found(
            event,
            self.body_of(event.body),
            self.areas.get(event.area or 0, ""),
            tuple(self.names.key(name) for name in dict.fromkeys((event.title, event.printed)) if name),
            self.names.key(event.theme) if event.theme else frozenset(),
            frozenset(place.city for place in event.places or (event.place,) if place.city),
        )

    def _event_likeness(self, found: _Found, held: HeldEvent) -> float:
        event = found.event
        who = self._of_who(found, held)
        if who < ANYTHING_ALIKE:
            return 0.0
        score = who + _of_when(event.dates, held.dates)
        if not (event.dates and held.dates) and str(event.status) == held.status != "held":
            score += 1.5
        if found.cities and held.cities:
            score += 2.0 if found.cities & held.cities else -2.0
        elif event.place.country and held.country:
            score += 0.5 if event.place.country == held.country else -2.0
        if found.area and held.areas:
            score += 1.0 if found.area in held.areas else -0.5
        score += 1.0 if str(event.kind) == held.kind else -1.5 if "launch" in {str(event.kind), held.kind} else -0.5
        # sessions of one body look alike: another day is another session, unless it is numbered the same
        is_numbered = event.ordinal is not None and event.ordinal == held.ordinal
        is_clear = is_numbered or not (_are_apart(event.dates, held.dates) or _is_to_come(event, held))
        return score if is_clear else min(score, SURE - 1 / (1 + max(score, 0)))  # below sure, the likelier still above

    def _of_who(self, found: _Found, held: HeldEvent) -> float:
        score, names = 0.0, self.names
        if found.body and held.bodies:
            score += 2.5 if found.body in held.bodies else -1.0
        if found.event.ordinal and held.ordinal:
            score += 2.5 if found.event.ordinal == held.ordinal else -5.0
        score += 4.0 * max((names.alike(name, title) for name in found.names for title in held.titles), default=0.0)
        if found.theme and held.theme:
            score += 4.0 * names.alike(found.theme, held.theme) - 1.0
        return score

    def _document_likeness(self, document: Document, key: Key, area: str, adopted_by: str, held: HeldDocument) -> float:
        row = held.row
        score = 4.0 * self.names.alike(key, held.title) + _of_kind(str(document.kind), row.kind)
        if document.number and row.number:
            score += 4.0 if document.number == row.number else -4.0
        if document.date and row.dated:
            score += 2.0 if agree(document.date, str(row.dated)) else -1.0
        if area and held.area:
            score += 1.0 if area == held.area else -0.5
        by = f"event:{row.adopted_by_event.code}" if row.adopted_by_event else ""
        if adopted_by and (by or row.adopted_by_body):
            score += 1.0 if adopted_by in {by, f"body:{row.adopted_by_body.code}" if row.adopted_by_body else ""} else -0.5
        return score


@dataclass(frozen=True)
class _Found:
    """An event of the text, made ready for comparing."""

    event: Event
    body: str
    area: str
    names: tuple[Key, ...]
    theme: Key
    cities: frozenset[str]


def _of_when(found: tuple[DateRange, ...], held: DateRange | None) -> float:
    if not found and held is None:
        return 0.5
    if not found or held is None:
        return -0.5
    if any(dates == held for dates in found):
        return 3.5
    if not _are_apart(found, held):
        return 2.5 if held.precision == found[0].precision == "day" else 1.5
    days = min(abs((dates.first - held.first).days) for dates in found)
    return -0.5 if days <= 7 else -4.0


def _are_apart(found: tuple[DateRange, ...], held: DateRange | None) -> bool:
    """Also of a range that ends before it starts, and overlaps nothing: two such are one when they are equal."""
    return bool(found) and held is not None and not any(dates == held or dates.overlaps(held) for dates in found)


def _is_to_come(event: Event, held: HeldEvent) -> bool:
    """One of the two was held, the other was not, or not yet; and no day of both says that they are one."""
    return not (event.dates and held.dates) and (str(event.status) == "held") != (held.status == "held")


def _of_kind(found: str, held: str) -> float:
    if found == held:
        return 0.5
    return -0.5 if "other" in {found, held} else -1.5


def agree(one: str, other: str) -> bool:
    """Two days, months or years in ISO form: a month agrees with a day in it, a year with a month in it."""
    if one == other:
        return True
    try:
        a, b = PartialDate.parse(one), PartialDate.parse(other)
    except ValueError:
        return False
    return a.first <= b.last and b.first <= a.last


def told_in_order(matches: Mapping[str, Match]) -> dict[str, str]:
    """Record by key, where a text tells as many things as the register holds and nothing tells them apart: «two sessions»."""
    groups: dict[frozenset[str], list[str]] = {}
    for key, match in matches.items():
        if match.is_tie:
            groups.setdefault(frozenset(match.candidates), []).append(key)
    taken = {match.record for match in matches.values()}
    fair = {records: keys for records, keys in groups.items() if len(keys) == len(records) and not records & taken}
    return {key: record for records, keys in fair.items() for key, record in zip(keys, sorted(records), strict=True)}
