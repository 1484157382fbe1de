from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventStatus, Severity
from svod.kernel.words import Trilingual

NOT_HELD = {EventStatus.NOT_HELD, EventStatus.CANCELLED, EventStatus.POSTPONED}


class NotHeldWithoutReason(Rule):
    code = "EVT002"
    severity = Severity.WARNING
    needs = ("events",)
    title = Trilingual(
        "Не состоялось, и не сказано почему и что дальше",
        "Not held, with no reason and no next step",
        "未举行且无原因、无后续安排",
    )
    message = Trilingual(
        "Мероприятие {title:quoted} не состоялось; не сказано ни почему, ни что будет дальше.",
        "The event {title:quoted} was not held; the text says neither why nor what comes next.",
        "活动{title:quoted}未举行，既未说明原因，也未说明后续安排。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for event in facts.events:
            if event.status in NOT_HELD and not event.reason and not self._comes_later(event, facts):
                yield self.found(*event.place("status", "title"), records=event.records, title=event.title)

    def _comes_later(self, event: EventFact, facts: Facts) -> bool:
        """A session of the same body that is planned is the next step."""
        planned = (EventStatus.PLANNED, EventStatus.PROPOSED)
        return any(
            other.status in planned
            and other.ref != event.ref
            and (other.body_ref or other.body or "-") == (event.body_ref or event.body)
            for other in facts.events
        )
