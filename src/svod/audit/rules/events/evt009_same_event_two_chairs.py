from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SameEventTwoChairs(Rule):
    code = "EVT009"
    severity = Severity.ERROR
    needs = ("events",)
    title = Trilingual("Одно мероприятие – разные председатели", "One event with two chairs", "同一活动主席国不一致")
    message = Trilingual(
        "У одного мероприятия, рассказанного дважды, разные председатели: {one:state} и {other:state}. Речь о мероприятии {title:quoted}.",
        "One event is told twice with different chairs: {one:state} and {other:state}. The event: {title:quoted}.",
        "同一活动重复叙述且主席国不一致：{one:state}与{other:state}。活动：{title:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for tellings in facts.events_by_identity():
            chaired = [event for event in tellings if event.chair]
            for event in chaired[1:]:
                if event.chair != chaired[0].chair:
                    yield self.found(
                        *chaired[0].place("chair"),
                        *event.place("chair"),
                        records=tuple(dict.fromkeys((*chaired[0].records, *event.records))),
                        title=tellings[0].title,
                        one=chaired[0].chair,
                        other=event.chair,
                    )
