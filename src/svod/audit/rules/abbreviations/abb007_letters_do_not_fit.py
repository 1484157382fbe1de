from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_WORD = re.compile(r"[^\W\d_]+")
_LINK = frozenset("и в во на по для с со о об при к из у".split())


class LettersDoNotFit(Rule):
    code = "ABB007"
    severity = Severity.WARNING
    needs = ("text", "abbreviations")
    title = Trilingual(
        "Буквы сокращения не сходятся с названием", "The letters of a short form do not fit its name", "简称字母与全称不符"
    )
    message = Trilingual(
        "В названии {long:quoted} есть слово {word:quoted}, а в сокращении {form:quoted} его нет. Проверьте название.",
        "The name {long:quoted} has the word {word:quoted}, but the short form {form:quoted} has no letter for it. Check the name.",
        "全称{long:quoted}含有{word:quoted}，而简称{form:quoted}中无对应字母。请核对。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for one in facts.abbreviations:
            if not one.expansion or not one.expansion_span or not one.definition_span or not one.form.isalpha():
                continue
            words = [w for w in _WORD.findall(one.expansion_span.of(facts.text or "")) if w.lower() not in _LINK]
            odd = _skipped(one.form.lower(), words)
            if odd:
                long = " ".join(one.expansion_span.of(facts.text or "").split())
                yield self.found(one.expansion_span, one.definition_span, form=one.form, long=long, word=odd)


def _skipped(letters: str, words: list[str]) -> str | None:
    """The one word inside the name that no letter stands for, when every other word has its letter; None where all fit or nothing does."""
    initials = [word[0].lower() for word in words]
    if "".join(initials) == letters or len(words) != len(letters) + 1:
        return None
    for at in range(1, len(words) - 1):
        if "".join(initials[:at] + initials[at + 1 :]) == letters:
            return words[at]
    return None
