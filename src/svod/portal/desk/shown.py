"""The desk as its page shows it: the text with the places of values, the proposals in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from svod.intake.files.places import Places
from svod.intake.opened import thing
from svod.portal.sources.text import Mark, pieces
from svod.portal.ui.names import Link, capital, links_to
from svod.portal.ui.values import codes_in, dates_in_words, joined, names_of_codes, value_in_words
from svod.portal.ui.words import named, say, spoken
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, may
from svod.register.states.models import City

TOLD = {
    "event": ("dates", "place", "ordinal", "format", "chair", "status"),
    "document": ("date", "number", "stage", "validity"),
    "decision": ("number", "date", "city"),
    "body": ("kind", "abbreviation"),
    "followup": ("nature", "due"),
    "figure": ("year",),
}
"""What of a proposal is told beside its name."""
OPEN_FIRST = ("differs", "ambiguous", "new", "same", "unplaced")


WORDS = ("sources.accept", "sources.reject", "desk.change", "desk.place", "desk.record", "desk.held", "desk.found", "desk.which",
         "desk.another", "desk.not_yours", "desk.reopen")  # fmt: skip
"""The words of every card, asked for once."""


@dataclass(frozen=True)
class Told:
    """A field in words; `was` is what the reading had said, where an officer corrected it."""

    name: str
    words: str
    was: str = ""


@dataclass(frozen=True)
class Difference:
    """`input` is the name of the buttons that choose between the two."""

    input: str
    name: str
    held: str
    found: str


@dataclass(frozen=True)
class Candidate:
    """A record that may be meant, with what tells it from the others."""

    link: Link
    about: str


@dataclass(frozen=True)
class Card:
    """One proposal. `may_decide`: it is open and this officer's to accept; `may_correct`: to change or take back.

    `key` and `press` (key and edition, the value of a button) are words: hundreds of numbers are slow to be written.
    """

    proposal: Proposal
    key: str
    press: str
    title: str
    kind: str
    start: int | None
    at: str
    note: str  # its kind, the confidence, where in the file, whose it is
    told: list[Told]
    link: Link | None
    candidates: list[Candidate]
    differences: list[Difference]
    may_decide: bool
    may_correct: bool
    merged_into: str = ""


@dataclass(frozen=True)
class Known:
    """What the words of the cards are made of, asked for once for all of them."""

    links: Mapping[str, Link]
    about: Mapping[str, str]
    names: Mapping[str, str]
    places: Places
    by: Actor
    titles: Mapping[int, str] = field(default_factory=dict)


def words() -> dict[str, str]:
    return {key.partition(".")[2]: say(key) for key in WORDS}


def cards(proposals: Sequence[Proposal], intake: Intake, by: Actor) -> list[Card]:
    """In the order of the text; what has no place comes last. A few queries, however many there are."""
    candidates = {record for one in proposals if one.stage == "open" for record in one.candidates}
    links = links_to({one.record for one in proposals if one.record} | candidates)
    codes = {
        code
        for one in proposals
        for value in (*one.differences.values(), *(one.found.get(name) for name in TOLD.get(one.noun, ())), one.corrections)
        for code in codes_in(value)
    }
    into = {one.merged_into_id for one in proposals if one.merged_into_id}
    titles = {one.pk: title_of(one) for one in Proposal.objects.filter(pk__in=into)} if into else {}
    known = Known(links, _about(candidates), names_of_codes(codes), Places.of(intake.source.places), by, titles)
    return sorted((_card(one, known) for one in proposals), key=_place)


def _place(card: Card) -> tuple[bool, int, int]:
    return card.start is None, card.start or 0, card.proposal.pk


def _card(one: Proposal, known: Known) -> Card:
    spans, is_open = one.spans, one.stage == "open"
    said = known.places.said(spans[0][0]) if spans else None
    asked = thing(one)
    return Card(
        one,
        str(one.pk),
        f"{one.pk}.{one.edition}",
        title_of(one),
        named(one.found.get("what"), "field") if one.noun == "unplaced" else named(one.noun, "noun"),
        spans[0][0] if spans else None,
        f"#at{spans[0][0]}" if spans else "",
        _note(one, said.in_(spoken()) if said else ""),
        _told(one, known),
        known.links.get(one.record),
        [Candidate(known.links[record], known.about.get(record, "")) for record in one.candidates] if is_open else [],
        [
            Difference(
                f"chosen.{one.pk}.{name}",
                capital(named(name, "field")),
                *(value_in_words(one.noun, name, side, known.names) for side in pair),
            )
            for name, pair in one.differences.items()
        ],
        is_open and one.noun != "unplaced" and may(known.by, "decide", asked),
        is_open and may(known.by, "correct", asked),
        known.titles.get(one.merged_into_id or 0, ""),
    )


def _note(one: Proposal, in_file: str) -> str:
    confidence = one.found.get("confidence")
    parts = [f"{round(float(confidence) * 100)} %" if confidence and one.is_read else "", in_file]
    parts.append(say("desk.added_by", who=one.made_by) if one.made_by else say("desk.split_off") if one.split_from_id else "")
    return "".join(f" · {part}" for part in parts if part)


def _told(one: Proposal, known: Known) -> list[Told]:
    told = []
    for name in TOLD.get(one.noun, ()):
        words = _words(one.noun, name, one.found.get(name), known.names)
        was = _words(one.noun, name, one.corrections[name], known.names) or "–" if name in one.corrections else ""
        if words or was:
            told.append(Told(named(name, "field"), words or "–", was))
    return told


def _words(noun: str, name: str, value: Any, names: Mapping[str, str]) -> str:
    if name == "nature":
        return named(value, "nature")
    if name == "dates" and value:
        return joined(value_in_words(noun, name, one, names) for one in value)
    if name == "place" and value:
        return joined(str(names.get(part, part)) for part in (value.get("city"), value.get("country")) if part)
    return value_in_words(noun, name, value or None, names)


def title_of(one: Proposal) -> str:
    return capital(str(one.found.get("title") or one.found.get("name") or one.found.get("why") or "–"))


def _about(records: Iterable[str]) -> dict[str, str]:
    """Dates and place of events, kind, day and number of documents: by record."""
    codes: dict[str, set[str]] = {}
    for record in records:
        noun, _, code = record.partition(":")
        codes.setdefault(noun, set()).add(code)
    language, about = spoken(), {}
    cities = Prefetch("cities", City.objects.only("name_ru", "name_en", "name_zh"))
    for event in Event.objects.filter(code__in=codes.get("event", ())).select_related("country").prefetch_related(cities):
        parts = [dates_in_words(event.dates)] if event.dates else []
        parts += [city.name.in_(language) for city in event.cities.all()]
        about[f"event:{event.code}"] = joined([*parts, named(event.status, "status")])
    for document in Document.objects.filter(code__in=codes.get("document", ())):
        parts = [named(document.kind, "document_kind"), named(document.stage, "stage_of_one")]
        parts += [dates_in_words(document.dated)] if document.dated else []
        about[f"document:{document.code}"] = joined([*parts, f"№ {document.number}"] if document.number else parts)
    return about


def records_about(records: Iterable[str]) -> list[Candidate]:
    """Records as an officer chooses from them."""
    asked = list(records)
    links, about = links_to(asked), _about(asked)
    return [Candidate(links[record], about.get(record, "")) for record in asked]


def marked_text(text: str, proposals: Iterable[Proposal]) -> SafeString:
    """The text with the places of proposals and of their values; each place knows whose it is."""
    marks = [mark for one in proposals for mark in _marks(one)]
    out: list[str] = []
    for piece in pieces(text, marks):
        if piece.kinds:
            kinds, whose = " ".join(piece.kinds), " ".join(piece.records)
            out.append(f'<span id="at{piece.start}" class="at {kinds}" data-p="{whose}">{escape(piece.text)}</span>')
        else:
            out.append(escape(piece.text))
    return mark_safe("".join(out))  # noqa: S308  # every piece of the text is escaped above


def _marks(one: Proposal) -> Iterable[Mark]:
    key = str(one.pk)
    yield from (Mark(start, end, "found", key) for start, end in one.spans)
    for spans in (one.found.get("evidence") or {}).values():
        yield from (Mark(start, end, "value", key) for start, end in spans)


def counts(proposals: Iterable[Proposal]) -> list[tuple[str, int]]:
    """How many are open of each verdict, and how many are decided."""
    found = Counter(one.verdict if one.stage == "open" else "decided" for one in proposals)
    return [(name, found[name]) for name in (*OPEN_FIRST, "decided") if found[name]]
