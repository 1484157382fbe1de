from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# the last letter where a vowel stands before it, else two: 23-е, 23-й, 23-я, 23-го, 23-му, 23-х; «23-ое» is wrong
_LONG = re.compile(r"\b(?P<number>\d+)-(?P<end>ое|ый|ой|ая|ого|его|ому|ему|ую|ые|ых|ым|ом|ыми|тый|тая|тое)\b")
_RIGHT = {
    "ое": "е", "тое": "е", "ый": "й", "тый": "й", "ой": "й", "ая": "я", "тая": "я", "ого": "го", "его": "го", "ому": "му",
    "ему": "му", "ую": "ю", "ые": "е", "ых": "х", "ым": "м", "ом": "м", "ыми": "ми",
}  # fmt: skip


class OrdinalEndingTooLong(Rule):
    code = "TYP016"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Лишняя буква в порядковом числе", "An ordinal's ending is too long", "序数词尾多余字母")
    message = Trilingual(
        "{words:quoted} пишется {right:quoted}.",
        "{words:quoted} is written {right:quoted}.",
        "{words:quoted}应写作{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _LONG.finditer(facts.text or ""):
            span = Span(*match.span())
            right = f"{match['number']}-{_RIGHT[match['end']]}"
            yield self.found(span, words=match.group(), right=right, suggestion=Suggestion(span, right))
