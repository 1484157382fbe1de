from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# a word that does not go with this noun, and the one that does; the ending stays
_PARONYMS = (
    (re.compile(r"\b(демонстратив)(н\w+)(?=\s+(?:зон|баз|площадк|центр|проект|полигон|образц))", re.I), "демонстрацион"),
    (re.compile(r"\b(гуманн)(\w+)(?=\s+(?:помощ|сотрудничеств|груз))", re.I), "гуманитарн"),
    (re.compile(r"\b(дипломатичн)(\w+)(?=\s+(?:отношени|миссии|представител|служб|корпус))", re.I), "дипломатическ"),
    (re.compile(r"\b(представительн)(\w+)(?=\s+расход)", re.I), "представительск"),
    (re.compile(r"\b(техничн)(\w+)(?=\s+(?:помощ|содействи|регламент|сотрудничеств))", re.I), "техническ"),
    (re.compile(r"\b(энергичн)(\w+)(?=\s+(?:безопасност|ресурс|систем|сотрудничеств))", re.I), "энергетическ"),
    (re.compile(r"\b(туристичн)(\w+)(?=\s+(?:\w+\s+)?(?:сфер|отрасл|маршрут|потенциал))", re.I), "туристическ"),
)
_SOFT = {"ые": "ие", "ых": "их", "ым": "им", "ыми": "ими", "ый": "ий"}


class ParonymBesideNoun(Rule):
    code = "WRD005"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Спутаны похожие прилагательные", "One adjective for another that looks like it", "形近形容词混用")
    message = Trilingual(
        "{word:quoted} с этим словом не сочетается; вероятно, {right:quoted}.",
        "{word:quoted} does not go with this noun; probably {right:quoted}.",
        "{word:quoted}与该名词搭配不当，应为{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for pattern, stem in _PARONYMS:
            for match in pattern.finditer(text):
                ending = _SOFT.get(match[2], match[2]) if stem.endswith("ск") else match[2]
                right = stem + ending
                right = right.capitalize() if match.group()[0].isupper() else right
                span = Span(*match.span())
                yield self.found(span, word=match.group(), right=right, suggestion=Suggestion(span, right))
