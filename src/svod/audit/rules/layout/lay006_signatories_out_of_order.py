from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_FEW = 4


class SignatoriesOutOfOrder(Rule):
    code = "LAY006"
    severity = Severity.NOTE
    needs = ("signatories",)
    title = Trilingual("Подписи не по алфавиту государств", "Signatures out of alphabetical order", "签署国未按字母顺序排列")
    message = Trilingual(
        "Подписи идут не по русскому алфавиту: за подписью «{before}» следует «{after}».",
        "Signatures do not follow the Russian alphabet: {after} stands after {before}.",
        "签署国未按俄文字母顺序排列：{after}位于{before}之后。",
    )

    _columns = Trilingual(
        "Два столбца подписей прочитаны построчно: по алфавиту идут столбцы, а в тексте за подписью «{before}» следует «{after}».",
        "Two columns of signatures are read row by row: the columns are in order, but in the text {after} stands after {before}.",
        "两栏签名被逐行读取：各栏按字母排列，但文中{after}位于{before}之后。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        names = [one.name for one in facts.signatories]
        if len(names) < _FEW or names == sorted(names):
            return
        before, after = next((a, b) for a, b in itertools.pairwise(facts.signatories) if a.name > b.name)
        left, right = names[::2], names[1::2]
        two_columns = left + right == sorted(names)
        finding = self.found(
            after.span,
            before.span,
            *(one.span for one in facts.signatories),
            before=before.name,
            after=after.name,
            two_columns=two_columns,
        )
        yield replace(finding, words=self._columns) if two_columns else finding
