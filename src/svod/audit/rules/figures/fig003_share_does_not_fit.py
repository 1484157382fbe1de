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
_SHARE = re.compile(
    rf"\b[Ии]з (?P<whole>{_NUMBER}) [а-яё][^.;()\d]{{0,60}}?(?<![\d,.])(?P<part>{_NUMBER})(?: [а-яё]+){{0,3}}? ?\((?:или )?(?P<about>около |почти |более |свыше )?(?P<share>{_NUMBER}) ?(?:%|процент\w+)\)"
)
_ROUNDED = 1.0
"""Percentage points: «около трети» is not a fault, 30 % for a quarter is."""


class ShareDoesNotFit(Rule):
    code = "FIG003"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Доля не сходится с числами", "A share that does not fit its numbers", "比例与数字不符")
    message = Trilingual(
        "Сказано {share} %, а {part} из {whole} – это {true} %.",
        "The text says {share} %, but {part} of {whole} is {true} %.",
        "文中称{share}%，而{whole}中的{part}为{true}%。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _SHARE.finditer(facts.text or ""):
            whole, part, share = (number(match[name]) for name in ("whole", "part", "share"))
            if not whole or part > whole:
                continue
            true = 100 * part / whole
            off = abs(true - share)
            if off > (_ROUNDED if not match["about"] else 3 * _ROUNDED):
                yield self.found(
                    Span(*match.span("share")),
                    Span(match.start("whole"), match.end("part")),
                    share=match["share"],
                    part=match["part"],
                    whole=match["whole"],
                    true=f"{true:.1f}".replace(".", ",").removesuffix(",0"),
                )
