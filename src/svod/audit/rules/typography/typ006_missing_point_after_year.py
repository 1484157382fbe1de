from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# «4 июля 2024 г», «в 2024 г,»: the mark of a year that no point follows; «2024 гг», «2 г соли» are others
_WITHOUT = re.compile(r"\b(?:19|20)\d\d[ \u00a0]?г(?![\w.])")


class MissingPointAfterYear(Rule):
    code = "TYP006"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Нет точки после «г»", "No full stop after the year mark", "年份缩写缺句点")
    message = Trilingual(
        "После «г» нет точки: {words:quoted}.",
        "The year mark has no full stop: {words:quoted}.",
        "年份缩写“г”后缺句点：{words:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _WITHOUT.finditer(facts.text or ""):
            words = " ".join(match.group().split())
            span = Span(*match.span())
            yield self.found(span, words=words, suggestion=Suggestion(span, match.group() + "."))
