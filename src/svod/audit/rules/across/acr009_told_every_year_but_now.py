from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.across import is_earlier, series_by_name
from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_YEARLY = re.compile(r"ежегодн|\bannual", re.IGNORECASE)


class ToldEveryYearButNow(Rule):
    code = "ACR009"
    severity = Severity.NOTE
    needs = ("events", "period", "other")
    title = Trilingual("О ежегодном мероприятии не сказано", "A yearly event is not told of", "年度例行活动未见报告")
    message = Trilingual(
        "Другой источник рассказывает о ежегодном мероприятии {title:quoted} ({when:dates}), здесь его нет.",
        "The other source tells of the yearly event {title:quoted} ({when:dates}); it is not here.",
        "另一来源载有年度例行活动{title:quoted}（{when:dates}），此处未提及。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        if facts.other is None or not is_earlier(facts):
            return
        here = {series_by_name(group[0]) for group in facts.tellings}
        seen: set[str] = set()
        for event, *_ in facts.other.tellings:
            series = series_by_name(event)
            if series and series not in here and series not in seen and event.is_held and _is_yearly(event, facts.other):
                seen.add(series)
                yield self.found(
                    records=event.records,
                    other_spans=event.place("name", "dates"),
                    title=event.body or event.title,
                    when=[str(dates) for dates in event.dates],
                )


def _is_yearly(event: EventFact, facts: Facts) -> bool:
    said = event.span.of(facts.text) if event.span and facts.text else event.title
    return bool(event.dates and _YEARLY.search(said + event.title))
