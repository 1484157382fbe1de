from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.dates.dat003_same_event_two_dates import disagree
from svod.kernel.vocabulary import EventKind, Severity
from svod.kernel.words import Trilingual

_REFERENCE = re.compile(
    r"(?: (?:на тему|on the theme))?(?: ?(?:«[^»\n]*»|“[^”\n]*”))? ?(?:\([^()\n]*(?:раздел|section) \d+\)|（[^（）\n]*第\d+部分）)"
)
"""«… (Омск, 17–19 сентября 2024 года; раздел 12)»: it refers to the place where the event is told."""


class SameEventToldTwice(Rule):
    code = "EVT001"
    severity = Severity.WARNING
    needs = ("events",)
    title = Trilingual("Мероприятие рассказано дважды", "An event told twice", "同一活动重复叙述")
    message = Trilingual(
        "Мероприятие {title:quoted} рассказано {count:times}: {areas:areas}. Оставьте рассказ в одном месте, в другом – ссылку.",
        "The event {title:quoted} is told {count:times}: {areas:areas}. Tell it in full once and refer to it elsewhere.",
        "活动{title:quoted}叙述了{count:times}：{areas:areas}。请只在一处完整叙述，其他处作引用。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for tellings in facts.events_by_identity():
            told = [event for event in tellings if is_told(event) and not is_reference(event, facts)]
            areas = sorted({event.area for event in told if event.area is not None})
            # tellings that contradict each other in their dates are DAT003's: one fault, one finding
            if len(told) > 1 and not disagree(told[0], told[1]) and (len(areas) > 1 or facts.text is None):
                first = min(told, key=lambda event: event.span.start if event.span else 0)
                yield self.found(
                    *(place for event in told for place in event.place("title")),
                    records=first.records,
                    title=first.title,
                    count=len(told),
                    areas=areas,
                )


def is_told(event: EventFact) -> bool:
    """Told, not only named: with a day of its own. A council is named wherever something was adopted at its session."""
    has_day = bool(event.dates) and bool(event.evidence.get("dates") or event.records)
    return has_day and not event.is_decision and event.area is not None and event.kind is not EventKind.COUNCIL_SESSION


def is_reference(event: EventFact, facts: Facts) -> bool:
    if facts.text is None:
        return False
    rests = (facts.text[span.end : span.end + 400] for span in event.place("title"))
    return any(_REFERENCE.match(rest.replace("\u00a0", " ")) for rest in rests)
