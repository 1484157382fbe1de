"""The cover, the title and the introduction in Russian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from svod.compose.grammar import ru
from svod.compose.reports.annual.phrases import DecisionFacts, Totals
from svod.compose.reports.annual.phrases_ru.events import side
from svod.compose.said import Said, enumerated, line, said
from svod.compose.tree import FactRef
from svod.compose.year import BodyFacts, DocumentFacts, EventFacts, FigureFacts, StateFacts
from svod.kernel.dates import DateRange, PartialDate
from svod.language.inflection import gender_of

MEMBERS = "государств-членов"
COMPARED = {
    "equal": ("составить", ""),
    "about": ("составить", "около "),
    "at_least": ("составить", "не менее "),
    "more_than": ("превысить", ""),
}


def _months(first: date, last: date) -> DateRange:
    return DateRange(PartialDate(first.year, first.month), PartialDate(last.year, last.month))


EVENTS = ("мероприятие", "мероприятия", "мероприятий")
DOCUMENTS = ("документ", "документа", "документов")


def _counted(n: int, gender: str, nouns: tuple[str, str, str]) -> str:
    """«девять мероприятий», «82 мероприятия»: words up to ten."""
    return f"{ru.numeral(n, gender)}{ru.NBSP}{ru.plural(n, *nouns)}"


def _one(n: int) -> bool:
    return ru.plural(n, "1", "2", "5") == "1"


def scope(organisation: BodyFacts, first: date, last: date) -> Said:
    period = said(ru.when(_months(first, last)), FactRef("period", f"{first}..{last}", "dates"))
    name = said(organisation.name.case("gent"), organisation.ref())
    short = f" (далее – {organisation.abbreviation.ru}, Организация)" if organisation.abbreviation.ru else ""
    told = line("настоящий отчет содержит сведения о мероприятиях и документах", name)
    return told + short + line(" за период", period)


def membership(organisation: BodyFacts, members: Sequence[StateFacts], on: date) -> Said:
    day = ru.day(PartialDate(on.year, on.month, on.day))
    states = enumerated([said(state.name.case("nomn"), state.ref("memberships")) for state in members], ", ", " и ")
    count = ru.counted(len(members), "государство-член", "государства-члена", "государств-членов")
    words = count.split("\u00a0", 1)[1]
    come = "входит" if _one(len(members)) else "входят"
    return said(f"по состоянию на {day} в Организацию {come} {ru.numeral(len(members), 'neut')} {words}: ") + states


NAMES_OF_LANGUAGES = {"ru": "русский", "en": "английский", "zh": "китайский"}


def languages(organisation: BodyFacts, authoritative: Sequence[str], marked: Sequence[DocumentFacts]) -> list[Said]:
    told: list[Said] = []
    if authoritative:
        names = ru.and_(*(NAMES_OF_LANGUAGES[one] for one in authoritative))
        one, many = "официальный язык", "официальные языки"
        held = f"{one if len(authoritative) == 1 else many} Организации – {names}"
        translated = "" if "ru" in authoritative else "; настоящий текст является переводом"
        told.append(said(held + translated, organisation.ref("authoritative")))
    if marked:
        words = "названия, отмеченные знаком *, не имеют официального русского текста и даны в редакционном переводе"
        told.append(said(words, *(document.ref("title") for document in marked)))
    return told


def figures(figures: Sequence[FigureFacts]) -> Said:
    """Figures of one source and one year in one sentence."""
    first = figures[0]
    source = (
        said(f"по данным {first.source.name.case('gent')}", first.ref("source")) if first.source else said("по имеющимся данным")
    )
    year = said(f", в {first.year} году", first.ref("year")) if first.year else said("")
    told: list[Said] = []
    for i, figure in enumerate(figures):
        verb, about = COMPARED[figure.comparison]
        what = figure.what.ru
        if i and MEMBERS in first.what.ru and what.endswith(MEMBERS):
            what = f"их {what.removesuffix(MEMBERS).rstrip()}"
        words = f"{what} {ru.agree(verb, gender_of(figure.what.ru))} {about}{ru.number(figure.value)} {figure.unit.ru}"
        told.append(said(words, figure.ref("value"), figure.ref("source"), figure.ref("year")))
    return source + year + " " + enumerated(told, ", ", ", а ")


def totals(totals: Totals) -> list[Said]:
    n = len(totals.held)
    if not n:
        held = said("мероприятий в отчетный период не проведено")
    elif totals.is_part:
        held = said(f"справка охватывает {_counted(n, 'neut', EVENTS)} отчетного периода", *_refs(totals.held, "status"))
    else:
        held = said(f"за отчетный период состоялось {_counted(n, 'neut', EVENTS)}", *_refs(totals.held, "status"))
    if any(event.title.gender == "plur" for event in totals.held):
        held += "; серия однородных встреч учтена как одно мероприятие"
    told = [held, *_formats(totals), *_chairs(totals)]
    if totals.adopted:
        k = len(totals.adopted)
        words = f"{'принят' if _one(k) else 'принято'} {_counted(k, 'masc', DOCUMENTS)}"
        adopted = said(words, *(document.ref("stage") for document in totals.adopted))
        if totals.under_way:
            m = len(totals.under_way)
            more = f", еще {ru.numeral(m, 'masc')} {'находится' if _one(m) else 'находятся'} в работе"
            adopted += said(more, *(document.ref("stage") for document in totals.under_way))
        told.append(adopted)
    if totals.not_held:
        missed = len(totals.not_held)
        verb = "не состоялось" if _one(missed) else "не состоялись"
        told.append(said(f"{_counted(missed, 'neut', EVENTS)} {verb}", *_refs(totals.not_held, "status")))
    return told


def _formats(totals: Totals) -> list[Said]:
    """«Из них 19 проведено в режиме видеоконференции, 7 – в смешанном формате»: all in words or all in digits."""
    if not totals.formats:
        return []
    ways = {"online": "в режиме видеоконференции", "hybrid": "в смешанном формате", "in_person": "в очном формате"}
    in_digits = any(len(events) > ru.WORDS_UP_TO for events in totals.formats.values())
    told: list[Said] = []
    for name, events in totals.formats.items():
        count = str(len(events)) if in_digits else ru.numeral(len(events), "neut")
        told.append(said(f"{count} {'–' if told else 'проведено'} {ways[name]}", *_refs(events, "format")))
    words = said("из них ") + enumerated(told, ", ", ", ")
    if totals.of_unknown_format:
        words += said("; формат остальных в сведениях не указан", *_refs(totals.of_unknown_format, "status"))
    return [words]


def _chairs(totals: Totals) -> list[Said]:
    """«… прошло 14 мероприятий: пакистанской стороны – 6, казахстанской – 5»; a chair alone is told by its own name."""
    if not totals.chairs:
        return []
    n = sum(len(events) for _, events in totals.chairs)
    whose = "государств-членов" if len(totals.chairs) > 1 else side(totals.chairs[0][0].adjective.ru)
    held = f"под председательством {whose} прошло {_counted(n, 'neut', EVENTS)}"
    if len(totals.chairs) == 1:
        return [said(held, *_refs(totals.chairs[0][1], "chair"))]
    told: list[Said] = []
    for state, events in totals.chairs:
        words = side(state.adjective.ru) if not told else side(state.adjective.ru).removesuffix(" стороны")
        told.append(said(f"{words} – {len(events)}", *_refs(events, "chair")))
    return [said(f"{held}: ") + enumerated(told, ", ", ", ")]


def _refs(events: Sequence[EventFacts], field: str) -> list[FactRef]:
    return [event.ref(field) for event in events]


def title(organisation: BodyFacts, report: DocumentFacts | None, first: date, last: date) -> list[Said]:
    """«ОТЧЕТ», what it is about, its period."""
    period = ru.span(_months(first, last))
    facts = FactRef("period", f"{first}..{last}", "dates")
    name = report.title.words.ru if report else ""
    if report and name.endswith(f"({period.replace(ru.NBSP, ' ')})"):
        rest = name[: name.rindex("(")].strip().split(" ", 1)[1]
        return [
            said("ОТЧЕТ", report.ref("title")).telling(report.record),
            said(ru.heading(rest), report.ref("title")),
            said(f"({period})", report.ref("period")),
        ]
    whose = f"Секретариата {organisation.name.case('gent')} о мероприятиях и документах"
    return [said("ОТЧЕТ", organisation.ref()), said(whose, organisation.ref()), said(f"({period})", facts)]


def cover(organisation: BodyFacts, decision: DecisionFacts) -> Mapping[str, Said]:
    """The lines of the cover, by their place in `tree.Decision`."""
    document = decision.document
    subject = document.title.words.ru
    if "«" in subject:
        subject = subject[subject.index("«") + 1 : subject.rindex("»")]
    body = decision.body.name.words.ru
    short = body.replace(" государств-членов", "").removesuffix(f" {organisation.name.case('gent')}")
    short = short.removesuffix(f" {organisation.abbreviation.ru}")
    return {
        "organisation": said(organisation.name.words.ru.upper(), organisation.ref()),
        "body": said(short.upper(), decision.body.ref()),
        "word": said("РЕШЕНИЕ", document.ref("kind")),
        "dated": said(ru.day(_day(decision.on)), document.ref("date")),
        "numbered": said(f"№ {decision.number}", document.ref("number")),
        "city": said(f"г. {decision.city.name.words.ru}", document.ref("city")),
        "subject": said(ru.heading(subject), document.ref("title")).telling(document.record),
    }


def operative(organisation: BodyFacts, decision: DecisionFacts) -> list[Said]:
    body = decision.body.name.words.ru.replace(organisation.abbreviation.ru, organisation.name.case("gent"))
    approve = said("утвердить Отчет, указанный в заголовке настоящего Решения (прилагается).", decision.document.ref("about"))
    return [said(f"{body} решил:", decision.document.ref("by")), approve.capital()]


def signature(state: StateFacts, office: str) -> Said:
    return said(f"{office}\n{state.name.case('gent')}", state.ref("office"), state.ref("signing_order"))


def annex(decision: DecisionFacts) -> list[Said]:
    document = decision.document
    return [
        said("Приложение", document.ref("annex")),
        said(f"к Решению {decision.body.name.case('gent')}", decision.body.ref()),
        said(f"№ {decision.number} от {ru.day(_day(decision.on))}", document.ref("number"), document.ref("date")),
    ]


def _day(on: date) -> PartialDate:
    return PartialDate(on.year, on.month, on.day)
