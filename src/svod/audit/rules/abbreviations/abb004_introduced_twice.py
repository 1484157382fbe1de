from __future__ import annotations

from collections.abc import Iterator

from svod.audit.definitions import Definition, definitions_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class IntroducedTwice(Rule):
    code = "ABB004"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Сокращение введено дважды", "A short form introduced twice", "简称重复注明")
    message = Trilingual(
        "Сокращение {form:quoted} введено {count:times}. Дальше первого раза достаточно его одного.",
        "The short form {form:quoted} is introduced {count:times}. After the first time it is enough by itself.",
        "简称{form:quoted}重复注明（{count:times}）。首次之后直接使用简称即可。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        found: dict[str, list[Definition]] = {}
        for definition in definitions_of(facts):
            found.setdefault(definition.form, []).append(definition)
        for form, places in found.items():
            # other words for the same letters are another fault
            if len(places) > 1 and len({one.lemmas for one in places}) == 1:
                yield self.found(places[1].span, places[0].span, *(one.span for one in places[2:]), form=form, count=len(places))
