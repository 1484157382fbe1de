from __future__ import annotations

import itertools
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.reading.names import key_of

Introduced = tuple[str, Span | None, tuple[str, ...]]


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
        if facts.text is not None:
            introduced = names_before(facts, facts.text)
        else:
            introduced = {}
            for body in facts.bodies:
                if body.abbreviation and is_of_one_body(body.abbreviation, body.name):
                    introduced.setdefault(body.abbreviation, []).append((body.name, None, body.records))
        for abbreviation, found in introduced.items():
            names = {key_of(name): (name, span, records) for name, span, records in reversed(found)}
            if len(names) < 2 or any(a <= b for a, b in itertools.permutations(names, 2)):
                continue
            told = list(reversed(names.values()))
            yield self.found(
                *(span for _, span, _ in told if span),
                records=tuple(record for _, _, records in told for record in records),
                names=[name for name, _, _ in told],
                abbreviation=abbreviation,
            )


def names_before(facts: Facts, text: str) -> dict[str, list[Introduced]]:
    """Short form → the long forms that it is introduced after: «Международная ассоциация портов (МАП)»."""
    found: dict[str, list[Introduced]] = {}
    ends = {mention.span.end: mention for body in facts.bodies for mention in body.mentions if not mention.is_abbreviation}
    for abbreviation in facts.abbreviations:
        for span in abbreviation.spans:
            mention = ends.get(len(text[: span.start - 1].rstrip()))
            in_brackets = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
            if mention and in_brackets and is_of_one_body(abbreviation.form, mention.printed):
                found.setdefault(abbreviation.form, []).append((" ".join(mention.printed.split()), mention.span, ()))
    return found


def is_of_one_body(abbreviation: str, name: str) -> bool:
    """Not a class of bodies («постоянно действующая рабочая группа по …», ПДРГ), whose names go on beyond the letters."""
    return len(name.split()) <= len(abbreviation) + 1
