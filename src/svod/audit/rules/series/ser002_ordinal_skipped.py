from __future__ import annotations

import itertools
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.series.ser001_ordinal_repeated import sessions_in_series
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class OrdinalSkipped(Rule):
    code = "SER002"
    severity = Severity.WARNING
    needs = ("events",)
    title = Trilingual("Номер заседания пропущен", "An ordinal skipped in a series", "会议届次跳号")
    message = Trilingual(
        "После заседания № {before} следует сразу № {after}. Серия: {title:quoted}. Проверьте номер или дополните.",
        "Session {before} is followed by {after}. The series: {title:quoted}. Check the number or tell the session between them.",
        "第{before}次会议之后直接是第{after}次。系列：{title:quoted}。请核对届次或补充中间的会议。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for series in sessions_in_series(facts):
            for before, after in itertools.pairwise(series):
                a, b = before.ordinal or 0, after.ordinal or 0
                if b - a > 1 or b < a:
                    yield self.found(
                        *after.place("ordinal"),
                        *before.place("ordinal"),
                        records=(*after.records, *before.records),
                        before=a,
                        after=b,
                        title=after.body or after.title,
                    )
