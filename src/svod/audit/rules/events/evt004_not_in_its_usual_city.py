from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class NotInItsUsualCity(Rule):
    code = "EVT004"
    severity = Severity.WARNING
    needs = ("events",)
    title = Trilingual("Мероприятие не в своем городе", "An event away from its usual city", "活动地点与惯例不符")
    message = Trilingual(
        "Обычное место {name:quoted} – {usual}, а в тексте – {city}. Проверьте место.",
        "{name:quoted} is always held in {usual}; the text says {city}. Check the place.",
        "{name:quoted}惯例在{usual}举行，文中为{city}。请核对地点。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """What the pack knows of places (audit.yaml); one finding a telling."""
        for known in facts.house.places:
            for event in facts.events:
                if known.name in event.title and event.city and event.city != known.city and event.is_held:
                    places = event.place("place")
                    yield self.found(*places, records=event.records, name=known.name, usual=known.city, city=event.city)
