from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from svod.audit.facts.identity import series_of
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SessionsOverlap(Rule):
    code = "EVT006"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual("Заседания одного органа в одни дни", "Sessions of one body on the same days", "同一机构会议时间重叠")
    message = Trilingual(
        "Один орган не мог заседать в двух местах сразу: {dates:dates}. Орган: {title:quoted}.",
        "One body cannot sit in two places at once: {dates:dates}. The body: {title:quoted}.",
        "同一机构不可能同时在两地开会：{dates:dates}。机构：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        by_series: dict[str, list[EventFact]] = {}
        for tellings in facts.tellings:
            event = tellings[0]
            series = series_of(event) if event.body and event.ordinal and event.days and event.city else None
            if series:
                by_series.setdefault(series, []).append(event)
        for sessions in by_series.values():
            for one, other in self._meeting(sessions):
                if self._clash(one, other):
                    yield self.found(
                        *other.place("dates"),
                        *one.place("dates"),
                        records=(*other.records, *one.records),
                        dates=[str(one.days), str(other.days)],
                        title=str(one.body),
                    )

    def _meeting(self, sessions: list[EventFact]) -> Iterator[tuple[EventFact, EventFact]]:
        """Pairs whose days meet: each session with those that begin before it ends."""
        in_order = sorted(sessions, key=lambda event: event.days.first if event.days else date.max)
        for at, one in enumerate(in_order):
            for other in in_order[at + 1 :]:
                if not (one.days and other.days) or other.days.first > one.days.last:
                    break
                yield (one, other) if sessions.index(one) < sessions.index(other) else (other, one)

    def _clash(self, one: EventFact, other: EventFact) -> bool:
        if not (one.is_held and other.is_held and one.days and other.days) or one.days.is_backwards or other.days.is_backwards:
            return False
        return one.ordinal != other.ordinal and one.city != other.city and one.days.overlaps(other.days)
