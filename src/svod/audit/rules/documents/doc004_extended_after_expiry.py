from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentStage, Severity
from svod.kernel.words import Trilingual

_EXTENDED = frozenset({DocumentStage.BEING_EXTENDED})


class ExtendedAfterExpiry(Rule):
    code = "DOC004"
    severity = Severity.WARNING
    needs = ("documents", "period")
    title = Trilingual("Продлен документ, срок которого истек", "A document extended after it had expired", "延长已过期的文件")
    message = Trilingual(
        "Речь о продлении, но срок документа истек в {until} году, до отчётного периода ({period:dates}): {title:quoted}.",
        "An extension is told, but the document expired in {until}, before the reporting period ({period:dates}): {title:quoted}.",
        "文中称延长，但该文件已于{until}年到期，早于报告期（{period:dates}）：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        assert facts.period is not None
        for document in facts.documents:
            until = (document.valid_to or "")[:4]
            if document.stage in _EXTENDED and until.isdigit() and int(until) < facts.period.first.year:
                yield self.found(
                    *_place(document), records=document.records, until=until, period=str(facts.period), title=document.title
                )


def _place(document: DocumentFact) -> tuple[Span, ...]:
    return (document.span,) if document.span else ()
