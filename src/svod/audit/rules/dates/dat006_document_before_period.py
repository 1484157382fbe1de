from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class DocumentBeforePeriod(Rule):
    code = "DAT006"
    severity = Severity.NOTE
    needs = ("text", "dates", "period")
    title = Trilingual("Документ принят до отчётного периода", "A document from before the reporting period", "报告期之前的文件")
    message = Trilingual(
        "Документ датирован {dates:dates}, до отчётного периода ({period:dates}). Проверьте, что он назван как основание.",
        "A document is dated {dates:dates}, before the reporting period ({period:dates}). See that it is told as a ground.",
        "文件日期为{dates:dates}，早于报告期（{period:dates}）。请核实其为依据性引用。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        assert facts.period is not None
        for mention in facts.dates:
            dates = mention.dates
            if mention.role != "document" or dates is None or dates.precision != "day":
                continue
            if dates.last < facts.period.first and mention.span.start > facts.annex_at:
                yield self.found(
                    mention.span,
                    *((facts.period_span,) if facts.period_span else ()),
                    dates=str(dates),
                    period=str(facts.period),
                )
