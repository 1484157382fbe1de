from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import SAME_SESSION, events_in_both
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class DatedOtherwise(Rule):
    code = "ACR001"
    severity = Severity.ERROR
    needs = ("events", "other")
    title = Trilingual("Другой источник даёт другие даты", "The other source gives other dates", "另一来源所载日期不同")
    message = Trilingual(
        "Мероприятие {title:quoted}: здесь {here:dates}, в другом источнике {there:dates}.",
        "The event {title:quoted}: {here:dates} here, {there:dates} in the other source.",
        "活动{title:quoted}：此处为{here:dates}，另一来源为{there:dates}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for event, other in events_in_both(facts):
            if _differ(event, other):
                yield self.found(
                    *event.place("dates"),
                    records=(*event.records, *other.records),
                    other_spans=other.place("dates"),
                    title=event.title,
                    here=[str(dates) for dates in event.dates],
                    there=[str(dates) for dates in other.dates],
                )


def _differ(event: EventFact, other: EventFact) -> bool:
    """A month holds its days: «май 2024 г.» and «14 мая 2024 г.» agree. What was planned may be held on another day."""
    if not event.dates or not other.dates or event.is_held is not other.is_held:
        return False
    if min(abs(a.first - b.first) for a in event.dates for b in other.dates) > SAME_SESSION:
        return False  # two sessions with one number: ACR006
    fine = all(dates.precision == "day" for dates in (*event.dates, *other.dates))
    if fine:
        return not set(event.dates) & set(other.dates)
    return not any(a.overlaps(b) for a in event.dates for b in other.dates)
