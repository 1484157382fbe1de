from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_NUMBERS = {
    "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "восем": 8, "восьм": 8, "девят": 9, "десят": 10,
}  # fmt: skip
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_WORDS = "два|две|двух|три|трех|четыре|четырех|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять|девяти|десять|десяти"
_SESSIONS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_WORDS})\s+(?P<what>(?:заседани|встреч|совещани|сесси|семинар)[а-яё]*)(?P<rest>[^.;(:]{{0,150}}?)[(:](?P<list>[^)\n;]+?)(?:\)|(?<!г)\.\s|\n|$)"
)
_PAPERS = re.compile(rf"\b(?P<count>\d{{1,2}}|{_WORDS})\s+(?P<what>документ[а-яё]*)\s*:(?P<list>[^.\n]+)")
_DAY = re.compile(
    rf"\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?(?=\s(?:{_MONTHS})|\s?,\s?\d{{1,2}}\b[^.;]*?(?:{_MONTHS})|\sи\s\d{{1,2}}\s(?:{_MONTHS}))"
)


class CountAndListDiffer(Rule):
    code = "FIG001"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Число не сходится с перечнем", "A count that does not fit its list", "数量与列举不符")
    message = Trilingual(
        "Сказано «{words}», а перечислено {told}.",
        "The text says “{words}” but lists {told}.",
        "文中称“{words}”，实际列举{told}项。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for match in _SESSIONS.finditer(text):
            days = _DAY.findall(match["list"])
            if len(days) > 1:
                yield from self._compared(match, len(days))
        for match in _PAPERS.finditer(text):
            items = [item for item in match["list"].split(";") if item.strip()]
            if len(items) > 1:
                yield from self._compared(match, len(items))

    def _compared(self, match: re.Match[str], told: int) -> Iterator[Finding]:
        if _number(match["count"]) != told:
            place = Span(match.start("count"), match.end("what"))
            words = f"{match['count']} {match['what']}"
            yield self.found(place, Span(*match.span("list")), words=words, told=told)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else next((n for stem, n in _NUMBERS.items() if word.startswith(stem)), None)
