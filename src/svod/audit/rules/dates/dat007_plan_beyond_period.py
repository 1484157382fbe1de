from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventStatus, Severity
from svod.kernel.words import Trilingual


class PlanBeyondPeriod(Rule):
    code = "DAT007"
    severity = Severity.NOTE
    needs = ("text", "events", "period")
    title = Trilingual("Планы за пределами отчётного периода", "Plans beyond the reporting period", "报告期之后的计划")
    message = Trilingual(
        "Мероприятие {title:quoted} только предстоит и в отчётный период ({period:dates}) не входит.",
        "The event {title:quoted} is still to come and lies beyond the reporting period ({period:dates}).",
        "活动{title:quoted}尚未举行，不在报告期（{period:dates}）内。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        assert facts.period is not None
        last = max((section.number for section in facts.sections), default=None)
        for event in facts.events:
            if last is not None and event.area == last:
                continue  # a report may close with what is to come
            later = any(dates.first > facts.period.last for dates in event.dates)
            if event.status is EventStatus.PLANNED and (later or not event.dates):
                yield self.found(
                    *event.place("dates", "name"),
                    *((facts.period_span,) if facts.period_span else ()),
                    title=event.title,
                    period=str(facts.period),
                )
