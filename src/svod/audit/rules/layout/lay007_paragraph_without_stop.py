from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import is_verbal
from svod.language.prose import Passage

_ENDS = (".", "!", "?", "…", ":", ";", "»", ")", "|", "”")
_LONG = 120


class ParagraphWithoutStop(Rule):
    code = "LAY007"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Абзац обрывается без точки", "A paragraph without its full stop", "段末缺句号")
    message = Trilingual(
        "Абзац кончается словами {words:quoted} без точки: она потеряна или оборван текст.",
        "The paragraph ends in {words:quoted} without a full stop: either it is lost, or the text is cut.",
        "段落以{words:quoted}结束而无句号：可能漏标或文字被截断。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        for passage in prose.passages:
            words = prose.text[passage.start : passage.end].rstrip(" *_")
            if passage.kind != "paragraph" or len(words) < _LONG or words.endswith((*_ENDS, ",", "-", "–")):
                continue
            if not self._is_running(facts, passage):
                continue
            last = passage.start + len(words)
            start = prose.text.rfind(" ", passage.start, last - 20) + 1
            span = prose.span(start, last)
            yield self.found(span, words=prose.text[start:last], suggestion=Suggestion(Span(span.end, span.end), "."))

    def _is_running(self, facts: Facts, passage: Passage) -> bool:
        """A paragraph with a verb and another sentence: not a title, a caption, a row or a line of addresses."""
        prose = facts.prose
        inner = [s for s in prose.sentences if passage.start <= s.start < passage.end]
        tokens = prose.tokens_in(passage.start, passage.end)
        return len(inner) > 1 and any(t.kind == "word" and is_verbal(t.lower) for t in tokens)
