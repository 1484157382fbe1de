from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SameEventTwoDates(Rule):
    code = "DAT003"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual("Одно мероприятие – разные даты", "One event with two dates", "同一活动日期不一致")
    message = Trilingual(
        "Даты одного мероприятия, рассказанного дважды, расходятся: {dates:dates}. Речь о мероприятии {title:quoted}.",
        "One event is told twice with different dates: {dates:dates}. The event: {title:quoted}.",
        "同一活动重复叙述且日期不一致：{dates:dates}。活动：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for tellings in facts.events_by_identity():
            dated = [event for event in tellings if event.dates]
            for n, event in enumerate(dated[1:], 1):
                against = next((other for other in dated[:n] if disagree(event, other)), None)
                if (
                    against
                    and not told_as_several(against, event, dated)
                    and not any(event.dates == other.dates for other in dated[:n])
                    and not in_one_sentence(against, event, facts)
                ):
                    yield self.found(
                        *against.place("dates"),
                        *event.place("dates"),
                        *(place for one in (against, event) for place in one.evidence.get("name", ())[:1]),
                        records=tuple(dict.fromkeys((*against.records, *event.records))),
                        title=tellings[0].title,
                        dates=[str(dates) for dates in (against.dates[0], event.dates[0])],
                    )


def told_as_several(a: EventFact, b: EventFact, tellings: list[EventFact]) -> bool:
    """One telling names both days: «заседания состоялись 28 марта и 17 апреля» are two, each with its own row in a table."""
    series = (one for one in tellings if one not in (a, b) and len(one.dates) > 1)
    return any(not disagree(one, a) and not disagree(one, b) for one in series)


def disagree(a: EventFact, b: EventFact) -> bool:
    """No reading of one fits the other: a month agrees with a day in it, a day with the range that it is the first or last of."""
    return not any(agree(x, y) for x in a.dates for y in b.dates)


def agree(a: DateRange, b: DateRange) -> bool:
    if a.precision != "day" or b.precision != "day":
        return a.overlaps(b)
    return a == b or a.is_backwards or b.is_backwards


def in_one_sentence(a: EventFact, b: EventFact, facts: Facts) -> bool:
    """«5 и 7 июня состоялись совещания А и Б»: one sentence shares days out, it does not contradict itself."""
    spans = sorted((*a.evidence.get("dates", ()), *b.evidence.get("dates", ())))
    if facts.text is None or len(spans) < 2:
        return False
    between = facts.text[spans[0].end : spans[-1].start]
    return "\n" not in between and not re.search(r"[.!?] [А-ЯЁA-Z«]", re.sub(r"\bг\. ", "", between))
