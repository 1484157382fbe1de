from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class RangeEndsBeforeItStarts(Rule):
    code = "DAT002"
    severity = Severity.ERROR
    needs = ()
    title = Trilingual(
        "Период заканчивается раньше, чем начинается", "A range that ends before it starts", "结束早于开始的日期区间"
    )
    message = Trilingual(
        "Конец раньше начала: {printed:quoted}.",
        "The end comes before the start: {printed:quoted}.",
        "结束早于开始：{printed:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for date in facts.dates:
            if date.dates and date.dates.is_backwards:
                yield self.found(date.span, printed=" ".join(date.printed.split()))
        if facts.text is None:
            for event in facts.events:
                for dates in event.dates:
                    if dates.is_backwards:
                        yield self.found(records=event.records, printed=str(dates))
