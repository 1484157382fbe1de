from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import analyses

# a noun in the singular for many people, and «их» for it in the same sentence, with no plural between
_MANY = re.compile(
    r"\b(?P<noun>молод[её]ж\w*|населени\w*|руководств\w*|студенчеств\w*)\s(?P<between>(?:[^.;\n]){0,90}?)\b(?P<pronoun>их|ими|им)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[а-яё]{3,}", re.IGNORECASE)


class PronounForOneNoun(Rule):
    code = "WRD013"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Местоимение «их» вместо «ее»", "A plural pronoun for a singular noun", "代词单复数不一致")
    message = Trilingual(
        "Слово {noun:quoted} – единственного числа, а местоимение {pronoun:quoted} – множественного.",
        "{noun:quoted} is singular, but the pronoun {pronoun:quoted} is plural.",
        "{noun:quoted}为单数，而代词{pronoun:quoted}为复数。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _MANY.finditer(facts.text or ""):
            if not any(_may_be_many(word.group()) for word in _WORD.finditer(match["between"])):
                pronoun, noun = Span(*match.span("pronoun")), Span(*match.span("noun"))
                yield self.found(pronoun, noun, noun=match["noun"], pronoun=match["pronoun"])


def _may_be_many(word: str) -> bool:
    """A plural noun between the two, for which the pronoun may stand."""
    read = analyses(word)
    return bool(read) and read[0].pos == "NOUN" and read[0].number == "plur"
