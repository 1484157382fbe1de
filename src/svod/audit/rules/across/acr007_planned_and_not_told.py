from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import events_in_both, series_by_name
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventStatus, Severity
from svod.kernel.words import Trilingual

_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.POSTPONED})


class PlannedAndNotTold(Rule):
    code = "ACR007"
    severity = Severity.WARNING
    needs = ("events", "period", "other")
    title = Trilingual("О намеченном мероприятии не сказано", "What was planned is not told of", "计划举办的活动未见报告")
    message = Trilingual(
        "Другой источник намечает мероприятие {title:quoted} ({when:dates}), а здесь о нём ничего не сказано: состоялось ли оно?",
        "The other source plans the event {title:quoted} ({when:dates}); nothing is said of it here: was it held?",
        "另一来源计划举办活动{title:quoted}（{when:dates}），此处未提及：是否已举办？",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        if facts.other is None or facts.period is None:
            return
        told = {other.ref for _, other in events_in_both(facts)}
        series = {series_by_name(group[0]) for group in facts.tellings} - {None}
        for group in facts.other.tellings:
            event = group[0]
            if event.status in _AHEAD and event.ref not in told and _due(event, facts) and series_by_name(event) not in series:
                yield self.found(
                    records=event.records,
                    other_spans=event.place("dates", "status"),
                    title=event.title,
                    when=[str(dates) for dates in event.dates],
                )


def _due(event: EventFact, facts: Facts) -> bool:
    """Whether it was to be held within the period that this text reports."""
    period = facts.period
    return period is not None and any(period.first <= dates.first and dates.last <= period.last for dates in event.dates)
