from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import events_in_both
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class PlacedOtherwise(Rule):
    code = "ACR002"
    severity = Severity.ERROR
    needs = ("events", "other")
    title = Trilingual("Другой источник называет другой город", "The other source names another city", "另一来源所载城市不同")
    message = Trilingual(
        "Мероприятие {title:quoted}: здесь {here:quoted}, в другом источнике {there:quoted}.",
        "The event {title:quoted}: {here:quoted} here, {there:quoted} in the other source.",
        "活动{title:quoted}：此处为{here:quoted}，另一来源为{there:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for event, other in events_in_both(facts):
            here, there = _cities(event), _cities(other)
            if here and there and not set(here) & set(there) and event.is_held is other.is_held:
                yield self.found(
                    *event.place("place", "dates"),
                    records=(*event.records, *other.records),
                    other_spans=other.place("place", "dates"),
                    title=event.title,
                    here=here,
                    there=there,
                )


def _cities(event: EventFact) -> list[str]:
    return list(dict.fromkeys((*event.cities, *([event.city] if event.city else []))))
