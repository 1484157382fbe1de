from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.across import SAME_SESSION, series_by_name
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class OrdinalDoesNotFollow(Rule):
    code = "ACR006"
    severity = Severity.ERROR
    needs = ("events", "other")
    title = Trilingual(
        "Номер заседания не продолжает прежний счёт",
        "An ordinal that does not follow those of the other source",
        "会议届次与另一来源不衔接",
    )
    message = Trilingual(
        "Заседание {title:quoted}, {when:dates}, носит номер {here}, а прежнее, {before:dates}, носило номер {there}.",
        "The session {title:quoted} of {when:dates} has the number {here}; an earlier one, of {before:dates}, had {there}.",
        "会议{title:quoted}（{when:dates}）为第{here}次，而此前一次（{before:dates}）为第{there}次。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        held = _by_series(facts.other) if facts.other else {}
        for key, sessions in _by_series(facts).items():
            first = sessions[0]
            earlier = [one for one in held.get(key, ()) if one.dates[0].last < first.dates[0].first]
            if not earlier:
                continue
            last = max(earlier, key=lambda one: one.dates[0].last)
            step = (first.ordinal or 0) - (last.ordinal or 0)
            apart = first.dates[0].first - last.dates[0].last
            if step == 1 or (step == 0 and apart <= SAME_SESSION):
                continue
            yield self.found(
                *first.place("ordinal"),
                records=(*first.records, *last.records),
                other_spans=last.place("ordinal"),
                severity=Severity.ERROR if step < 1 else Severity.NOTE,
                title=first.body or first.title,
                here=first.ordinal,
                there=last.ordinal,
                when=str(first.dates[0]),
                before=str(last.dates[0]),
            )


def _by_series(facts: Facts) -> dict[tuple[str, str], list[EventFact]]:
    """The numbered and dated sessions that were held, by body and kind, in order of time."""
    found: dict[tuple[str, str], list[EventFact]] = {}
    for event, *_ in facts.tellings:
        series = series_by_name(event)
        if series and event.ordinal and event.dates and event.is_held:
            found.setdefault((series, event.kind), []).append(event)
    return {key: sorted(events, key=lambda event: event.dates[0].first) for key, events in found.items()}
