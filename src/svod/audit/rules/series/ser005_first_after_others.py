from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.identity import series_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class FirstAfterOthers(Rule):
    code = "SER005"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual(
        "«Первое» заседание органа, который уже собирался",
        "A “first” session of a body that met before",
        "已开过会的机构称“首次”会议",
    )
    message = Trilingual(
        "Заседание названо первым, но раньше ({dates:dates}) этот орган уже собирался: {title:quoted}.",
        "The session is called the first, but the body met before ({dates:dates}): {title:quoted}.",
        "称为首次会议，但该机构此前（{dates:dates}）已开过会：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for first in facts.events:
            series = series_of(first) if first.ordinal == 1 and first.body and first.days and first.is_held else None
            if not series or not first.days:
                continue
            for other in facts.events:
                earlier = other.days is not None and other.days.last < first.days.first
                # a session without a number may be a meeting of another rank
                numbered = other.ordinal is not None and other.ordinal > 1
                if earlier and numbered and other.is_held and other.kind is first.kind and series_of(other) == series:
                    yield self.found(
                        *first.place("ordinal"),
                        *other.place("dates"),
                        records=(*first.records, *other.records),
                        dates=[str(other.days)],
                        title=str(first.body),
                    )
                    break
