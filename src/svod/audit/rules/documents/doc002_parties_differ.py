from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentKind, Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma

_BETWEEN = re.compile(r"(?P<kind>.+?)\sмежду\s(?P<one>.+?)\s(?:и|с)\s(?P<other>.+)$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_KINDS = frozenset({DocumentKind.MEMORANDUM, DocumentKind.AGREEMENT})
Parties = tuple[frozenset[str], frozenset[str]]


class PartiesDiffer(Rule):
    code = "DOC002"
    severity = Severity.WARNING
    needs = ("text", "documents")
    title = Trilingual(
        "Стороны одного документа названы по-разному", "The parties of one document differ", "同一文件的当事方不一致"
    )
    message = Trilingual(
        "Один документ, разные стороны: {names:quoted}. Сверьте с подписанным текстом.",
        "One document with different parties: {names:quoted}. Compare with the signed text.",
        "同一文件当事方不一致：{names:quoted}。请与签署文本核对。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        found = [(document, parties) for document in facts.documents if (parties := _parties(document))]
        for (one, mine), (other, its) in itertools.combinations(found, 2):
            if one.kind is other.kind and _differ(mine, its) and not (one.date and other.date and one.date != other.date):
                yield self.found(*_place(other), *_place(one), names=[one.title[:120], other.title[:120]])


def _place(document: DocumentFact) -> tuple[Span, ...]:
    return (document.span,) if document.span else ()


def _parties(document: DocumentFact) -> Parties | None:
    match = _BETWEEN.match(document.title) if document.kind in _KINDS else None
    if match is None:
        return None
    one, other = (frozenset(lemma(w) if not w.isupper() else w for w in _WORD.findall(match[p])) for p in ("one", "other"))
    return (one, other)


def _differ(mine: Parties, its: Parties) -> bool:
    """One party is the same, or all but a word; the other is said with more words: «ШОС» and «Секретариат ШОС»."""
    one, two = mine[0], its[0]
    same = len(mine[1] & its[1]) >= 2 and len(mine[1] ^ its[1]) <= 2 * (len(mine[1]) > 2)
    return same and one != two and (one < two or two < one)
