from __future__ import annotations

from collections.abc import Iterator

from svod.audit.definitions import definitions_of, uses_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class UsedBeforeIntroduced(Rule):
    code = "ABB005"
    severity = Severity.WARNING
    needs = ("text", "abbreviations")
    title = Trilingual("Сокращение раскрыто после употребления", "A short form used before it is introduced", "简称先用后注")
    message = Trilingual(
        "Сокращение {form:quoted} употреблено раньше, чем раскрыто.",
        "The short form {form:quoted} is used before it is introduced.",
        "简称{form:quoted}在注明全称之前已使用。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        seen: set[str] = set()
        headings = [passage.source for passage in facts.prose.passages if passage.kind == "heading"]
        for definition in definitions_of(facts):
            if not definition.is_letters or definition.head in seen:
                continue
            seen.add(definition.head)
            # titles and headings are set apart from the text, what stands before the annex is another paper
            uses = [s for s in uses_of(definition.head, facts) if facts.annex_at <= s.start < definition.span.start]
            limit = definition.long.start if definition.long else definition.span.start
            uses = [s for s in uses if s.end < limit and not any(h.holds(s) for h in headings)]
            if uses:
                yield self.found(uses[0], definition.span, form=definition.head)
