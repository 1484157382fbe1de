from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_NEEDLESS = re.compile(
    r"\b(?P<head>[Сс]о)-(?P<tail>организ|учредит|автор|финансир|председат|ведущ|докладч|исполнит|владел|инвест)(?P<rest>[а-яё]*)"
)


class NeedlessHyphen(Rule):
    code = "WRD012"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Лишний дефис", "A needless hyphen", "多余连字符")
    message = Trilingual(
        "{words:quoted} пишется слитно: {right:quoted}.",
        "{words:quoted} is one word: {right:quoted}.",
        "{words:quoted}应连写：{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _NEEDLESS.finditer(facts.text or ""):
            right = match["head"] + match["tail"] + match["rest"]
            span = Span(*match.span())
            yield self.found(span, words=match.group(), right=right, suggestion=Suggestion(span, right))
