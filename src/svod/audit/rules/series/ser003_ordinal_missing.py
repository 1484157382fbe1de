from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import EventKind, Severity
from svod.kernel.words import Trilingual

_KINDS = frozenset({EventKind.MINISTERIAL_MEETING, EventKind.HEADS_MEETING})
_CUSTOM = 2
"""So many numbered sessions of one kind show the custom of numbering."""


class OrdinalMissing(Rule):
    code = "SER003"
    severity = Severity.NOTE
    needs = ("text", "events")
    title = Trilingual("Номер заседания не назван", "A session without its ordinal", "未注明会议届次")
    message = Trilingual(
        "Не назван порядковый номер: {title:quoted}. Запросите его у принимающей стороны: у таких встреч номер в тексте есть.",
        "No ordinal is given: {title:quoted}. Ask the host for it: such meetings have one elsewhere in the text.",
        "未注明届次：{title:quoted}。文中同类会议均注明，请向主办方核实。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        numbered = Counter(event.kind for event in facts.events if event.ordinal)
        model = next((event for event in facts.events if event.ordinal and event.kind in _KINDS), None)
        for event in facts.events:
            if event.ordinal or not event.is_held or event.is_background or event.is_decision or event.same_as:
                continue
            named = " ".join(s.of(facts.text or "") for s in event.place("name"))
            custom = event.kind in _KINDS and numbered[event.kind] >= _CUSTOM and named[:1].isupper()
            if custom or self._is_next(event, facts):
                yield self.found(
                    *event.place("name"),
                    *(model.place("ordinal") if model and custom else ()),
                    title=event.title,
                )

    def _is_next(self, event: EventFact, facts: Facts) -> bool:
        """«состоялось очередное заседание»: one of a series, whose number the author knew."""
        text = facts.text or ""
        place = event.place("name")
        words = text[max(0, place[0].start - 12) : place[0].start + 12].lower() if place else ""
        return bool(event.dates and event.body) and "очередн" in words
