"""What two sources say of one thing: this text's facts beside those of the text, or register, that it is audited against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from svod.audit.facts.identity import series_of
from svod.audit.facts.shapes import DocumentFact, EventFact, Facts
from svod.reading.names import key_of

_NEAR = timedelta(days=60)
SAME_SESSION = timedelta(days=180)
"""Two sessions with one number are farther apart; one session with two dates is not."""
_DISTINCT_WORDS = 3


def series_by_name(event: EventFact) -> str | None:
    """`series_of` by name alone: two sources do not share the codes of bodies."""
    return series_of(replace(event, body_ref=None))


def events_in_both(facts: Facts) -> Iterator[tuple[EventFact, EventFact]]:
    """Each event with the same one of the other side: by body and ordinal, else by theme or own name within two months."""
    if facts.other is None:
        return
    numbered: dict[tuple[str, str, int], EventFact] = {}
    named: dict[tuple[str, frozenset[str]], list[EventFact]] = {}
    for group in facts.other.tellings:
        event = group[0]
        series = series_by_name(event)
        if event.ordinal and series:
            numbered.setdefault((series, event.kind, event.ordinal), event)
        for key in _names(event):
            named.setdefault((event.kind, key), []).append(event)
    for group in facts.tellings:
        event = group[0]
        if event.is_decision:
            continue
        series = series_by_name(event)
        other = numbered.get((series, event.kind, event.ordinal)) if event.ordinal and series else None
        if other is None:
            near = (one for key in _names(event) for one in named.get((event.kind, key), ()) if _alike(event, one))
            other = next(near, None)
        if other is not None:
            yield event, other


def _names(event: EventFact) -> list[frozenset[str]]:
    """The theme, or a name of enough words to single the event out."""
    theme = key_of(event.theme) if event.theme else frozenset()
    if event.theme:
        return [theme] if len(theme) >= 2 else []
    title = key_of(event.title)
    return [title] if len(title) >= _DISTINCT_WORDS else []


def _alike(one: EventFact, other: EventFact) -> bool:
    """Not two of a series, and at about one time."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    gaps = [abs(a.first - b.first) for a in one.dates for b in other.dates]
    return bool(gaps) and min(gaps) <= _NEAR


def documents_in_both(facts: Facts) -> Iterator[tuple[DocumentFact, DocumentFact]]:
    """Each document of this text with the one of the same kind, name and years in the other."""
    if facts.other is None:
        return
    held = {_document_key(one): one for one in reversed(facts.other.documents)}
    for document in facts.documents:
        other = held.get(_document_key(document))
        if other is not None and len(_document_key(document)[1]) >= _DISTINCT_WORDS:
            yield document, other


def _document_key(document: DocumentFact) -> tuple[str, frozenset[str], frozenset[str]]:
    figures = frozenset(word for word in document.title.replace("–", "-").replace("-", " ").split() if word[:1].isdigit())
    return document.kind, key_of(document.title), figures


def is_earlier(facts: Facts) -> bool:
    """Whether the other side tells of a period before this one's."""
    mine, other = facts.period, facts.other.period if facts.other else None
    return bool(mine and other and other.last < mine.last and other.first < mine.first)
