"""The annual report, from the register: the cover, the introduction, a section an area, the abbreviations, the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from svod.compose.facts import evidence_of, load_year
from svod.compose.hand import Edit, edited
from svod.compose.keys import keyed
from svod.compose.reports.annual import languages
from svod.compose.reports.annual.annexes import annexes
from svod.compose.reports.annual.decision import decision, decision_facts
from svod.compose.reports.annual.introduction import introduction
from svod.compose.reports.annual.phrases import Phrases, mark
from svod.compose.reports.annual.sections import section
from svod.compose.reports.annual.telling import Telling
from svod.compose.said import NOTHING, said
from svod.compose.tree import Report, Section, Table
from svod.compose.values import values_of
from svod.compose.year import BodyFacts, Name, Year
from svod.kernel.refusal import Refused

WORD = r"[0-9A-Za-zА-Яа-яЁё]"  # a character that a short form may not touch; Chinese ones touch everything


def compose_annual(*, first: date, last: date, language: str, edits: Sequence[Edit] = ()) -> Report:
    """The report of a period, both days included, in `language` (ru, en, zh), with the editor's hand in it.

    Raises `Refused` where the period runs backwards, the register holds nothing of it, or the language is not there.
    """
    phrases = languages.phrases_of(language)
    if last < first:
        raise Refused(
            ru=f"Период заканчивается ({last}) раньше, чем начинается ({first}). Поменяйте даты местами.",
            en=f"The period ends ({last}) before it begins ({first}). Give the dates the other way round.",
            zh=f"报告期的结束日期（{last}）早于开始日期（{first}）。请调换两个日期。",
        )
    year = load_year(first, last)
    if not year.events and not year.documents:
        raise Refused(
            ru=f"За период с {first} по {last} в реестре нет ни мероприятий, ни документов. "
            "Выберите другой период или загрузите сведения.",
            en=f"The register holds no event and no document from {first} to {last}. Choose another period or load the facts.",
            zh=f"登记册中没有{first}至{last}期间的活动或文件。请选择其他时期或载入资料。",
        )
    report = composed(year, phrases)
    return edited(replace(report, evidence=evidence_of(report)), edits)


def composed(year: Year, phrases: Phrases) -> Report:
    """The report of a year already loaded, without its evidence."""
    telling = Telling(year, phrases)
    organisation = _organisation(year)
    approved = decision_facts(telling)
    cover = decision(telling, organisation, approved) if approved else None
    report_document = approved.report if approved else None
    title = tuple(telling.label(words) for words in phrases.front.title(organisation, report_document, year.first, year.last))
    sections = (introduction(telling, organisation), *(section(telling, area) for area in year.areas))
    report = Report(
        language=phrases.language,
        organisation=year.name.in_(phrases.language),
        first=year.first,
        last=year.last,
        title=title,
        decision=cover,
        sections=sections,
        known=tuple(event.record for event in year.events) + tuple(document.record for document in year.documents),
    )
    whole = replace(report, sections=(*sections, *abbreviations(telling, report), *annexes(telling)))
    return keyed(replace(whole, names=named_records(year, whole), values=values_of(year, whole)))


def _organisation(year: Year) -> BodyFacts:
    """The organisation as a body, so that its name has cases."""
    body = next((body for body in year.bodies if body.code == year.organisation), None)
    return body or BodyFacts(year.organisation, Name(year.name), "organisation", year.short_name)


def named_records(year: Year, report: Report) -> dict[str, str]:
    """What the records behind the sentences are called. A period and a follow-up have no name."""
    language = report.language
    named = {event.record: event.title.words for event in year.events}
    named |= {document.record: document.title.words for document in year.documents}
    named |= {f"state:{state.code}": state.name.words for state in year.members}
    named |= {f"body:{body.code}": body.name.words for body in year.bodies}
    named |= {f"area:{area.code}": area.title for area in year.areas}
    named |= {f"figure:{figure.code}": figure.what for figure in year.figures}
    behind = {record for sentence in report.sentences() for record in sentence.records}
    behind |= {f"body:{body.code}" for event in year.events for body in event.bodies}
    return {record: words.in_(language) for record, words in named.items() if record in behind}


def abbreviations(telling: Telling, report: Report) -> tuple[Section, ...]:
    """Every abbreviation of a body or a term that the text uses, with the name in full. A part of the name explains itself."""
    language, labels, year = telling.phrases.language, telling.phrases.labels, telling.year
    text = "\n".join(sentence.text for sentence in replace(report, decision=None).sentences())
    named = [(body.abbreviation.in_(language), body.name.words.in_(language), body) for body in year.bodies]
    for _, name, _ in named:
        text = text.replace(name, " ")
    own = _organisation(year)
    named += [(short.in_(language), name.in_(language), own) for short, name in year.terms]
    used: dict[str, tuple[str, BodyFacts]] = {}
    for short, name, body in named:
        if short and short not in name and re.search(rf"(?<!{WORD}){re.escape(short)}(?!{WORD})", text):
            used.setdefault(short, (name, body))
    if not used:
        return ()
    rows = tuple(
        (
            telling.label(said(short, body.ref("abbreviation"))),
            telling.label(said(name, body.ref()) + (NOTHING if body is own else mark(body, language))),
        )
        for short, (name, body) in sorted(used.items())
    )
    title = telling.label(said(labels["abbreviations"], *(body.ref("abbreviation") for _, body in used.values())))
    return (Section(None, title, (Table("", (labels["abbreviation"], labels["meaning"]), rows),)),)
