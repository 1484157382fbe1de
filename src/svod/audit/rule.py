"""What every rule is: one fault, one file, one page."""

from __future__ import annotations

import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from svod.audit.facts.shapes import Facts, Need
from svod.audit.finding import Finding, Suggestion
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_HEADING = re.compile(r"^## (.+?)\s*$", re.MULTILINE)
_PAGE_WORDS = {
    "Wrong": Trilingual("Неверно", "Wrong", "错误"),
    "Right": Trilingual("Верно", "Right", "正确"),
    "Near miss": Trilingual("Похоже, но не ошибка", "Near miss", "相似但无误"),
}


class Rule(ABC):
    """`title` names the fault; `message` is the template of a finding; `needs`: without these facts the rule does not apply."""

    code: ClassVar[str]
    severity: ClassVar[Severity]
    needs: ClassVar[tuple[Need, ...]]
    title: ClassVar[Trilingual]
    message: ClassVar[Trilingual]

    @property
    def name(self) -> str:
        """The class name with hyphens: same-event-two-dates."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(self).__name__).lower()

    @property
    def file(self) -> Path:
        return Path(str(sys.modules[type(self).__module__].__file__))

    @property
    def family(self) -> str:
        """The folder it lies in."""
        return self.file.parent.name

    @abstractmethod
    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every place where the fault is."""

    def applies(self, facts: Facts) -> bool:
        return all(facts.has(need) for need in self.needs)

    def found(
        self,
        *spans: Span,
        records: tuple[str, ...] = (),
        suggestion: Suggestion | None = None,
        severity: Severity | None = None,
        other_spans: tuple[Span, ...] = (),
        **data: object,
    ) -> Finding:
        """A finding of this rule; `data` are what `message` and the reader of the JSON need."""
        places = tuple(dict.fromkeys(spans))
        grade = severity or self.severity
        return Finding(self.code, self.name, grade, places, records, data, suggestion, self.message, other_spans)

    def page_parts(self) -> dict[str, str]:
        """The page beside the rule, by heading: ru, en, zh, Wrong, Right, Near miss."""
        pieces = _HEADING.split(self.file.with_suffix(".md").read_text(encoding="utf-8"))
        return {name: body.strip() for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}

    def page(self, language: str) -> str:
        """Help for an editor in Markdown: what is wrong, why it matters, how to put it right, with examples."""
        parts = self.page_parts()
        examples = [f"**{_PAGE_WORDS[name].in_(language)}**\n\n{parts[name]}" for name in _PAGE_WORDS if name in parts]
        return "\n\n".join([parts.get(language, parts["ru"]), *examples]) + "\n"
