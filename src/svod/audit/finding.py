"""A finding: what a rule found, where, and the data its words are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from svod.audit.words import said
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

Data = Mapping[str, object]
"""Only what JSON has. Dates are ISO (`2024-03-18/2024-03-20`), states ISO codes: words are chosen when somebody reads."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The text to put in the place of `span`. Only where it is safe."""

    span: Span
    text: str


@dataclass(frozen=True)
class Finding:
    """`spans`: the place to look at, then the other side of the contradiction; `records` likewise for the register.

    `other_spans`: the other side where it stands in the other text of `svod audit --against`.
    """

    code: str
    name: str
    severity: Severity
    spans: tuple[Span, ...]
    records: tuple[str, ...]
    data: Data
    suggestion: Suggestion | None = None
    words: Trilingual = field(default=Trilingual(), repr=False, compare=False)
    other_spans: tuple[Span, ...] = ()

    @property
    def message(self) -> Trilingual:
        return said(self.words, self.data)

    @property
    def order(self) -> tuple[int, int, str, tuple[str, ...]]:
        """By place; without a place, after those that have one, by record."""
        return (0, self.spans[0].start, self.code, ()) if self.spans else (1, 0, self.code, self.records)

    def as_json(self) -> dict[str, object]:
        """One of `findings` of the format svod-audit/1."""
        message, suggestion = self.message, self.suggestion
        return {
            "code": self.code,
            "name": self.name,
            "severity": str(self.severity),
            "spans": [span.pair() for span in self.spans],
            **({"other_spans": [span.pair() for span in self.other_spans]} if self.other_spans else {}),
            "records": list(self.records),
            "data": dict(self.data),
            "message": {"ru": message.ru, "en": message.en, "zh": message.zh},
            "suggestion": {"span": suggestion.span.pair(), "text": suggestion.text} if suggestion else None,
        }
