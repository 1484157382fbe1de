from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import BodyFact, Facts, NameMention
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.reading.names import key_of


class BodyUnderTwoNames(Rule):
    code = "NAM001"
    severity = Severity.WARNING
    needs = ("bodies",)
    title = Trilingual("Один механизм под двумя названиями", "One body under two names", "同一机制名称不一致")
    message = Trilingual(
        "Одно сокращение, разные названия: {names:quoted}. Оставьте одно, официальное.",
        "One abbreviation, different names: {names:quoted}. Keep one, the official one.",
        "同一简称对应不同名称：{names:quoted}。请统一使用正式名称。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        introduced: dict[str, list[tuple[BodyFact, NameMention]]] = {}
        for body in facts.bodies:
            if body.abbreviation and body.mentions:
                introduced.setdefault(body.abbreviation, []).append((body, _longest(body)))
        for abbreviation, found in introduced.items():
            keys = {key_of(body.name) for body, _ in found}
            if len(keys) > 1 and not any(a < b for a in keys for b in keys):
                yield self.found(
                    *(mention.span for _, mention in found),
                    records=tuple(record for body, _ in found for record in body.records),
                    names=list(dict.fromkeys(body.name for body, _ in found)),
                    abbreviation=abbreviation,
                )


def _longest(body: BodyFact) -> NameMention:
    return max(body.mentions, key=lambda mention: len(mention.span))
