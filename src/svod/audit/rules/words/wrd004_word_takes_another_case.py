from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# noun and the preposition that it does not take → the right way; few and beyond doubt
_WRONG = (
    (re.compile(r"\bмониторинг(?:а|у|ом|е)?\s+за\s", re.I), "мониторинг чего-либо"),
    (re.compile(r"\bсогласно\s+(?:решения|соглашения|положения|протокола|плана|договора)\b", re.I), "согласно решению"),
    (re.compile(r"\bпо\s+(?:окончанию|завершению|прибытию|истечению)\s", re.I), "по окончании"),
    (re.compile(r"\bотмеча\w+\s+о\s+(?:том|необходимости|важности)", re.I), "отмечать что-либо"),
    (re.compile(r"\b(?:обсуд\w+|обсужда\w+)\s+о\s", re.I), "обсудить что-либо"),
    (re.compile(r"\b(?:внес\w*|внос\w+)\s+(?:\w+\s+){0,3}лепту\s+(?:в\s+дело\s+)?по\s", re.I), "лепта во что-либо"),
)  # fmt: skip


class WordTakesAnotherCase(Rule):
    code = "WRD004"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Неверное управление", "A word with the wrong preposition or case", "支配关系错误")
    message = Trilingual(
        "{words:quoted}: так не сочетается, верно – {right:quoted}.",
        "{words:quoted} is no right combination; write {right:quoted}.",
        "{words:quoted}搭配不当，应为{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for pattern, right in _WRONG:
            for match in pattern.finditer(text):
                words = match.group().rstrip()
                span = Span(match.start(), match.start() + len(words))
                yield self.found(span, words=" ".join(words.split()), right=right)
