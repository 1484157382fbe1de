from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentKind, DocumentStage, Severity
from svod.kernel.words import Trilingual

# These are of the session or the year that they tell of, and are not adopted apart from it.
OF_A_SESSION = {DocumentKind.REPORT, DocumentKind.PROTOCOL, DocumentKind.COMMUNIQUE, DocumentKind.ANALYSIS}
TAKERS = re.compile(
    r"\b(?:министры|стороны|участники|главы|руководители|делегации|члены \w+|мы) (?:\w+ )?(?:одобрил|принял|утвердил|подписал)",
    re.IGNORECASE,
)
SESSION = re.compile(r"\b(?:саммит|заседани|совещани|сесси|встреч)\w*", re.IGNORECASE)
# «Приложение к Решению Совета», above its number and date: the act that is annexed to, not one more
ANNEX_TO = re.compile(r"(?:^|\n)\W*(?:приложение|annex)(?: (?:№ ?)?\d+)?\s+(?:к|to(?: the)?)\s+\Z", re.IGNORECASE)
ITEM = re.compile(r"\s*(?:[–—•*-]|\d{1,2}[.)])\s")


class AdoptedWithoutDate(Rule):
    code = "DOC001"
    severity = Severity.WARNING
    needs = ("documents",)
    title = Trilingual("Принятый документ без даты", "An adopted document without a date", "已通过文件缺少日期")
    message = Trilingual(
        "Документ {title:quoted} принят, но дата принятия (или заседание, на котором он принят) не названа.",
        "The document {title:quoted} is adopted, but the day of its adoption, or the session that adopted it, is not told.",
        "文件{title:quoted}已通过，但未说明通过日期（或通过该文件的会议）。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        dated = {event.ref for event in facts.events if event.dates}
        names = {name for event in facts.events if event.dates for name in (event.title, event.body) if name}
        for document in facts.documents:
            adopted = document.stage is DocumentStage.ADOPTED and document.kind not in OF_A_SESSION
            if adopted and not self._has_day(document, dated, names) and not has_day_around(document, facts):
                spans = document.evidence.get("title") or ((document.span,) if document.span else ())
                yield self.found(*spans[:1], records=document.records, title=document.title)

    def _has_day(self, document: DocumentFact, dated: set[str], names: set[str]) -> bool:
        """Its own date, or that of the session that adopted it. What is named only as a ground needs none here."""
        return bool(document.date or document.is_background or document.adopted_by in dated or document.adopted_by in names)


def has_day_around(document: DocumentFact, facts: Facts) -> bool:
    """A date or a session in the same paragraph dates what was adopted there."""
    if facts.text is None or document.span is None:
        return False
    end = facts.text.find("\n\n", document.span.end)
    paragraph = Span(paragraph_start(facts.text, document.span.start), end if end >= 0 else len(facts.text))
    title = document.evidence.get("title", (document.span,))[0]
    if ANNEX_TO.search(facts.text[max(0, title.start - 60) : title.start]):
        return True
    printed = title.of(facts.text)
    if printed.split()[0].isupper() or SESSION.search(paragraph.of(facts.text)) or TAKERS.search(paragraph.of(facts.text)):
        return True  # the text itself, with its date at its head; or those who met took it
    days = (date.span for date in facts.dates if date.role in {"event", "document", "decision"})
    sessions = (event.span for event in facts.events if event.span and (event.dates or event.same_as))
    told = (paragraph, *leading_words(facts.text, paragraph))
    return any(where.holds(span) for span in (*days, *sessions) for where in told)


def paragraph_start(text: str, at: int) -> int:
    return text.rfind("\n\n", 0, at) + 1


def leading_words(text: str, paragraph: Span) -> Iterator[Span]:
    """«4 июля … приняты следующие документы:» above the items of a list: what they share."""
    while ITEM.match(paragraph.of(text)) and paragraph.start > 0:
        paragraph = Span(paragraph_start(text, paragraph.start - 1), paragraph.start - 1)
        if paragraph.of(text).rstrip().endswith(":"):
            yield paragraph
