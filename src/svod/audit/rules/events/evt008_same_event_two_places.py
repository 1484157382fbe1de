from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SameEventTwoPlaces(Rule):
    code = "EVT008"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual("Одно мероприятие – разные города", "One event in two cities", "同一活动城市不一致")
    message = Trilingual(
        "Одно мероприятие, рассказанное дважды, проходит в разных городах: {cities:quoted}. Речь о мероприятии {title:quoted}.",
        "One event is told twice in different cities: {cities:quoted}. The event: {title:quoted}.",
        "同一活动重复叙述且城市不一致：{cities:quoted}。活动：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for tellings in facts.events_by_identity():
            placed = [event for event in tellings if cities_of(event)]
            for n, event in enumerate(placed[1:], 1):
                against = next((one for one in placed[:n] if not cities_of(one) & cities_of(event)), None)
                if against is not None:
                    yield self.found(
                        *against.place("place", "dates"),
                        *event.place("place", "dates"),
                        records=tuple(dict.fromkeys((*against.records, *event.records))),
                        title=tellings[0].title,
                        cities=sorted(cities_of(against)) + sorted(cities_of(event)),
                    )


def cities_of(event: EventFact) -> set[str]:
    return {*event.cities, *([event.city] if event.city else [])}
