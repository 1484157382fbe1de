from __future__ import annotations

from collections.abc import Iterator

from svod.audit.definitions import Definition, definitions_of
from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma


class IntroducedLate(Rule):
    code = "ABB002"
    severity = Severity.WARNING
    needs = ("text", "abbreviations")
    title = Trilingual(
        "Сокращение введено не при первом упоминании", "A short form introduced after the first mention", "简称未在首次出现时注明"
    )
    message = Trilingual(
        "Сокращение {form:quoted} введено не при первом упоминании: полное название уже было выше.",
        "The short form {form:quoted} is not introduced at the first mention: the full name stands above.",
        "简称{form:quoted}未在首次提及时注明：上文已出现全称。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        seen: set[str] = set()
        for definition in definitions_of(facts):
            if definition.is_letters and definition.head not in seen:
                seen.add(definition.head)
                first = first_mention(definition, facts)
                if first is not None:
                    yield self.found(first, definition.span, form=definition.form)


def first_mention(definition: Definition, facts: Facts) -> Span | None:
    """The full name in an earlier sentence of running text, where the short form belonged."""
    prose = facts.prose
    limit = max((s for s in (prose.span(s.start, s.end).start for s in prose.sentences) if s <= definition.span.start), default=0)
    named = [m.span for b in facts.bodies if b.abbreviation == definition.form for m in b.mentions if not m.is_abbreviation]
    earlier = [span for span in [*named, *_same_words(definition, facts)] if span.end < limit and _is_running(span, facts)]
    return min(earlier, default=None)


def _same_words(definition: Definition, facts: Facts) -> Iterator[Span]:
    """Where the words of the long form stand in any case."""
    prose, wanted = facts.prose, definition.lemmas
    if len(wanted) < 2:
        return
    stem = wanted[0][:4]
    words = [token for token in prose.tokens if token.kind == "word"]
    for at, token in enumerate(words):
        if token.lower.startswith(stem) and tuple(lemma(t.text) for t in words[at : at + len(wanted)]) == wanted:
            yield prose.span(token.start, words[at + len(wanted) - 1].end)


def _is_running(span: Span, facts: Facts) -> bool:
    """Not a title, a heading or the decision at the head: short forms are introduced in sentences of the text itself."""
    if span.start < facts.annex_at:
        return False
    return any(
        passage.kind == "paragraph"
        and passage.source.start <= span.start < passage.source.end
        and facts.prose.text[passage.start : passage.end].rstrip().endswith((".", ";", ":"))
        for passage in facts.prose.passages
    )
