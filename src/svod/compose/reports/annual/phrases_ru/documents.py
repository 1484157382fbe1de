"""How documents are told in Russian, by the stage that they have reached."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from svod.compose.grammar import ru
from svod.compose.reports.annual.phrases import mark
from svod.compose.reports.annual.phrases_ru.events import head, side, subject
from svod.compose.said import NOTHING, Said, line, said
from svod.compose.tree import Footnote
from svod.compose.year import DocumentFacts, EventFacts

PRONOUNS = {"masc": "Он", "femn": "Она", "neut": "Оно", "plur": "Они"}
ADOPTED = {"memorandum": "заключить", "agreement": "заключить", "initiative": "одобрить"}
INTERESTED = "заинтересованными государствами-членами"


def titled(document: DocumentFacts, case: str = "nomn") -> Said:
    """The title in a case, with the number where the title does not say it."""
    title = document.title.case(case)
    words = said(title, document.ref("title"))
    if document.number and document.number not in title:
        words += said(f" № {document.number}", document.ref("number"))
    words += mark(document, "ru")
    if document.non_participants:
        words = words.noted(Footnote((non_participation(document) + ".").sentence(ru.polished)))
    return words.telling(document.record)


def continued(document: DocumentFacts, purpose: str) -> str:
    """«План …. Он переводит …»; a sentence that begins otherwise stays."""
    title, other = document.title.case("nomn").split(), document.title.case("gent").split()
    count = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] != pair[1], zip(title, other, strict=False)))
    words = purpose.split()
    if not count or words[:count] != title[:count] or len(words) == count:
        return purpose
    return " ".join((PRONOUNS[document.title.gender], *words[count:]))


def adopted(document: DocumentFacts, gender: str | None = None) -> str:
    if document.extends:
        return ru.agree("утвердить", gender or document.title.gender)
    return ru.agree(ADOPTED.get(document.kind, "принять"), gender or document.title.gender)


def _named(document: DocumentFacts) -> Said:
    """The title after a verb: an extension is not a title and begins with a small letter."""
    words = titled(document)
    return words.reworded(lambda text: text[:1].lower() + text[1:]) if document.extends else words


def _by(document: DocumentFacts) -> Said:
    if document.participants == "interested":
        return said(INTERESTED, document.ref("participants"))
    body = document.body
    if body is None or (body.abbreviation.ru and body.abbreviation.ru in document.title.words.ru):
        return said("", *([document.ref("by")] if body else []))
    return said(body.name.case("ablt"), document.ref("by"))


def _on(document: DocumentFacts) -> Said:
    return said(ru.when(document.dated), document.ref("date")) if document.dated else NOTHING


def _of(document: DocumentFacts) -> Said:
    """«от 17 сентября 2021 года»."""
    if not document.dated:
        return NOTHING
    dated = f"от {ru.span(document.dated)}" if document.dated.precision == "day" else f"({ru.span(document.dated)})"
    return said(dated, document.ref("date"))


def outcomes(event: EventFacts, documents: Sequence[DocumentFacts]) -> Said:
    """What stands before the list of documents that a session adopted."""
    facts = [event.ref("outcomes"), *(document.ref("stage") for document in documents)]
    return line("по итогам", head(event, "gent"), "приняты следующие документы").knowing(*facts)


def outcomes_elsewhere(documents: Sequence[DocumentFacts], sections: Sequence[int]) -> Said:
    """Documents of the same session that other sections tell."""
    word = "разделе" if len(sections) == 1 else "разделах"
    facts = [document.ref("area") for document in documents]
    what = "другой документ" if len(documents) == 1 else "другие документы"
    verb = "назван" if len(documents) == 1 else "названы"
    return said(f"{what}, принятые тогда же, {verb} в {word} {ru.and_(*map(str, sections))}".replace(
        "документ, принятые", "документ, принятый"), *facts)  # fmt: skip


def outcome(event: EventFacts, document: DocumentFacts, here: bool) -> Said:
    """One document that a session adopted; `here`: told right after the session, otherwise in the section of its area."""
    facts = (document.ref("stage"), event.ref("outcomes"))
    by = _by(document) if document.participants else NOTHING
    if here:
        return line("по итогам", head(event, "gent"), adopted(document), by, _named(document)).knowing(*facts)
    on = said(ru.when(event.dates), event.ref("dates")) if event.dates else NOTHING
    at = subject(event, "loct")
    return line("на", at, on, adopted(document), by, _named(document)).knowing(*facts)


def listed(document: DocumentFacts) -> Said:
    """A point of a list: the title, and who takes part where not all do."""
    words = titled(document).knowing(document.ref("stage")).capital()
    if document.participants == "interested":
        words += said(f" ({adopted(document)} {INTERESTED})", document.ref("participants"))
    elif document.stage == "in_force":
        words = line(words, _of(document))
    return words


def document(document: DocumentFacts, again: bool) -> Said:
    """A document told alone, by its stage."""
    stage = document.ref("stage")
    also = "также" if again else None
    of = titled(document, "gent")
    match document.stage:
        case "adopted" if document.is_background:
            words = line("ранее", adopted(document), also, titled(document))
        case "adopted":
            words = line(_on(document), _by(document), adopted(document), also, _named(document)).knowing(*_by(document).facts)
        case "in_force":
            words = in_force([document])
        case "agreed":
            words = line(_by(document), "согласован", also, "проект", of)
        case "under_negotiation":
            words = line("на согласовании находится", also, "проект", of)
        case "draft":
            words = line("подготовлен", also, "проект", of)
        case "being_prepared":
            words = line("ведется", also, "подготовка", of)
        case "being_extended":
            words = line("продолжается", also, "работа по продлению", of)
        case _:
            proposer = document.proposer
            who = said(side(proposer.adjective.ru, "ablt"), document.ref("proposed_by")) if proposer else NOTHING
            verb = ru.agree("внести", document.title.gender)
            words = line(_on(document), who, "на рассмотрение", verb, also, titled(document))
    return words.knowing(stage)


def in_force(documents: Sequence[DocumentFacts]) -> Said:
    """One document in force, or what stands before the list of several."""
    if len(documents) > 1:
        where = " в этой сфере" if documents[0].area else ""
        return said(f"сотрудничество{where} опирается на следующие документы", *(d.ref("stage") for d in documents))
    only = documents[0]
    verb = ru.agree("действовать", only.title.gender)
    whose = NOTHING
    if only.participants == "interested":
        whose = said("между заинтересованными государствами-членами", only.ref("participants"))
    return line(whose, verb, titled(only), _of(only)).knowing(only.ref("stage"))


def adopted_list(documents: Sequence[DocumentFacts]) -> Said:
    """What stands before a list of documents of which no session is known."""
    return said("в этой сфере приняты также следующие документы", *(document.ref("stage") for document in documents))


def non_participation(document: DocumentFacts) -> Said:
    """The footnote of the states that stay out."""
    names = [state.name.case("nomn") for state in document.non_participants]
    verb = "не участвует" if len(names) == 1 else "не участвуют"
    return said(f"{ru.and_(*names)} в данном документе {verb}", document.ref("non_participants"))
