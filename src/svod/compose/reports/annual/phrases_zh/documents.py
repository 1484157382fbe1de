"""How documents are told in Chinese, by the stage that they have reached."""

from __future__ import annotations

from collections.abc import Sequence

from svod.compose.grammar import zh
from svod.compose.reports.annual.phrases import mark
from svod.compose.reports.annual.phrases_zh.events import called, joined, subject
from svod.compose.said import NOTHING, Said, glue, said
from svod.compose.tree import Footnote
from svod.compose.year import DocumentFacts, EventFacts

VERBS = {"memorandum": "签订", "agreement": "缔结", "initiative": "支持"}
NOT_TITLES = frozenset({"decision", "initiative"})  # kinds that stand without book-title marks
SIGNED = frozenset({"memorandum", "agreement"})
INTERESTED = "由感兴趣的成员国"


def titled(document: DocumentFacts) -> Said:
    """《…》 around a title; a decision or an initiative stands without."""
    title = document.title.words.zh
    bare = document.kind in NOT_TITLES or (title.startswith("《") and title.endswith("》"))
    words = said(title if bare else f"《{title}》", document.ref("title"))
    if document.number and document.number not in title:
        words += said(f"（第{document.number}号）", document.ref("number"))
    words += mark(document, "zh")
    if document.non_participants:
        words = words.noted(Footnote((non_participation(document) + "。").sentence(zh.polished)))
    return words.telling(document.record)


def continued(document: DocumentFacts, purpose: str) -> str:
    """《…》。该计划…: the Chinese sentence takes the title up by its kind, which is no repetition."""
    return purpose


def adopted(document: DocumentFacts) -> str:
    return VERBS.get(document.kind, "通过")


def _by(document: DocumentFacts) -> Said:
    if document.participants == "interested":
        return said(INTERESTED, document.ref("participants"))
    body = document.body
    if body is None or body.name.words.zh in document.title.words.zh:
        return NOTHING
    return said(body.name.words.zh, document.ref("by"))


def _on(document: DocumentFacts) -> Said:
    return said(zh.span(document.dated), document.ref("date")) if document.dated else NOTHING


def outcomes(event: EventFacts, documents: Sequence[DocumentFacts]) -> Said:
    facts = [event.ref("outcomes"), *(document.ref("stage") for document in documents)]
    return said(f"{called(event)}通过以下文件", *facts)


def outcomes_elsewhere(documents: Sequence[DocumentFacts], sections: Sequence[int]) -> Said:
    facts = [document.ref("area") for document in documents]
    return said(f"同时通过的其他文件见第{zh.and_(*map(str, sections))}部分", *facts)


def outcome(event: EventFacts, document: DocumentFacts, here: bool) -> Said:
    facts = (document.ref("stage"), event.ref("outcomes"))
    by = _by(document) if document.participants else NOTHING
    what = joined("批准" if document.extends else joined(by, adopted(document)), titled(document))
    if here and by:
        return glue("，", [f"{called(event)}期间", what]).knowing(*facts)
    if here:  # a meeting adopts, its parties sign
        whose = f"{called(event)}期间" if document.kind in SIGNED else called(event)
        return joined(whose, what).knowing(*facts)
    on = said(zh.span(event.dates), event.ref("dates")) if event.dates else NOTHING
    return glue("，", [on, joined(subject(event), what)]).knowing(*facts)


def listed(document: DocumentFacts) -> Said:
    words = titled(document).knowing(document.ref("stage"))
    if document.participants == "interested":
        words += said(f"（{INTERESTED}{adopted(document)}）", document.ref("participants"))
    elif document.stage == "in_force" and document.dated:
        words += said(f"（{zh.span(document.dated)}）", document.ref("date"))
    return words


def document(document: DocumentFacts, again: bool) -> Said:
    also = "还" if again else None
    name, by, on = titled(document), _by(document), _on(document)
    match document.stage:
        case "adopted" if document.is_background:
            words = joined("此前", also, "已", adopted(document), name)
        case "adopted":
            words = glue("，", [on, joined(by or "各方", also, adopted(document), name)])
        case "in_force":
            words = in_force([document])
        case "agreed":
            words = joined(by, also, "已商定", name, "草案")
        case "under_negotiation":
            words = joined(name, "草案", "也" if again else None, "正在磋商")
        case "draft":
            words = joined(also, "已拟定", name, "草案")
        case "being_prepared":
            words = joined(also, "正在拟定", name)
        case "being_extended":
            words = joined(name, also, "正在办理延期")
        case _:
            proposer = document.proposer
            who = said(f"{proposer.adjective.zh}方", document.ref("proposed_by")) if proposer else NOTHING
            handed = joined("于" if on else None, on, "提交审议")
            words = joined(who, also, "已将", name, handed) if who else joined(name, also, "已", handed)
    return words.knowing(document.ref("stage"))


def in_force(documents: Sequence[DocumentFacts]) -> Said:
    if len(documents) > 1:
        return said(
            f"{'本领域' if documents[0].area else '各领域'}合作以下列文件为依据",
            *(document.ref("stage") for document in documents),
        )
    only = documents[0]
    dated = said(f"（{zh.span(only.dated)}）", only.ref("date")) if only.dated else NOTHING
    whose = said("目前在感兴趣的成员国之间", only.ref("participants")) if only.participants == "interested" else NOTHING
    return joined(titled(only), dated, whose, "有效" if whose else "现行有效").knowing(only.ref("stage"))


def adopted_list(documents: Sequence[DocumentFacts]) -> Said:
    return said("本领域还通过了以下文件", *(document.ref("stage") for document in documents))


def non_participation(document: DocumentFacts) -> Said:
    names = [state.name.words.zh for state in document.non_participants]
    return said(f"{zh.and_(*names)}未参加该文件", document.ref("non_participants"))
