from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import documents_in_both
from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.documents.doc001_adopted_without_date import OF_A_SESSION
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class DocumentOtherwise(Rule):
    code = "ACR004"
    severity = Severity.ERROR
    needs = ("documents", "other")
    title = Trilingual(
        "Другой источник даёт другие реквизиты документа",
        "The other source gives a document another date or number",
        "另一来源所载文件日期或编号不同",
    )
    message = Trilingual(
        "Документ {title:quoted}: здесь {here:particular}, в другом источнике {there:particular}.",
        "The document {title:quoted}: {here:particular} here, {there:particular} in the other source.",
        "文件{title:quoted}：此处为{here:particular}，另一来源为{there:particular}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for document, other in documents_in_both(facts):
            pair = _differ(document, other)
            if pair and document.kind not in OF_A_SESSION:
                yield self.found(
                    *_place(document),
                    records=(*document.records, *other.records),
                    other_spans=_place(other),
                    title=document.title,
                    here=pair[0],
                    there=pair[1],
                )


def _differ(one: DocumentFact, other: DocumentFact) -> tuple[str, str] | None:
    """The two numbers, or the two days; a year agrees with a day in it."""
    if one.number and other.number and one.number != other.number:
        return f"№ {one.number}", f"№ {other.number}"
    if one.date and other.date and not one.date.startswith(other.date) and not other.date.startswith(one.date):
        return one.date, other.date
    return None


def _place(document: DocumentFact) -> tuple[Span, ...]:
    return document.evidence.get("date", ())[:1] or ((document.span,) if document.span else ())
