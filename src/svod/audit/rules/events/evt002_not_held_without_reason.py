from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventStatus, Severity
from svod.kernel.words import Trilingual

# why, or what next, in whatever words: «по просьбе …», «(докладчики не прибыли)», «до осени», “owing to …”, “until June”
WHY = re.compile(
    r"причин|reasons?\b|поскольку|так как|потому|ввиду|в связи|из-за|вследствие|по просьбе|по инициативе|в силу|\bдо (?!сих)|перен[её]с\w* .*\bна "
    r"|отлож\w* .*\bна |будет провед|намечен|планиру|новые сроки|not agreed|because|owing|due to|since|at the request|until|postponed to|will be"
    r"|\bfor (?:want|lack)|: \w|\([^)]{12,}\)",
    re.IGNORECASE | re.DOTALL,
)
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
            if (
                event.status in NOT_HELD
                and not event.reason
                and not is_explained(event, facts)
                and not self._comes_later(event, facts)
            ):
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


def is_explained(event: EventFact, facts: Facts) -> bool:
    """The sentence that says it, or the one after it, gives a reason or a next step."""
    places = event.place("status", "title")
    if facts.text is None or not places:
        return False
    start = max(facts.text.rfind(mark, 0, places[0].start) for mark in (". ", "\n", "; "))
    end = facts.text.find("\n", places[0].end)
    return bool(WHY.search(facts.text[start + 1 : end if end >= 0 else len(facts.text)]))
