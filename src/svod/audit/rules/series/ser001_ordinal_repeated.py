from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.identity import series_of
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class OrdinalRepeated(Rule):
    code = "SER001"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual("Номер заседания повторяется", "An ordinal repeated in a series", "会议届次重复")
    message = Trilingual(
        "Номер {ordinal} носят два разных заседания: {dates:dates}. Серия: {title:quoted}.",
        "Two different sessions have the number {ordinal}: {dates:dates}. The series: {title:quoted}.",
        "两次不同会议的届次均为第{ordinal}次：{dates:dates}。系列：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for series in sessions_in_series(facts):
            seen: dict[int, EventFact] = {}
            for event in series:
                first = seen.setdefault(event.ordinal or 0, event)
                if first is not event and first.dates != event.dates:
                    yield self.found(
                        *event.place("ordinal"),
                        *first.place("ordinal"),
                        records=(*event.records, *first.records),
                        ordinal=event.ordinal,
                        title=event.body or event.title,
                        dates=[str(first.dates[0]), str(event.dates[0])],
                    )


def sessions_in_series(facts: Facts) -> list[list[EventFact]]:
    """The numbered and dated sessions of each series, in order of time; only series of two and more."""
    series: dict[tuple[str, str], list[EventFact]] = {}
    for tellings in facts.tellings:
        event = tellings[0]
        name = series_of(event)
        if name and event.ordinal and event.dates and not event.is_decision:
            series.setdefault((name, event.kind), []).append(event)
    return [
        sorted(events, key=lambda event: (event.dates[0].first, event.ordinal or 0))
        for events in series.values()
        if len(events) > 1
    ]
