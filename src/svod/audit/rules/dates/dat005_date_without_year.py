from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DAY = re.compile(rf"\b\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s(?:{_MONTHS})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|текущего года|прошлого года|\b[тс]\.\s?г\.|следующего года|того же года|этого года")


_MANY = 6
"""Fewer years for one bare date: a piece of news or a letter, where the year goes without saying."""


class DateWithoutYear(Rule):
    code = "DAT005"
    severity = Severity.NOTE
    needs = ("text", "dates")
    title = Trilingual("Дата без года", "A date without its year", "日期缺年份")
    message = Trilingual(
        "У даты {words:quoted} нет года, и в предложении он не назван.",
        "The date {words:quoted} has no year, and the sentence names none.",
        "日期{words:quoted}无年份，句中亦未提及。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Only in a text that gives years elsewhere, and after its opening: a letter or a programme of one day needs none."""
        prose = facts.prose
        dated = sum(1 for _ in _YEAR.finditer(prose.text))
        found: list[Span] = []
        for sentence in prose.sentences:
            words = prose.text[sentence.start : sentence.end]
            days = [Span(sentence.start + m.start(), sentence.start + m.end()) for m in _DAY.finditer(words)]
            if days and not _YEAR.search(words):
                found.extend(prose.span(day.start, day.end) for day in days)
        if found and dated >= _MANY * len(found):
            first = found[0]
            yield self.found(first, *found[1:], words=first.of(facts.text or ""))
