from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.identity import series_of
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventKind, Severity
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
        numbered: dict[tuple[str | None, EventKind], list[EventFact]] = {}
        for event in facts.events:
            # a session without a number may be a meeting of another rank
            if event.ordinal is not None and event.ordinal > 1 and event.days and event.is_held:
                numbered.setdefault((series_of(event), event.kind), []).append(event)
        for first in facts.events:
            series = series_of(first) if first.ordinal == 1 and first.body and first.is_held else None
            if not series or not first.days:
                continue
            day = first.days.first
            other = next((one for one in numbered.get((series, first.kind), ()) if one.days and one.days.last < day), None)
            if other:
                yield self.found(
                    *first.place("ordinal"),
                    *other.place("dates"),
                    records=(*first.records, *other.records),
                    dates=[str(other.days)],
                    title=str(first.body),
                )
