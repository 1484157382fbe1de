"""The cover, the title and the introduction in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from svod.compose.grammar import en
from svod.compose.reports.annual.phrases import DecisionFacts, Totals
from svod.compose.reports.annual.phrases_en.events import named
from svod.compose.said import Said, enumerated, line, said
from svod.compose.tree import FactRef
from svod.compose.year import BodyFacts, DocumentFacts, EventFacts, FigureFacts, StateFacts
from svod.kernel.dates import DateRange, PartialDate

MEMBERS = "the member states"
COMPARED = {"equal": "was ", "about": "was about ", "at_least": "was at least ", "more_than": "was more than "}


def _months(first: date, last: date) -> DateRange:
    return DateRange(PartialDate(first.year, first.month), PartialDate(last.year, last.month))


def _day(on: date) -> PartialDate:
    return PartialDate(on.year, on.month, on.day)


def scope(organisation: BodyFacts, first: date, last: date) -> Said:
    period = said(en.when(_months(first, last)), FactRef("period", f"{first}..{last}", "dates"))
    short = f" (hereinafter “the {organisation.abbreviation.en}” or “the Organisation”)" if organisation.abbreviation.en else ""
    told = said(f"this report gives an account of the events and documents of {named(organisation)}{short}", organisation.ref())
    return line(told, period)


def membership(organisation: BodyFacts, members: Sequence[StateFacts], on: date) -> Said:
    states = enumerated([said(f"the {state.name.words.en}", state.ref("memberships")) for state in members], ", ", " and ")
    noun = "member state" if len(members) == 1 else "member states"
    return said(f"as of {en.day(_day(on))}, the Organisation has {en.numeral(len(members))} {noun}: ") + states


NAMES_OF_LANGUAGES = {"ru": "Russian", "en": "English", "zh": "Chinese"}


def languages(organisation: BodyFacts, authoritative: Sequence[str], marked: Sequence[DocumentFacts]) -> list[Said]:
    told = []
    if authoritative:
        names = en.and_(*(NAMES_OF_LANGUAGES[one] for one in authoritative))
        one, many = "the official language of the Organisation is", "the official languages of the Organisation are"
        held = f"{one if len(authoritative) == 1 else many} {names}"
        translated = "" if "en" in authoritative else "; this text is a translation"
        told.append(said(held + translated, organisation.ref("authoritative")))
    if marked:
        words = "titles and names marked * have no official English version and are given in an editorial translation"
        told.append(said(words, *(document.ref("title") for document in marked)))
    return told


def figures(figures: Sequence[FigureFacts]) -> Said:
    first = figures[0]
    source = (
        said(f"according to {named(first.source)}", first.ref("source")) if first.source else said("according to available data")
    )
    year = said(f", in {first.year} ", first.ref("year")) if first.year else said(", ")
    told = []
    for i, figure in enumerate(figures):
        what = f"the {figure.what.en}"
        if i and MEMBERS in first.what.en and what.endswith(f" of {MEMBERS}"):
            what = f"their {figure.what.en.removesuffix(f' of {MEMBERS}')}"
        words = f"{what} {COMPARED[figure.comparison]}{en.number(figure.value)} {figure.unit.en}".replace(" %", "%")
        told.append(said(words, figure.ref("value"), figure.ref("source"), figure.ref("year")))
    return source + year + enumerated(told, ", ", " and ")


def totals(totals: Totals) -> list[Said]:
    held = said(
        f"in the reporting period, {en.counted(len(totals.held), 'event was', 'events were')} held", *_refs(totals.held, "status")
    )
    if any(event.title.gender == "plur" for event in totals.held):
        held += ", a series of events counting as one"
    told = [held]
    ways = {"online": "by videoconference", "hybrid": "in a hybrid format", "in_person": "in person"}
    formats = [
        said(f"{en.numeral(len(events))} {'' if i else 'held '}{ways[name]}", *_refs(events, "format"))
        for i, (name, events) in enumerate(totals.formats.items())
    ]
    if formats:
        words = said("these included ") + enumerated(formats, ", ", " and ")
        if totals.of_unknown_format:
            words += said("; the format of the others is not stated", *_refs(totals.of_unknown_format, "status"))
        told.append(words)
    if totals.chairs:
        chairs = [said(f"{state.short.words.en} {len(events)}", *_refs(events, "chair")) for state, events in totals.chairs]
        n = sum(len(events) for _, events in totals.chairs)
        told.append(said(f"member states chaired {en.counted(n, 'event', 'events')}: ") + enumerated(chairs, ", ", " and "))
    if totals.adopted:
        adopted = said(
            f"in all, {en.counted(len(totals.adopted), 'document was', 'documents were')} adopted",
            *(document.ref("stage") for document in totals.adopted),
        )
        if totals.under_way:
            facts = [document.ref("stage") for document in totals.under_way]
            adopted += said(f" and {en.counted(len(totals.under_way), 'more is', 'more are')} in progress", *facts)
        told.append(adopted)
    if totals.not_held:
        n = len(totals.not_held)
        missed = f"{en.numeral(n)} {'event was' if n == 1 else 'events were'} not held"
        told.append(said(missed, *_refs(totals.not_held, "status")))
    return told


def _refs(events: Sequence[EventFacts], field: str) -> list[FactRef]:
    return [event.ref(field) for event in events]


def title(organisation: BodyFacts, report: DocumentFacts | None, first: date, last: date) -> list[Said]:
    period = en.span(_months(first, last))
    facts = FactRef("period", f"{first}..{last}", "dates")
    name = report.title.words.en if report else ""
    if report and name.endswith(f"({period})"):
        rest = name[: name.rindex("(")].strip().split(" ", 1)[1]
        return [
            said("REPORT", report.ref("title")).telling(report.record),
            said(rest, report.ref("title")),
            said(f"({period})", report.ref("period")),
        ]
    whose = f"of the Secretariat of {named(organisation)} on events and documents"
    return [said("REPORT", organisation.ref()), said(whose, organisation.ref()), said(f"({period})", facts)]


def cover(organisation: BodyFacts, decision: DecisionFacts) -> Mapping[str, Said]:
    document = decision.document
    name = document.title.words.en
    subject = name.removeprefix(f"Decision No. {decision.number} ")
    body = decision.body.name.words.en
    for ending in (" of the SCO Member States", f" of the {organisation.name.words.en}", " of the Member States"):
        body = body.removesuffix(ending)
    body = body.removeprefix(f"{organisation.abbreviation.en} ")
    return {
        "organisation": said(organisation.name.words.en.upper(), organisation.ref()),
        "body": said(body.upper(), decision.body.ref()),
        "word": said("DECISION", document.ref("kind")),
        "dated": said(en.day(_day(decision.on)), document.ref("date")),
        "numbered": said(f"No. {decision.number}", document.ref("number")),
        "city": said(decision.city.name.words.en, document.ref("city")),
        "subject": said(subject, document.ref("title")).telling(document.record).capital(),
    }


def operative(organisation: BodyFacts, decision: DecisionFacts) -> list[Said]:
    return [
        said(f"{named(decision.body)} has decided:", decision.document.ref("by")).capital(),
        said("To approve the Report named in the title of this Decision (annexed).", decision.document.ref("about")),
    ]


def signature(state: StateFacts, office: str) -> Said:
    return said(f"{office}\nof the {state.name.words.en}", state.ref("office"), state.ref("signing_order"))


def annex(decision: DecisionFacts) -> list[Said]:
    document = decision.document
    return [
        said("Annex", document.ref("annex")),
        said(f"to the Decision of {named(decision.body)}", decision.body.ref()),
        said(f"No. {decision.number} of {en.day(_day(decision.on))}", document.ref("number"), document.ref("date")),
    ]
