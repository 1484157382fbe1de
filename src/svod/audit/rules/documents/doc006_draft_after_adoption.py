from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentStage, Severity
from svod.kernel.words import Trilingual

_DRAFT_BEFORE = re.compile(r"\bпроект\w{0,3} (?:\w+ )?$", re.IGNORECASE)
_FULL_DAY = 10


class DraftAfterAdoption(Rule):
    code = "DOC006"
    severity = Severity.WARNING
    needs = ("text", "documents")
    title = Trilingual(
        "Принятый документ снова назван проектом", "An adopted document called a draft again", "已通过的文件又被称为草案"
    )
    message = Trilingual(
        "Документ {title:quoted} принят {adopted:dates}, а {later:dates} о нём говорится как о проекте.",
        "The document {title:quoted} was adopted on {adopted:dates}, and on {later:dates} it is spoken of as a draft.",
        "文件{title:quoted}已于{adopted:dates}通过，而{later:dates}又被称为草案。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for document in facts.documents:
            adopted = _day(document)
            if adopted is None:
                continue
            for mention in document.mentions:
                if not _DRAFT_BEFORE.search(text, max(0, mention.start - 30), mention.start):
                    continue
                event = _event_over(facts, mention)
                if event is not None and event[0] > adopted:
                    yield self.found(
                        mention,
                        *document.evidence.get("date", ())[:1],
                        event[1],
                        title=document.title,
                        adopted=str(adopted),
                        later=str(event[0]),
                    )


def _day(document: DocumentFact) -> date | None:
    done = document.stage in {DocumentStage.ADOPTED, DocumentStage.IN_FORCE}
    return date.fromisoformat(document.date) if done and document.date and len(document.date) == _FULL_DAY else None


def _event_over(facts: Facts, mention: Span) -> tuple[date, Span] | None:
    """The day that the paragraph of the mention tells, where it tells one."""
    text = facts.text or ""
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    days = [
        one
        for one in facts.dates
        if one.role == "event" and one.dates and one.dates.precision == "day" and start <= one.span.start
        and (end < 0 or one.span.start < end)
    ]  # fmt: skip
    return (days[0].dates.first, days[0].span) if len(days) == 1 and days[0].dates else None
