from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.figures.fig002_parts_exceed_their_total import number
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
_SCALE = r"(?: (?:тыс|млн|млрд|трлн)\.?)?"
_FROM_TO = rf"с (?P<before>{_NUMBER})(?P<scale_a>{_SCALE})(?: [а-яё.]+(?: США)?)? до (?P<after>{_NUMBER})(?P<scale_b>{_SCALE})"
_PERCENT = rf"на (?P<about>около |почти |более чем |более |свыше )?(?P<share>{_NUMBER}) ?(?:%|процент\w+)"
_GROWN = r"(?P<verb>вырос\w*|увеличил\w*|возрос\w*|расширил\w*|сократил\w*|снизил\w*|уменьшил\w*|упал\w*)"
_PATTERNS = (
    re.compile(rf"\b{_GROWN} {_FROM_TO}(?:долл\.|руб\.|[^.;\n]){{0,60}}?,? (?:или |то есть )?{_PERCENT}", re.IGNORECASE),
    re.compile(rf"\b{_GROWN}[^.;\n]{{0,40}}? {_PERCENT}[^.;\n]{{0,30}}? {_FROM_TO}", re.IGNORECASE),
)
_FALLEN = re.compile(r"сократ|сниз|уменьш|упал", re.IGNORECASE)
_ROUNDED = 1.0


class GrowthDoesNotFit(Rule):
    code = "FIG004"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Прирост не сходится с числами", "Growth that does not fit its numbers", "增幅与数字不符")
    message = Trilingual(
        "Сказано {share} %, а изменение с {before} до {after} – это {true} %.",
        "The text says {share} %, but from {before} to {after} is {true} %.",
        "文中称{share}%，而从{before}到{after}的变化为{true}%。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for pattern in _PATTERNS:
            for match in pattern.finditer(facts.text or ""):
                before = number(match["before"], match["scale_a"] or match["scale_b"] or None)
                after = number(match["after"], match["scale_b"] or None)
                if not before:
                    continue
                change = 100 * (after - before) / before
                true = -change if _FALLEN.match(match["verb"]) else change
                if abs(true - number(match["share"])) > (_ROUNDED if not match["about"] else 3 * _ROUNDED):
                    yield self.found(
                        Span(*match.span("share")),
                        Span(match.start("before"), match.end("after")),
                        share=match["share"],
                        before=match["before"],
                        after=match["after"],
                        true=f"{true:.1f}".replace(".", ",").removesuffix(",0"),
                    )
