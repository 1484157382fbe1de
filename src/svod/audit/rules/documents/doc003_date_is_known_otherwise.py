from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.gazetteer import fold


class DateIsKnownOtherwise(Rule):
    code = "DOC003"
    severity = Severity.WARNING
    needs = ("documents",)
    title = Trilingual("Дата документа не та, что известна", "A document's date is known to be another", "文件日期与已知不符")
    message = Trilingual(
        "Документ {title:quoted} датирован {date:dates}, а известна дата {known:dates}. Сверьте с подлинником.",
        "The document {title:quoted} is dated {date:dates}, but its known date is {known:dates}. Compare with the original.",
        "文件{title:quoted}日期写为{date:dates}，而已知日期为{known:dates}。请与原件核对。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """What the pack knows of documents (audit.yaml)."""
        for known in facts.house.documents:
            words = [fold(word) for word in known.words]
            for document in facts.documents:
                if not document.date or len(document.date) != len(known.date) or document.date == known.date:
                    continue
                if all(word in fold(document.title) for word in words):
                    places = document.evidence.get("date", ())[:1] or ((document.span,) if document.span else ())
                    yield self.found(
                        *places,
                        records=document.records,
                        title=document.title,
                        date=f"{document.date}/{document.date}",
                        known=f"{known.date}/{known.date}",
                        source=known.source,
                    )
