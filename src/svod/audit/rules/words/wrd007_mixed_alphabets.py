from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]{2,}")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁё]")
_TWINS = str.maketrans("AaBCcEeHKMOoPpTXxy", "АаВСсЕеНКМОоРрТХху")


class MixedAlphabets(Rule):
    code = "WRD007"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual(
        "Латинские и русские буквы в одном слове", "Latin and Cyrillic letters in one word", "一词中混用拉丁与西里尔字母"
    )
    message = Trilingual(
        "В слове {word:quoted} смешаны латинские и русские буквы: поиск его не найдет.",
        "The word {word:quoted} mixes Latin and Cyrillic letters: no search will find it.",
        "词语{word:quoted}混用拉丁和西里尔字母，检索将无法找到。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _WORD.finditer(facts.text or ""):
            word = match.group()
            if not (_LATIN.search(word) and _CYRILLIC.search(word)):
                continue
            right = word.translate(_TWINS)
            span = Span(*match.span())
            clean = not _LATIN.search(right)
            yield self.found(span, word=word, suggestion=Suggestion(span, right) if clean else None)
