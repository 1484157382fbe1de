from __future__ import annotations

import itertools
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventFormat, Severity
from svod.kernel.words import Trilingual


class ChairInTwoCities(Rule):
    code = "EVT003"
    severity = Severity.NOTE
    needs = ("events",)
    title = Trilingual(
        "Одна сторона председательствует в двух городах в один день",
        "One chair in two cities on one day",
        "同一主席方同日在两地主持",
    )
    message = Trilingual(
        "{chair:state} председательствует в один день ({dates:dates}) в двух городах: {cities:quoted}. Проверьте.",
        "One side ({chair}) chairs in two cities on one day ({dates:dates}): {cities:quoted}. Check which is right.",
        "同一主席方（{chair}）同一天（{dates:dates}）在两个城市主持会议：{cities:quoted}。请核对日期、地点和主席方。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        on_a_day: dict[tuple[str, str], list[EventFact]] = {}
        for event in (tellings[0] for tellings in facts.tellings if sits_in_one_city(tellings[0])):
            on_a_day.setdefault((str(event.chair), str(event.dates[0])), []).append(event)
        for one, other in itertools.chain.from_iterable(itertools.combinations(chaired, 2) for chaired in on_a_day.values()):
            if one.city != other.city:
                yield self.found(
                    *one.place("dates"),
                    *one.place("place"),
                    *other.place("dates"),
                    *other.place("place"),
                    records=(*one.records, *other.records),
                    chair=one.chair,
                    dates=str(one.dates[0]),
                    cities=[one.city, other.city],
                )


def sits_in_one_city(event: EventFact) -> bool:
    day = event.days
    whole = event.is_held and event.format is not EventFormat.ONLINE and len(event.cities) < 2
    return whole and bool(event.chair and event.city) and day is not None and day.start == day.end
