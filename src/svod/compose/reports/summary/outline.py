"""Shorter reports from the register, by the words of the annual one: `area`, `state`, `body` and `brief`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from svod.compose.facts import evidence_of, load_year
from svod.compose.grammar import ru
from svod.compose.hand import Edit, edited
from svod.compose.keys import keyed
from svod.compose.reports.annual import languages
from svod.compose.reports.annual.introduction import totals
from svod.compose.reports.annual.outline import abbreviations, named_records
from svod.compose.reports.annual.phrases import Phrases
from svod.compose.reports.annual.sections import body, section
from svod.compose.reports.annual.telling import Telling, paragraph
from svod.compose.reports.summary import narrowed
from svod.compose.said import said
from svod.compose.tree import FactRef, Report, Section
from svod.compose.values import values_of
from svod.compose.year import Name, Year
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.kernel.words import Language, Trilingual

NARROWED: dict[str, Callable[[Year, str], Year]] = {
    "area": narrowed.of_area,
    "state": narrowed.of_state,
    "body": narrowed.of_body,
    "brief": lambda year, _: narrowed.for_the_chair(year),
}
TITLES = {
    "area": Trilingual("СПРАВКА", "SUMMARY", ""),
    "state": Trilingual("СПРАВКА", "SUMMARY", ""),
    "body": Trilingual("СПРАВКА", "SUMMARY", ""),
    "brief": Trilingual("ПАМЯТКА", "BRIEF", ""),
}
SUBJECTS = {  # {of}: the name in the genitive, in English with its article; {about}, {on}: a title taken up as a topic
    "area": Trilingual("{about}", "on {on}", "关于{of}的情况简介"),
    "state": Trilingual(
        "об участии {of} в мероприятиях и о председательстве на них",
        "on the participation and chairmanship of {of}",
        "关于{of}参与和主持活动的情况简介",
    ),
    "body": Trilingual("о работе {of}", "on the work of {of}", "关于{of}工作的情况简介"),
    "brief": Trilingual("для председательствующего", "for the chair", "供主席参阅的要点"),
}


def compose_summary(*, kind: str, of: str, first: date, last: date, language: str, edits: Sequence[Edit] = ()) -> Report:
    """The report `kind` of the area, state or body with the code `of`. Refused where nothing has that code or is told of it."""
    phrases = languages.phrases_of(language)
    year = load_year(first, last)
    name, fact = _subject(year, kind, of)
    part = NARROWED[kind](year, of)
    if not part.events and not part.documents:
        raise Refused(
            f"За период с {first} по {last} о «{name.words.ru}» в реестре ничего нет. Выберите другой период.",
            f"The register tells nothing of “{name.words.en}” from {first} to {last}. Choose another period.",
            f"登记册中没有{first}至{last}期间关于“{name.words.zh}”的内容，请选择其他时期。",
        )
    report = replace(_composed(part, phrases, kind, (name, fact), year if kind == "brief" else None), of=of)
    return edited(replace(report, evidence=evidence_of(report)), edits)


def _composed(year: Year, phrases: Phrases, kind: str, subject: tuple[Name, FactRef], whole: Year | None) -> Report:
    """`whole`: the year whose figures the report gives; without it they are those of its own part."""
    telling, language, (name, fact) = Telling(year, phrases), phrases.language, subject
    months = DateRange.of_days(year.first, year.last, "month")
    lines = (
        TITLES[kind].zh if language == "zh" else TITLES[kind].in_(language),  # a Chinese title is one line
        SUBJECTS[kind].in_(language).format(**_forms(name, language)),
        f"（{phrases.dates(months)}）" if language == "zh" else f"({phrases.dates(months)})",
    )
    title = tuple(telling.label(said(ru.heading(line) if language == "ru" else line, fact)) for line in lines if line)
    sums = replace(totals(telling if whole is None else Telling(whole, phrases)), is_part=whole is None)
    counted = [telling.sentence(words if words.facts else words.knowing(fact)) for words in phrases.front.totals(sums)]
    heading = telling.label(said(phrases.labels["introduction"], fact))
    opening = Section(None, heading, (*paragraph(counted), *body(telling, "")))
    report = Report(
        language=language,
        organisation=year.name.in_(language),
        first=year.first,
        last=year.last,
        title=title,
        decision=None,
        sections=(opening, *(section(telling, area) for area in year.areas)),
        known=tuple(event.record for event in year.events) + tuple(document.record for document in year.documents),
        is_compact=kind == "brief",
        kind=kind,
    )
    short = () if report.is_compact else abbreviations(telling, report)
    report = replace(report, sections=(*report.sections, *short))
    known = year if whole is None else whole
    return keyed(replace(report, names=named_records(known, report), values=values_of(known, report)))


def _forms(name: Name, language: Language) -> dict[str, str]:
    """The name as a title takes it up."""
    if language == "ru":
        on = name.case("loct")
        return {"of": name.case("gent"), "about": ru.about(on[:1].lower() + on[1:])}
    words = name.words.in_(language)
    if language == "zh":
        return {"of": words}
    return {"of": words if words.startswith("the ") else f"the {words}", "on": words[:1].lower() + words[1:]}


def _subject(year: Year, kind: str, of: str) -> tuple[Name, FactRef]:
    """What it is about, and the fact that names it."""
    if kind == "brief":
        return Name(year.name), FactRef("period", f"{year.first}..{year.last}", "dates")
    known = {
        "area": {one.code: (Name(one.title), one.ref()) for one in year.areas},
        "state": {one.code: (one.name, one.ref("name")) for one in year.members},
        "body": {one.code: (one.name, one.ref()) for one in year.bodies},
    }[kind]
    if of not in known:
        codes = ", ".join(sorted(known)[:12])
        missing = (f"Записи «{of}» нет. ", f"There is no record “{of}”. ", f"没有记录“{of}”。") if of else ("", "", "")
        raise Refused(
            f"{missing[0]}Укажите --of, например: {codes}.",
            f"{missing[1]}Give --of, such as: {codes}.",
            f"{missing[2]}请用 --of 指定，例如：{codes}。",
        )
    return known[of]
