from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma

# these have names of their own; a session is named after its body
_NAMED = frozenset(
    {EventKind.FORUM, EventKind.CONFERENCE, EventKind.EXHIBITION, EventKind.FESTIVAL, EventKind.ROUND_TABLE, EventKind.SEMINAR}
)


_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


class EventUnderTwoNames(Rule):
    code = "NAM002"
    severity = Severity.WARNING
    needs = ("text", "events")
    title = Trilingual("Одно мероприятие под двумя названиями", "One event under two names", "同一活动名称不一致")
    message = Trilingual(
        "Одно мероприятие названо по-разному: {names:quoted}. Оставьте официальное название.",
        "One event has different names: {names:quoted}. Keep the official one.",
        "同一活动名称不一致：{names:quoted}。请统一使用正式名称。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for group in facts.events_by_identity():
            found: dict[frozenset[str], tuple[str, Span]] = {}
            for event in group:
                name = _printed(event, text)
                if name:
                    found.setdefault(_key(name[0]), name)
            if event_is_named(group) and len(found) > 1:
                names = sorted(found.values(), key=lambda one: one[1])
                yield self.found(*(span for _, span in names), names=[name for name, _ in names])


def event_is_named(group: tuple[EventFact, ...]) -> bool:
    return all(event.kind in _NAMED and event.status is group[0].status for event in group)


def _printed(event: EventFact, text: str) -> tuple[str, Span] | None:
    spans = event.evidence.get("name", ())
    return (event.title, spans[0]) if spans and spans[0].of(text) else None


def _key(title: str) -> frozenset[str]:
    """The words of a name without its theme in quotation marks; «государств – членов» is «государств-членов»."""
    plain = re.sub(r"«.*»|\d+", " ", re.sub(r"\s[-–—]\s(?=член)", "-", title))
    return frozenset(lemma(word) for word in _WORD.findall(plain))
