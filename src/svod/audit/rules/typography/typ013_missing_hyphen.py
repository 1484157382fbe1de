from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# first parts that never stand alone before a noun
_FIRST = "онлайн|офлайн|веб|пресс|мини|медиа|видео|экспресс|тест|интернет|топ|арт"
_NOUN = (
    "формат|режим|встреч|заседани|конференци|семинар|сесси|платформ|портал|площадк|сервис|служб|релиз|курс|трансляци|регистраци"
    "|опрос|торговл|магазин|ресурс|технологи|менеджер|обучени|совещани|консультаци"
)
_APART = re.compile(rf"\b(?:{_FIRST})[ \u00a0](?:{_NOUN})[а-яё]*\b", re.IGNORECASE)


class MissingHyphen(Rule):
    code = "TYP013"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Нет дефиса в сложном слове", "A compound without its hyphen", "复合词缺连字符")
    message = Trilingual(
        "{words:quoted} пишется с дефисом: {right:quoted}.",
        "{words:quoted} is written with a hyphen: {right:quoted}.",
        "{words:quoted}应加连字符：{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _APART.finditer(facts.text or ""):
            span = Span(*match.span())
            right = re.sub(r"\s", "-", match.group())
            yield self.found(span, words=match.group(), right=right, suggestion=Suggestion(span, right))
