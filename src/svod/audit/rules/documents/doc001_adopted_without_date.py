from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import DocumentStage, Severity
from svod.kernel.words import Trilingual


class AdoptedWithoutDate(Rule):
    code = "DOC001"
    severity = Severity.WARNING
    needs = ("documents",)
    title = Trilingual("Принятый документ без даты", "An adopted document without a date", "已通过文件缺少日期")
    message = Trilingual(
        "Документ «{title}» принят, но не сказано, когда и на каком заседании.",
        "The document “{title}” is adopted, but the text says neither when nor at which session.",
        "文件“{title}”已通过，但未说明通过日期和会议。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        dated = {event.ref for event in facts.events if event.dates}
        names = {name for event in facts.events if event.dates for name in (event.title, event.body) if name}
        for document in facts.documents:
            if document.stage is DocumentStage.ADOPTED and not self._has_day(document, dated, names):
                spans = document.evidence.get("title") or ((document.span,) if document.span else ())
                yield self.found(*spans[:1], records=document.records, title=document.title)

    def _has_day(self, document: DocumentFact, dated: set[str], names: set[str]) -> bool:
        """Its own date, or that of the session that adopted it. What is named only as a ground needs none here."""
        return bool(document.date or document.is_background or document.adopted_by in dated or document.adopted_by in names)
