"""The introduction: what the report is, the year in figures, what the cooperation rests on, what belongs to no area."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from svod.compose.reports.annual.phrases import Totals
from svod.compose.reports.annual.sections import body
from svod.compose.reports.annual.telling import Telling, area_of, paragraph
from svod.compose.said import said
from svod.compose.tree import FactRef, Paragraph, Section, Sentence, Table
from svod.compose.year import BodyFacts, EventFacts

FORMATS = ("online", "hybrid", "in_person")


def introduction(telling: Telling, organisation: BodyFacts) -> Section:
    front, labels, year = telling.phrases.front, telling.phrases.labels, telling.year
    opening = [telling.sentence(front.scope(organisation, year.first, year.last))]
    if year.members:
        opening.append(telling.sentence(front.membership(organisation, year.members, year.last)))
    marked = [one for one in year.documents if telling.phrases.language in one.editorial]
    opening += [telling.sentence(words) for words in front.languages(organisation, year.authoritative, marked)]
    blocks: list[Paragraph | Table] = [*paragraph(opening)]
    by_source = itertools.groupby(year.figures, key=lambda figure: (figure.source, figure.year))
    blocks += paragraph([telling.sentence(front.figures(list(same))) for _, same in by_source])
    blocks += body(telling, "")
    counted = totals(telling)
    if counted.held or counted.adopted:
        period = FactRef("period", f"{year.first}..{year.last}", "dates")  # a nought rests on nothing else
        told = [words if words.facts else words.knowing(period) for words in front.totals(counted)]
        blocks += paragraph([telling.sentence(words) for words in told])
        blocks.append(by_area(telling, counted))
    title = telling.label(said(labels["introduction"], FactRef("period", f"{year.first}..{year.last}", "dates")))
    return Section(None, title, tuple(blocks))


def totals(telling: Telling) -> Totals:
    year = telling.year
    held = tuple(event for event in year.events if event.is_held)
    formats = {name: tuple(event for event in held if event.format == name) for name in FORMATS}
    chairs = dict.fromkeys(event.chair for event in held if event.chair)
    by_chair = [(state, tuple(event for event in held if event.chair == state)) for state in chairs]
    results = [document for document in year.documents if not document.is_background]
    return Totals(
        held=held,
        formats={name: events for name, events in formats.items() if events},
        chairs=tuple(sorted(by_chair, key=lambda pair: (-len(pair[1]), pair[0].signing_order or 99, pair[0].code))),
        adopted=tuple(document for document in results if document.stage == "adopted"),
        under_way=tuple(document for document in results if document.stage not in {"adopted", "in_force"}),
        not_held=tuple(event for event in year.events if event.status in {"not_held", "cancelled"}),
    )


def by_area(telling: Telling, totals: Totals) -> Table:
    """How many events were held and documents adopted in every area; what belongs to none stands first."""
    labels, language = telling.phrases.labels, telling.phrases.language
    rows = []
    period = FactRef("period", f"{telling.year.first}..{telling.year.last}", "dates")
    for code, name, ref in [
        ("", labels["general"], period),
        *((area.code, f"{area.number}. {area.short.in_(language)}", area.ref("short")) for area in telling.year.areas),
    ]:
        events = [event for event in totals.held if area_of(event) == code]
        documents = [document for document in totals.adopted if document.area == code]
        rows.append(_row(telling, name, ref, events, [document.ref("stage") for document in documents]))
    whole = [document.ref("stage") for document in totals.adopted]
    rows.append(_row(telling, labels["total"], period, totals.held, whole))
    return Table(labels["by_area"], (labels["area"], labels["events_held"], labels["documents_adopted"]), tuple(rows))


def _row(
    telling: Telling, name: str, ref: FactRef, events: Sequence[EventFacts], documents: Sequence[FactRef]
) -> tuple[Sentence, ...]:
    held = [event.ref("status") for event in events] or [ref]
    return (
        telling.label(said(name, ref)),
        telling.label(said(str(len(events)), *held)),
        telling.label(said(str(len(documents)), *(documents or [ref]))),
    )
