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
COMPARED = {"equal": "was ", "about": "was about ", "at_least": "was at least ", "more_than": "exceeded "}


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
    told: list[Said] = []
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
    told: list[Said] = []
    for i, figure in enumerate(figures):
        what = f"the {figure.what.en}"
        if i and MEMBERS in first.what.en and what.endswith(f" of {MEMBERS}"):
            what = f"their {figure.what.en.removesuffix(f' of {MEMBERS}')}"
        words = f"{what} {COMPARED[figure.comparison]}{en.number(figure.value)} {figure.unit.en}".replace(
            " %", f"{en.NBSP}per{en.NBSP}cent"
        )
        told.append(said(words, figure.ref("value"), figure.ref("source"), figure.ref("year")))
    return source + year + enumerated(told, ", ", " and ")


def _counted(n: int, one: str, many: str) -> str:
    """ "nine events", "82 events": words up to nine, as the United Nations write them."""
    return f"{en.numeral(n)}{en.NBSP}{one if n == 1 else many}"


def totals(totals: Totals) -> list[Said]:
    n = len(totals.held)
    if not n:
        held = said("no events were held in the reporting period")
    elif totals.is_part:
        held = said(
            f"this summary covers {_counted(n, 'event', 'events')} of the reporting period", *_refs(totals.held, "status")
        )
    else:
        held = said(f"in the reporting period, {_counted(n, 'event was', 'events were')} held", *_refs(totals.held, "status"))
    if any(event.title.gender == "plur" for event in totals.held):
        held += ", a series of events counting as one"
    told = [held, *_formats(totals), *_chairs(totals)]
    if totals.adopted:
        k, m = len(totals.adopted), len(totals.under_way)
        in_digits = bool(m) and max(k, m) > en.WORDS_UP_TO
        count = str(k) if in_digits else en.numeral(k)
        words = f"in all, {count}{en.NBSP}{'document was' if k == 1 else 'documents were'} adopted"
        adopted = said(words, *(document.ref("stage") for document in totals.adopted))
        if m:
            more = f" and {m if in_digits else en.numeral(m)} more {'is' if m == 1 else 'are'} in progress"
            adopted += said(more, *(document.ref("stage") for document in totals.under_way))
        told.append(adopted)
    if totals.not_held:
        missed = f"{_counted(len(totals.not_held), 'event was', 'events were')} not held"
        told.append(said(missed, *_refs(totals.not_held, "status")))
    return told


def _formats(totals: Totals) -> list[Said]:
    """ "These included 19 held by videoconference and 7 in a hybrid format": all in words or all in digits."""
    if not totals.formats:
        return []
    ways = {"online": "by videoconference", "hybrid": "in a hybrid format", "in_person": "in person"}
    in_digits = any(len(events) > en.WORDS_UP_TO for events in totals.formats.values())
    told: list[Said] = []
    for name, events in totals.formats.items():
        count = str(len(events)) if in_digits else en.numeral(len(events))
        told.append(said(f"{count} {'' if told else 'held '}{ways[name]}", *_refs(events, "format")))
    words = said("these included ") + enumerated(told, ", ", " and ")
    if totals.of_unknown_format:
        words += said("; the format of the others is not stated", *_refs(totals.of_unknown_format, "status"))
    return [words]


def _chairs(totals: Totals) -> list[Said]:
    """ "Member states chaired 14 events: Pakistan 6, …"; a chair alone is told by its own name."""
    if not totals.chairs:
        return []
    n = sum(len(events) for _, events in totals.chairs)
    if len(totals.chairs) == 1:
        state, events = totals.chairs[0]
        return [said(f"{state.short.words.en} chaired {_counted(n, 'event', 'events')}", *_refs(events, "chair"))]
    told = [said(f"{state.short.words.en} {len(events)}", *_refs(events, "chair")) for state, events in totals.chairs]
    return [said(f"member states chaired {_counted(n, 'event', 'events')}: ") + enumerated(told, ", ", " and ")]


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
