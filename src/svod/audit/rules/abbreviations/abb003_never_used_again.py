from __future__ import annotations

from collections.abc import Iterator

from svod.audit.definitions import Definition, definitions_of, uses_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class NeverUsedAgain(Rule):
    code = "ABB003"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual(
        "Сокращение введено и больше не встречается", "A short form introduced and never used again", "简称注明后未再使用"
    )
    message = Trilingual(
        "Сокращение {form:quoted} введено, но дальше не встречается. Уберите его или пользуйтесь им.",
        "The short form {form:quoted} is introduced but never used again. Delete it, or use it.",
        "简称{form:quoted}注明后未再使用。请删除或在下文使用。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for definition in definitions_of(facts):
            form = definition.head if definition.is_letters else definition.form
            if not any(span.start > definition.span.end for span in uses_of(form, facts)) and not is_used_before(
                definition, facts
            ):
                yield self.found(definition.span, form=definition.form)


def is_used_before(definition: Definition, facts: Facts) -> bool:
    """Letters that stand above are in use, though introduced late."""
    return definition.is_letters and any(span.end < definition.span.start for span in uses_of(definition.head, facts))
