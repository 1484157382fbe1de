"""One thing printed in two ways: what the rules on consistent style share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from svod.audit.facts.shapes import Facts, Need
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class MixedForms(Rule):
    """`forms`: a name for the form → what prints it. The commonest form is left alone, each other is one finding."""

    severity = Severity.NOTE
    needs: ClassVar[tuple[Need, ...]] = ("text",)
    forms: ClassVar[Mapping[str, re.Pattern[str]]]
    habit: ClassVar[int] = 1
    """How many times commoner the usual form must be: where either is in order, only a broken habit is a fault."""
    message = Trilingual(
        "В тексте и {form:quoted} ({count:times}), и {usual:quoted} ({usual_count:times}). Выберите одно написание.",
        "The text has both {form:quoted} ({count:times}) and {usual:quoted} ({usual_count:times}). Choose one form.",
        "文中同时出现{form:quoted}（{count:times}）和{usual:quoted}（{usual_count:times}）。请统一写法。",
    )

    def places(self, facts: Facts) -> dict[str, list[Span]]:
        """Form → where it is printed."""
        text = facts.text or ""
        return {form: [Span(*m.span()) for m in pattern.finditer(text)] for form, pattern in self.forms.items()}

    def check(self, facts: Facts) -> Iterator[Finding]:
        found = {form: spans for form, spans in self.places(facts).items() if spans}
        if len(found) < 2:
            return
        usual = max(found, key=lambda form: len(found[form]))
        for form, spans in found.items():
            if form != usual and len(found[usual]) >= self.habit * len(spans):
                yield self.found(
                    spans[0],
                    found[usual][0],
                    *spans[1:],
                    kind=form,
                    form=as_printed(spans[0], facts),
                    count=len(spans),
                    usual=as_printed(found[usual][0], facts),
                    usual_count=len(found[usual]),
                )


def as_printed(span: Span, facts: Facts) -> str:
    """The words of a place in one line, without a quotation mark that only opens."""
    return " ".join(span.of(facts.text or "").split()).rstrip("« ")
