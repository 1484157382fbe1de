from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# at the end of a sentence the point is the sentence's own
_WITH_POINT = re.compile(r"\b(?P<unit>трлн|млрд|млн)\.(?=[ \u00a0][а-яё(«\d]|[,;:)])")


class PointAfterMillions(Rule):
    code = "TYP005"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Точка после «млн», «млрд», «трлн»", "A full stop after млн, млрд, трлн", "“млн、млрд、трлн”后多句点")
    message = Trilingual(
        "После {unit:quoted} точка не ставится.", "There is no full stop after {unit:quoted}.", "{unit:quoted}后不加句点。"
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _WITH_POINT.finditer(facts.text or ""):
            span = Span(*match.span())
            yield self.found(span, unit=match["unit"], suggestion=Suggestion(span, match["unit"]))
