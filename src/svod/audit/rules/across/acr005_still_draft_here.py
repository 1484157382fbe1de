from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import documents_in_both
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import DocumentStage, Severity
from svod.kernel.words import Trilingual

_DONE = frozenset({DocumentStage.ADOPTED, DocumentStage.IN_FORCE})
_UNDER_WAY = frozenset(
    {DocumentStage.DRAFT, DocumentStage.BEING_PREPARED, DocumentStage.UNDER_NEGOTIATION, DocumentStage.PROPOSED}
)


class StillDraftHere(Rule):
    code = "ACR005"
    severity = Severity.WARNING
    needs = ("documents", "other")
    title = Trilingual(
        "Принятый документ здесь ещё проект",
        "A document adopted elsewhere is still a draft here",
        "另一来源已通过的文件此处仍为草案",
    )
    message = Trilingual(
        "Документ {title:quoted} в другом источнике принят, а здесь ещё готовится или согласовывается.",
        "The document {title:quoted} is adopted in the other source and still being drafted or agreed here.",
        "文件{title:quoted}在另一来源中已通过，此处仍在拟订或商定。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for document, other in documents_in_both(facts):
            if document.stage in _UNDER_WAY and other.stage in _DONE:
                yield self.found(
                    *(document.evidence.get("stage", ())[:1] or ((document.span,) if document.span else ())),
                    records=(*document.records, *other.records),
                    other_spans=other.evidence.get("stage", ())[:1] or ((other.span,) if other.span else ()),
                    title=document.title,
                )
