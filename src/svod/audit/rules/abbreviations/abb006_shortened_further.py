from __future__ import annotations

from collections.abc import Iterator

from svod.audit.definitions import definitions_of, uses_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class ShortenedFurther(Rule):
    code = "ABB006"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Сокращение употреблено не целиком", "A short form used without a part of it", "简称使用不完整")
    message = Trilingual(
        "Введено {form:quoted}, а здесь только {part:quoted} ({count:times} из {total}). Держитесь одного.",
        "{form:quoted} was introduced, but here stands {part:quoted} alone ({count:times} of {total}). Keep to one form.",
        "上文注明为{form:quoted}，此处仅用{part:quoted}（{total}处中{count:times}）。请统一。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for definition in definitions_of(facts):
            tail = definition.form[len(definition.head) :]
            if not definition.is_letters or not tail.strip().isupper():
                continue
            uses = [span for span in uses_of(definition.head, facts) if span.start > definition.span.end]
            bare = [
                span for span in uses if not " ".join(text[span.end : span.end + len(tail) + 2].split()).startswith(tail.strip())
            ]
            if bare and len(bare) < len(uses):
                yield self.found(
                    bare[0],
                    definition.span,
                    *bare[1:],
                    form=definition.form,
                    part=definition.head,
                    count=len(bare),
                    total=len(uses),
                )
