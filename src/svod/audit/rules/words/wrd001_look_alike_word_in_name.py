from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.names.nam001_body_under_two_names import names_before
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import analyses, lemma

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# what a body may be called: the word outside this list is the doubtful one
_CLASSES = frozenset(
    "совещание комиссия комитет совет группа форум встреча секретариат консорциум ассоциация объединение союз центр фонд банк"
    " конференция ассамблея коллегия правление бюро подкомитет".split()
)
_REST = 3
_SHORT = 2
_LIKE = 0.45


@dataclass(frozen=True, slots=True)
class _Name:
    """`head` is the lemma of the noun that says what it is; `rest` the lemmas of all other words."""

    head: str
    rest: tuple[str, ...]
    span: Span
    printed: str


class LookAlikeWordInName(Rule):
    code = "WRD001"
    severity = Severity.ERROR
    needs = ("text", "bodies")
    title = Trilingual("Похожее слово на месте нужного", "A look-alike word in a name", "名称中误用近形词")
    message = Trilingual(
        "В названии механизма стоит {word:quoted}, в другом месте – {other:quoted}; остальные слова те же. Проверьте, какое верно.",
        "A body's name has {word:quoted} here and {other:quoted} elsewhere; all other words are the same. See which is right.",
        "机制名称此处用{word:quoted}，他处用{other:quoted}，其余词语相同。请核对。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        names = list(_names(facts, text))
        seen = set(_under_one_abbreviation(names, facts, text))
        for one, other in itertools.combinations(names, 2):
            pair = frozenset({one.head, other.head})
            if pair in seen or not _look_alike(one, other):
                continue
            seen.add(pair)
            doubtful, sure = (other, one) if other.head not in _CLASSES or one.head in _CLASSES else (one, other)
            places = _places(doubtful, text)
            yield self.found(doubtful.span, sure.span, *places, word=doubtful.head, other=sure.head, count=len(places))


def _names(facts: Facts, text: str) -> Iterator[_Name]:
    """Every full name of a body as printed, with the lemmas of its words."""
    for body in facts.bodies:
        for mention in body.mentions:
            words = _WORD.findall(mention.span.of(text))
            lemmas = [lemma(word) for word in words if len(word) > _SHORT and not word.isupper()]
            at = next((n for n, word in enumerate(lemmas) if any(a.pos == "NOUN" for a in analyses(word)[:1])), None)
            if at is not None and not mention.is_abbreviation and len(lemmas) >= _REST:
                yield _Name(lemmas[at], (*lemmas[:at], *lemmas[at + 1 :]), mention.span, mention.printed)


def _under_one_abbreviation(names: list[_Name], facts: Facts, text: str) -> Iterator[frozenset[str]]:
    """Pairs that one abbreviation stands for are NAM001's: one fault, one finding."""
    head = {name.span: name.head for name in names}
    for introduced in names_before(facts, text).values():
        heads = [head[span] for _, span, _ in introduced if span in head]
        yield from map(frozenset, itertools.combinations(heads, 2))


def _look_alike(one: _Name, other: _Name) -> bool:
    if one.head == other.head or one.head[:2] != other.head[:2]:
        return False
    both_are_classes = {one.head, other.head} <= _CLASSES
    if both_are_classes and difflib.SequenceMatcher(None, one.head, other.head).ratio() < _LIKE:
        return False
    # a name may drop «государств-членов ШОС»; two adjectives before the noun are enough to know it
    mine, its = (tuple(w for w in name.rest if not w.startswith("государств")) for name in (one, other))
    return mine == its and len(mine) >= _REST - 1 and (len(mine) >= _REST or one.rest[:1] == other.rest[:1])


def _places(name: _Name, text: str) -> list[Span]:
    """Where else the doubtful word stands before the same word."""
    printed = name.span.of(text)
    word = next((w for w in _WORD.finditer(printed) if lemma(w.group()) == name.head), None)
    after = _WORD.search(printed, word.end()) if word else None
    if not word or not after:
        return []
    stem = re.escape(word.group()[: max(4, len(word.group()) - 3)])
    return [Span(*m.span(1)) for m in re.finditer(rf"({stem}\w*)\s+{re.escape(after.group())}", text)]
