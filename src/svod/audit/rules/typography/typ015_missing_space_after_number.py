from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_GLUED = re.compile(r"(?<![\d-])(?P<number>\d{1,4})(?P<word>г\.|гг\.|года\b|году\b|год\b|млн\b|млрд\b|трлн\b|тыс\.|руб\.|долл\.)")


class MissingSpaceAfterNumber(Rule):
    code = "TYP015"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Нет пробела после числа", "No space after a number", "数字后缺空格")
    message = Trilingual(
        "Между числом и словом нет пробела: {words:quoted}.",
        "There is no space between the number and the word: {words:quoted}.",
        "数字与词之间缺空格：{words:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _GLUED.finditer(facts.text or ""):
            span = Span(*match.span())
            yield self.found(span, words=match.group(), suggestion=Suggestion(span, f"{match['number']} {match['word']}"))
