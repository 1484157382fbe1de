from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, Severity
from svod.kernel.words import Trilingual

_WORDS = {
    EventKind.FORUM: "форум",
    EventKind.CONFERENCE: "конференци",
    EventKind.SEMINAR: "семинар",
    EventKind.EXHIBITION: "выставк",
    EventKind.FESTIVAL: "фестивал",
    EventKind.ROUND_TABLE: "круглого стола",
}
_NAMES = "форум|конференци|семинар|выставк|фестивал|круглого стола|заседани|совещани|саммит"
_AGAIN = re.compile(
    r"\b(?:По итогам|По результатам|В ходе|В рамках|Целью(?: проведения)?|Участники|Итогом|Результатом)\s+"
    rf"(?:(?:данн|это|указанн|упомянут)\w+\s+)?(?P<kind>(?:{_NAMES})\w*)(?=[\s,.])",
    re.IGNORECASE,
)


class EventChangesItsKind(Rule):
    code = "NAM005"
    severity = Severity.WARNING
    needs = ("text", "events")
    title = Trilingual("Мероприятие сменило вид", "An event changes its kind", "活动类别前后不一")
    message = Trilingual(
        "Мероприятие названо {told:quoted}, а в следующем предложении – {again:quoted}.",
        "The event is called {told:quoted}, and in the next sentence {again:quoted}.",
        "该活动前称{told:quoted}，后称{again:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for passage in facts.prose.passages:
            events = [event for event in facts.events if event.span and passage.source.holds(event.span)]
            if len(events) != 1 or events[0].kind not in _WORDS:
                continue
            event, stem = events[0], _WORDS[events[0].kind]
            name = event.place("name")[0]
            for again in _AGAIN.finditer(text, name.end, passage.source.end):
                word = again["kind"].lower()
                # what the passage names elsewhere is another event or body
                before = text[passage.source.start : again.start()].lower()
                if stem[:6] not in word and word[:5] not in before:
                    told = re.search(rf"\w*{stem[:6]}\w*", name.of(text), re.IGNORECASE)
                    yield self.found(Span(*again.span("kind")), name, told=told.group() if told else stem, again=again["kind"])
