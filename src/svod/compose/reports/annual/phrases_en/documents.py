"""How documents are told in English, by the stage that they have reached."""

from __future__ import annotations

from collections.abc import Sequence

from svod.compose.grammar import en
from svod.compose.reports.annual.phrases import mark
from svod.compose.reports.annual.phrases_en.events import called, named, subject
from svod.compose.said import NOTHING, Said, line, said
from svod.compose.tree import Footnote
from svod.compose.year import DocumentFacts, EventFacts

VERBS = {"memorandum": "concluded", "agreement": "concluded", "initiative": "endorsed"}
INTERESTED = "by the interested member states"


def titled(document: DocumentFacts, article: bool = True) -> Said:
    title = document.title.words.en
    numbered = title.startswith("Decision No.")
    words = said(f"the {title}" if article and not numbered else title, document.ref("title"))
    if document.number and document.number not in title:
        words += said(f" No. {document.number}", document.ref("number"))
    words += mark(document, "en")
    if document.non_participants:
        words = words.noted(Footnote((non_participation(document) + ".").capital().sentence(en.polished)))
    return words.telling(document.record)


def continued(document: DocumentFacts, purpose: str) -> str:
    """ "Plan …. It turns …"; a sentence that begins otherwise stays."""
    words, head = purpose.split(), document.title.words.en.split(maxsplit=1)[0]
    if len(words) < 3 or [word.lower() for word in words[:2]] != ["the", head.lower()]:
        return purpose
    return " ".join(("It" if words[2].endswith("s") else "They", *words[2:]))


def adopted(document: DocumentFacts) -> str:
    return VERBS.get(document.kind, "adopted")


def _be(document: DocumentFacts) -> str:
    many = document.title.gender == "plur" and document.title.words.en.split(" of ")[0].split(" on ")[0].endswith("s")
    return "were" if many else "was"


def _by(document: DocumentFacts) -> Said:
    if document.participants == "interested":
        return said(INTERESTED, document.ref("participants"))
    body = document.body
    if body is None or body.name.words.en in document.title.words.en:
        return NOTHING
    return said(f"by {named(body)}", document.ref("by"))


def _on(document: DocumentFacts) -> Said:
    return said(en.when(document.dated), document.ref("date")) if document.dated else NOTHING


def outcomes(event: EventFacts, documents: Sequence[DocumentFacts]) -> Said:
    facts = [event.ref("outcomes"), *(document.ref("stage") for document in documents)]
    return said(f"the {called(event)} adopted the following documents", *facts)


def outcomes_elsewhere(documents: Sequence[DocumentFacts], sections: Sequence[int]) -> Said:
    many = len(documents) > 1
    word = "section" if len(sections) == 1 else "sections"
    subject = "other documents" if many else "another document"
    verb = "are" if many else "is"
    facts = [document.ref("area") for document in documents]
    return said(f"{subject} adopted on the same occasion {verb} listed in {word} {en.and_(*map(str, sections))}", *facts)


def outcome(event: EventFacts, document: DocumentFacts, here: bool) -> Said:
    facts = (document.ref("stage"), event.ref("outcomes"))
    by = _by(document) if document.participants else NOTHING
    if here and adopted(document) == "concluded":  # parties conclude, a session does not
        return line(titled(document), f"{_be(document)} concluded", by, f"at the {called(event)}").knowing(*facts)
    if here:
        return line(f"the {called(event)}", adopted(document), titled(document), f"({by.text})" if by else None).knowing(
            *facts, *by.facts
        )
    on = said(en.when(event.dates), event.ref("dates")) if event.dates else NOTHING
    at = subject(event)
    at = at.reworded(lambda text: "the " + text.split(" ", 1)[1] if text.startswith(("a ", "an ")) else text)
    return line(titled(document), f"{_be(document)} {adopted(document)}", by, "at", at, on).knowing(*facts)


def listed(document: DocumentFacts) -> Said:
    words = titled(document, article=False).knowing(document.ref("stage")).capital()
    if document.participants == "interested":
        words += said(f" ({adopted(document)} {INTERESTED})", document.ref("participants"))
    elif document.stage == "in_force" and document.dated:
        words += said(f" of {en.span(document.dated)}", document.ref("date"))
    return words


def document(document: DocumentFacts, again: bool) -> Said:
    stage = document.ref("stage")
    also = "also" if again else None
    name, bare, be = titled(document), titled(document, article=False), _be(document)
    match document.stage:
        case "adopted" if document.is_background:
            words = line(name, "had", also, "been", adopted(document), "earlier")
        case "adopted":
            words = line(name, be, also, adopted(document), _by(document), _on(document))
        case "in_force":
            words = in_force([document])
        case "agreed":
            words = line(
                "the draft", bare, "were" if en.is_plural(en.head_noun(bare.text)) else "was", also, "agreed", _by(document)
            )
        case "under_negotiation":
            words = line("the draft", bare, "are" if en.is_plural(en.head_noun(bare.text)) else "is", also, "under negotiation")
        case "draft":
            many = en.is_plural(en.head_noun(bare.text))
            words = line("draft" if many else "a draft", bare, "have" if many else "has", also, "been drawn up")
        case "being_prepared":
            words = line(name, "is", also, "being prepared")
        case "being_extended":
            words = line("work", also, "continues on extending", name)
        case _:
            proposer = document.proposer
            who = said(f"by {proposer.short.words.en}", document.ref("proposed_by")) if proposer else NOTHING
            words = line(name, be, also, "submitted for consideration", who, _on(document))
    return words.knowing(stage)


def in_force(documents: Sequence[DocumentFacts]) -> Said:
    if len(documents) > 1:
        where = " in this area" if documents[0].area else ""
        return said(f"cooperation{where} rests on the following documents", *(d.ref("stage") for d in documents))
    only = documents[0]
    dated = said(f"of {en.span(only.dated)}", only.ref("date")) if only.dated else NOTHING
    whose = NOTHING
    if only.participants == "interested":
        whose = said("among the interested member states", only.ref("participants"))
    return line(titled(only), dated, "is in force", whose).knowing(only.ref("stage"))


def adopted_list(documents: Sequence[DocumentFacts]) -> Said:
    return said("the following documents were also adopted in this area", *(document.ref("stage") for document in documents))


def non_participation(document: DocumentFacts) -> Said:
    names = [f"the {state.name.words.en}" for state in document.non_participants]
    verb = "does" if len(names) == 1 else "do"
    return said(f"{en.and_(*names)} {verb} not take part in this document", document.ref("non_participants"))
