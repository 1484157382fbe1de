from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_DAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(_DAYS)})(?:а|у|е|ы|ой|я|ю|ем)?\b", re.IGNORECASE)
_NEAR = 4


class WeekdayDoesNotFit(Rule):
    code = "EVT005"
    severity = Severity.ERROR
    needs = ("text", "dates")
    title = Trilingual("День недели не сходится с датой", "A weekday that does not fit its date", "星期与日期不符")
    message = Trilingual(
        "{date:dates} – {right:weekday}, а в тексте – {told:weekday}.",
        "The weekday of {date:dates} is not {told:weekday} but {right:weekday}.",
        "{date:dates}的星期应为{right:weekday}，文中为{told:weekday}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for mention in facts.dates:
            dates = mention.dates
            if dates is None or dates.precision != "day" or dates.start != dates.end:
                continue
            weekday = self._beside(mention.span, text)
            if weekday is not None:
                span, told = weekday
                right = dates.first.weekday()
                if told != right:
                    yield self.found(mention.span, span, date=str(dates), told=told, right=right)

    def _beside(self, date: Span, text: str) -> tuple[Span, int] | None:
        """«5 марта 2022 г. (суббота)», «в субботу, 5 марта»: a weekday with only a mark between it and the date."""
        for match in _WEEKDAY.finditer(text, max(0, date.start - 20), min(len(text), date.end + 20)):
            between = text[date.end : match.start()] if match.start() >= date.end else text[match.end() : date.start]
            if len(between) <= _NEAR and not re.search(r"\w|;|\.\s", between):
                return Span(*match.span()), _DAYS.index(match["day"].lower())
        return None
