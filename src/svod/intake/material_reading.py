"""A state's material as a text, and that text as read: a row is one event, its fields as the state typed them, with places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.reading.shapes import Document, Event, Place, Reading, Unplaced
from svod.register.states.models import State
from svod.register.submissions.models import Submission
from svod.register.submissions.rows import Row, typed_row

SURE = 0.95
"""Of what a state typed into a field of its own."""
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()


@dataclass(slots=True)
class _Line:
    """Where a row stands in the text: its name, then what the bracket says."""

    row: Row
    start: int
    spans: dict[str, Span] = field(default_factory=dict)
    end_of_head: int = 0

    @property
    def head(self) -> Span:
        return Span(self.start, self.end_of_head)


def as_text(submission: Submission) -> str:
    """The material as prose that can be read: the state's own words, then its rows, each as a line with its bracket."""
    return _written(submission)[0]


def read_material_text(submission: Submission, *, name: str, dated: date, lexicon: Lexicon | None) -> Reading:
    """What the text says; of each row exactly one event, with the days and the place as the state gave them."""
    text, lines = _written(submission)
    reading = read_text(text, name=name, dated=dated, lexicon=lexicon)
    events = list(reading.events)
    merged: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        inside = [one for one in events if line.head.touches(one.span) and one.span.start >= line.start]
        told = _told(line, inside[0] if inside else None, number)
        merged |= {one.id: told.id for one in inside}
        events = [one for one in events if one not in inside] + [told]
    events.sort(key=lambda one: one.span.start)
    return replace(
        reading,
        events=tuple(_relinked(one, merged) for one in events),
        documents=tuple(_adopted(one, merged) for one in reading.documents),
        unplaced=tuple(one for one in reading.unplaced if not _is_placed(one, lines)),
        language=_language(text, reading.language),
    )


def _told(line: _Line, read: Event | None, number: int) -> Event:
    """The event of a row. What the reading makes of its name (body, ordinal, theme, kind) is kept."""
    row = line.row
    name = line.spans["name"]
    base = read or Event(id=f"row-{number}", span=name, title=row["title"], kind=EventKind.OTHER, printed=row["title"])
    evidence = {"name": (name,), **base.evidence}
    dates, place = base.dates, base.place
    if "dates" in line.spans:
        dates = (DateRange.parse(row["start"], row["end"] or None),)
        evidence["dates"] = (line.spans["dates"],)
    if "place" in line.spans:
        country = row["country"] or (base.place.country if base.place.city == row["city"] else None)
        place = Place(row["city"] or None, country, line.spans["place"])
        evidence["place"] = (line.spans["place"],)
    return replace(
        base,
        span=name,
        dates=dates,
        place=place,
        places=(place,) if place.city else base.places,
        evidence=evidence,
        confidence=max(SURE, base.confidence) if read else 0.7,
    )


def _relinked(event: Event, merged: Mapping[str, str]) -> Event:
    first = merged.get(event.same_as or "", event.same_as)
    return replace(event, same_as=None if first == event.id else first)


def _adopted(document: Document, merged: Mapping[str, str]) -> Document:
    return replace(document, adopted_by=merged.get(document.adopted_by or "", document.adopted_by))


def _is_placed(one: Unplaced, lines: list[_Line]) -> bool:
    """Days and places of a row's bracket belong to its event."""
    return any(span.holds(one.span) for line in lines for what, span in line.spans.items() if what != "name")


def _language(text: str, read: str) -> str:
    """Of a text without a word in Russian the language that its letters say."""
    if re.search("[а-яё]", text, re.IGNORECASE):
        return read
    return "zh" if re.search("[一-鿿]", text) else "en"


def _written(submission: Submission) -> tuple[str, list[_Line]]:
    names = {state.code: state.short_name for state in State.objects.all()}
    parts: list[str] = [submission.text] if submission.text else []
    length = len(submission.text)
    lines: list[_Line] = []
    for held in submission.rows:
        row = typed_row(held)
        row["title"], row["outcome"] = " ".join(row["title"].split()), " ".join(row["outcome"].split())
        language = _language(row["title"], "ru")
        start = length + 2 if parts else 0
        line = _Line(row, start, {"name": Span(start, start + len(row["title"]))})
        said = row["title"]
        country = names[row["country"]].in_(language) if row["country"] in names else row["country"]
        city = f"г. {row['city']}" if row["city"] and language == "ru" else row["city"]
        inside = {"place": ", ".join(filter(None, (city, country))), "dates": _dates(row, language)}
        for at, (what, words) in enumerate((what, words) for what, words in inside.items() if words):
            said += ", " if at else " ("
            line.spans[what] = Span(start + len(said), start + len(said) + len(words))
            said += words
        said += ")" if len(line.spans) > 1 else ""
        line.end_of_head = start + len(said)
        said += "." + (f" {row['outcome']}" if row["outcome"] else "")
        parts.append(said)
        length = start + len(said)
        lines.append(line)
    return "\n\n".join(parts), lines


def _dates(row: Row, language: str) -> str:
    if not row["start"]:
        return ""
    first, last = PartialDate.parse(row["start"]), PartialDate.parse(row["end"] or row["start"])
    return _russian_dates(first, last) if language == "ru" else _foreign_dates(first, last, language)


def _russian_dates(first: PartialDate, last: PartialDate) -> str:
    if not first.month or not last.month:
        return f"{first.year} г." if first == last else f"{first.year}–{last.year} гг."
    if not first.day or not last.day:
        month = f"{first.month:02}.{first.year}"
        return f"{month} г." if first == last else f"{month} – {last.month:02}.{last.year} гг."
    if (first.year, first.month) == (last.year, last.month):
        days = str(first.day) if first == last else f"{first.day}–{last.day}"
        return f"{days} {_MONTHS[first.month - 1]} {first.year} г."
    return f"{first.day} {_MONTHS[first.month - 1]} {first.year} г. – {last.day} {_MONTHS[last.month - 1]} {last.year} г."


def _foreign_dates(first: PartialDate, last: PartialDate, language: str) -> str:
    def said(one: PartialDate) -> str:
        if language == "zh":
            return f"{one.year}年" + (f"{one.month}月" if one.month else "") + (f"{one.day}日" if one.day else "")
        month = f"{_MONTHS_EN[one.month - 1]} " if one.month else ""
        return (f"{one.day} " if one.day else "") + f"{month}{one.year}"

    return said(first) if first == last else f"{said(first)} – {said(last)}"
