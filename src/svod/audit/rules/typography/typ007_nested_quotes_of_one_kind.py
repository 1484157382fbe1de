from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class NestedQuotesOfOneKind(Rule):
    code = "TYP007"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Кавычки одного рисунка внутри кавычек", "Quotation marks of one kind inside each other", "同类引号嵌套")
    message = Trilingual(
        "Внутри кавычек «…» стоят такие же: {words}. Внутренние кавычки нужны другие: „…“.",
        "Inside «…» there are marks of the same kind: {words}. The inner ones should be „…“.",
        "“«…»”内嵌套同类引号：{words}。内层请用“„…“”。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        opened: list[int] = []
        for sign in re.finditer(r"[«»]|\n\s*\n", text):
            if sign.group() == "«":
                opened.append(sign.start())
            elif sign.group() == "»" and opened:
                start = opened.pop()
                if len(opened) == 1:
                    span = Span(start, sign.end())
                    outer = Span(opened[0], sign.end())
                    yield self.found(span, outer, words=" ".join(span.of(text).split())[:60])
            else:
                opened.clear()
