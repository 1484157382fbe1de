from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.reading.names import key_of

_WITHIN = re.compile(r"\b(?:в рамках|в ходе|на полях) (?P<what>(?:[\w«»№.-]+ ?){2,10})", re.IGNORECASE)
_REACH = 160
_WORDS = 3


class PartOutsideItsWhole(Rule):
    code = "EVT011"
    severity = Severity.WARNING
    needs = ("events",)
    title = Trilingual("Часть мероприятия вне его дат", "A part of an event outside its dates", "分项活动不在主活动日期内")
    message = Trilingual(
        "{part:quoted} ({when:dates}) проходит в рамках мероприятия {whole:quoted}, а оно состоялось {dates:dates}.",
        "{part:quoted} ({when:dates}) is told as a part of {whole:quoted}, which was held on {dates:dates}.",
        "{part:quoted}（{when:dates}）作为{whole:quoted}的一部分，而后者于{dates:dates}举行。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        events = {event.ref: event for event in facts.events}
        dated = [group[0] for group in facts.tellings if group[0].days]
        for part in dated:
            whole = events.get(part.parent or "") or _whole_in_text(part, dated, facts.text)
            if whole is None or whole.days is None or part.days is None or whole.days.overlaps(part.days):
                continue
            yield self.found(
                *part.place("dates"),
                *whole.place("dates"),
                records=(*part.records, *whole.records),
                part=part.title,
                whole=whole.title,
                when=str(part.days),
                dates=str(whole.days),
            )


def _whole_in_text(part: EventFact, dated: list[EventFact], text: str | None) -> EventFact | None:
    """The one event that the sentence of the part names after «в рамках»."""
    if text is None or part.span is None:
        return None
    start = max(text.rfind("\n", 0, part.span.start), part.span.start - _REACH)
    end = text.find("\n", part.span.end)
    for match in _WITHIN.finditer(text, max(0, start), end if end > 0 else len(text)):
        if re.search(r"[.;] [А-ЯЁ]", text[min(match.end(), part.span.end) : max(match.start(), part.span.start)]):
            continue
        words = key_of(match["what"])
        whole = [one for one in dated if one is not part and len(key_of(one.title)) >= _WORDS and key_of(one.title) <= words]
        if len(whole) == 1 and not key_of(part.title) <= words:
            return whole[0]
    return None
