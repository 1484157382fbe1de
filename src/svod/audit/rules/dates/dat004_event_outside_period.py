from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_EARLIER = re.compile(r"(?:\b(?:ранее|earlier|previously)[,(]? ?(?:on |in |в )?|此前[，（]?)$", re.IGNORECASE)
"""«Ранее, 2 марта 2023 года, …»: the text itself says that the event is not of the period."""
MOST = 0.4
"""A share of the events: a report that tells more of them from outside its period has another period."""


class EventOutsidePeriod(Rule):
    code = "DAT004"
    severity = Severity.WARNING
    needs = ("events", "period")
    title = Trilingual("Мероприятие вне отчётного периода", "An event outside the reporting period", "报告期以外的活动")
    message = Trilingual(
        "Мероприятие {title:quoted} ({dates:dates}) не входит в отчётный период ({period:dates}).",
        "The event {title:quoted} ({dates:dates}) is outside the reporting period ({period:dates}).",
        "活动{title:quoted}（{dates:dates}）不在报告期（{period:dates}）内。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        assert facts.period is not None
        told = [event for event in facts.events if self._is_told_as_held(event) and not self._said_to_be_earlier(event, facts)]
        outside = [e for e in told if not any(facts.period.overlaps(dates) or dates.is_backwards for dates in e.dates)]
        if facts.text is not None and len(outside) > max(2, len(told) * MOST):
            return  # then it is not the events that lie outside, but the period that is not theirs
        for event in outside:
            yield self.found(
                *event.place("dates"),
                *((facts.period_span,) if facts.period_span else ()),
                records=event.records,
                title=event.title,
                dates=[str(dates) for dates in event.dates],
                period=str(facts.period),
            )

    def _said_to_be_earlier(self, event: EventFact, facts: Facts) -> bool:
        spans = event.evidence.get("dates", ()) if facts.text is not None else ()
        return any(_EARLIER.search((facts.text or "")[max(0, span.start - 20) : span.start]) for span in spans)

    def _is_told_as_held(self, event: EventFact) -> bool:
        """What is only mentioned as a ground, or planned, may lie anywhere."""
        return bool(event.dates) and event.is_held and not event.is_background and not event.is_decision
