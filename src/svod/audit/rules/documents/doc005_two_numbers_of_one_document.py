from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.documents.doc001_adopted_without_date import OF_A_SESSION
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
# the year of a plan, the number of a session: what recurs differs in nothing else
_FIGURE = re.compile(r"\d+|\b[IVXLC]+\b")
# between the name and its date: «(г. Минск, », « от », «, подписанный »
_BESIDE = re.compile(r"\s*(?:\((?:г\.\s?[^,()]{2,30},\s)?|,?\s?(?:от|подписанн\w+|утвержденн\w+|принят\w+)\s)?")
_NEAR = 60
_ENOUGH = 4
"""Titles of fewer words («Протокол заседания») are shared by many documents."""


class TwoNumbersOfOneDocument(Rule):
    code = "DOC005"
    severity = Severity.ERROR
    needs = ("documents",)
    title = Trilingual(
        "Один документ с двумя датами или номерами", "One document with two dates or numbers", "同一文件日期或编号不一致"
    )
    message = Trilingual(
        "Документ {title:quoted} назван с разными реквизитами: {one:particular} и {other:particular}.",
        "The document {title:quoted} has different particulars: {one:particular} and {other:particular}.",
        "文件{title:quoted}的日期或编号不一致：{one:particular}与{other:particular}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        yield from self._beside_mentions(facts)
        by_title: dict[tuple[frozenset[str], tuple[str, ...]], list[DocumentFact]] = {}
        for document in facts.documents:
            words = frozenset(lemma(word) for word in _WORD.findall(document.title))
            if len(words) >= _ENOUGH and document.kind not in OF_A_SESSION:
                by_title.setdefault((words, tuple(_FIGURE.findall(document.title))), []).append(document)
        for alike in by_title.values():
            for one, other in itertools.combinations(alike, 2):
                pair = _differ(one, other)
                if pair:
                    spans = (*_place(other), *_place(one))
                    records = (*other.records, *one.records)
                    yield self.found(*spans, records=records, title=one.title, one=pair[0], other=pair[1])

    def _beside_mentions(self, facts: Facts) -> Iterator[Finding]:
        """The dates printed right after each mention of one document in a text."""
        text = facts.text or ""
        for document in facts.documents:
            if len(_WORD.findall(document.title)) < _ENOUGH:
                continue
            found: list[tuple[str, Span]] = []
            for mention in document.mentions:
                after = (date for date in facts.dates if date.dates and mention.end < date.span.start < mention.end + _NEAR)
                dated = next((date for date in after if _BESIDE.fullmatch(text[mention.end : date.span.start])), None)
                if dated and dated.dates and dated.dates.precision == "day":
                    found.append((str(dated.dates.start), dated.span))
            other = next((one for one in found[1:] if one[0] != found[0][0]), None)
            if other and document.number is None:
                yield self.found(other[1], found[0][1], title=document.title, one=found[0][0], other=other[0])


def _differ(one: DocumentFact, other: DocumentFact) -> tuple[str, str] | None:
    """The two numbers, or the two days; a year agrees with a day in it."""
    if one.valid_from and other.valid_from and one.valid_from != other.valid_from:
        return None  # of other years: another document
    if one.number and other.number and one.number != other.number:
        return (f"№ {one.number}", f"№ {other.number}") if one.date == other.date else None
    if one.date and other.date and not one.date.startswith(other.date) and not other.date.startswith(one.date):
        return one.date, other.date
    return None


def _place(document: DocumentFact) -> tuple[Span, ...]:
    return document.evidence.get("date", ())[:1] or ((document.span,) if document.span else ())
