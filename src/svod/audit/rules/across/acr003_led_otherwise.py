from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import events_in_both
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class LedOtherwise(Rule):
    code = "ACR003"
    severity = Severity.WARNING
    needs = ("events", "other")
    title = Trilingual(
        "Другой источник называет другого председателя", "The other source names another chair", "另一来源所载主席国不同"
    )
    message = Trilingual(
        "Мероприятие {title:quoted}: здесь председательствует {here:state}, в другом источнике {there:state}.",
        "The event {title:quoted}: chaired by {here:state} here, by {there:state} in the other source.",
        "活动{title:quoted}：此处主席国为{here:state}，另一来源为{there:state}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for event, other in events_in_both(facts):
            if event.chair and other.chair and event.chair != other.chair:
                yield self.found(
                    *event.place("chair"),
                    records=(*event.records, *other.records),
                    other_spans=other.place("chair"),
                    title=event.title,
                    here=event.chair,
                    there=other.chair,
                )
