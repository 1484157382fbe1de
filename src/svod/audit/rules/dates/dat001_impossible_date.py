from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from svod.audit.facts.shapes import DateFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

MONTHS = "янв фев мар апр ма июн июл авг сен окт ноя дек".split()
IN_WORDS = re.compile(r"(?:(\d{1,2})\s*[-–—]\s*)?(\d{1,2})(?:-?го)?\s+([а-я]{3,9})(?:\s+(\d{4}))?", re.IGNORECASE)
IN_DIGITS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class ImpossibleDate(Rule):
    code = "DAT001"
    severity = Severity.ERROR
    needs = ("dates",)
    title = Trilingual("Невозможная дата", "Impossible date", "不存在的日期")
    message = Trilingual(
        "Такого дня нет в календаре: {printed:quoted}.",
        "There is no such day: {printed:quoted}.",
        "日历上没有这一天：{printed:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for date in facts.dates:
            if date.dates is None and is_impossible(date):
                yield self.found(date.span, printed=" ".join(date.printed.split()))


def is_impossible(date: DateFact) -> bool:
    """A date that is not known for want of a year is no fault: only a day that its month never has, or not in that year."""
    if match := IN_DIGITS.search(date.printed):
        day, month, year = (int(part) for part in match.groups())
        return not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]
    if match := IN_WORDS.search(date.printed):
        first, last, name, said_year = match.groups()
        month = next((n for n, stem in enumerate(MONTHS, 1) if name.lower().startswith(stem)), 0)
        if not month:
            return False
        longest = calendar.monthrange(int(said_year) if said_year else 2024, month)[1]
        return any(not 1 <= int(day) <= longest for day in (first, last) if day)
    return False
