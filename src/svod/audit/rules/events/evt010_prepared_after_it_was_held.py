from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.reading.names import key_of

_PREPARED = re.compile(r"\bподготов\w+ (?:к|ко|проведения|созыва) (?P<what>(?:[\w«»№.-]+ ?){2,12})")
_WORDS = 2


class PreparedAfterItWasHeld(Rule):
    code = "EVT010"
    severity = Severity.WARNING
    needs = ("text", "events")
    title = Trilingual("Готовили то, что уже прошло", "Prepared after it had been held", "筹备会议晚于所筹备的会议")
    message = Trilingual(
        "{one:quoted} ({late:dates}) готовит мероприятие, которое прошло раньше: {other:quoted} ({early:dates}).",
        "{one:quoted} ({late:dates}) prepares an event that was held before: {other:quoted} ({early:dates}).",
        "{one:quoted}（{late:dates}）所筹备的{other:quoted}（{early:dates}）此前已举行。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        held = [group[0] for group in facts.tellings if group[0].is_held and group[0].days]
        for event in held:
            if event.span is None or event.days is None:
                continue
            for match in _PREPARED.finditer(text, event.span.start, event.span.end + 200):
                if "." in re.sub(r"\bг\.", "", text[event.span.end : match.start()]):
                    break
                what = key_of(match["what"])
                prepared = [one for one in held if one is not event and _is_meant(one, what, match["what"])]
                if len(prepared) == 1 and prepared[0].days and prepared[0].days.last < event.days.first:
                    yield self.found(
                        *event.place("dates"),
                        Span(*match.span("what")),
                        *prepared[0].place("dates"),
                        one=event.title,
                        other=prepared[0].title,
                        late=str(event.days),
                        early=str(prepared[0].days),
                    )


def _is_meant(event: EventFact, words: frozenset[str], printed: str) -> bool:
    """All content words of the event's name stand after «подготовка к», and a number where one is printed is its number."""
    name = key_of(event.title)
    number = re.match(r"(\d+)-", printed)
    return len(name) >= _WORDS and name <= words and (number is None or event.ordinal == int(number[1]))
