from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_DOUBLED = re.compile(r"(?<=[^\s|#>*.-])[ \u00a0]{2,}(?=[^\s|])")


class DoubledSpace(Rule):
    code = "TYP009"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Лишний пробел", "A doubled space", "多余空格")
    message = Trilingual("Лишние пробелы: {count:times}.", "Doubled spaces: {count:times}.", "多余空格：{count:times}。")

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        # a table or two columns are set with spaces: three in a row are layout
        found = [Span(*m.span()) for m in _DOUBLED.finditer(text) if len(m.group()) == 2]
        if found:
            yield self.found(*found, count=len(found), suggestion=Suggestion(found[0], " "))
