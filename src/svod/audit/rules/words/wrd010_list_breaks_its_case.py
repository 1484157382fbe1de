from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import analyses
from svod.language.prose import Token

_FAR = 40


class ListBreaksItsCase(Rule):
    code = "WRD010"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Однородный член в другом падеже", "A member of a list in another case", "并列成分格不一致")
    message = Trilingual(
        "Перечень после «о» идет в предложном падеже ({model:quoted}), а {word:quoted} – в другом.",
        "The list after “о” is in the prepositional case ({model:quoted}), but {word:quoted} is in another.",
        "“о”之后的并列成分用前置格（{model:quoted}），而{word:quoted}格不一致。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        for sentence in prose.sentences:
            tokens = prose.tokens_in(sentence.start, sentence.end)
            for at, token in enumerate(tokens[:-1]):
                if token.lower not in {"о", "об"} or not _only(tokens[at + 1], "loct"):
                    continue
                found = _odd_one(tokens[at + 2 : at + _FAR])
                if found:
                    model, odd = found
                    spans = prose.span(odd.start, odd.end), prose.span(model.start, model.end)
                    yield self.found(*spans, model=model.text, word=odd.text)


def _odd_one(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """«…, создании … и обмену»: the last noun of the list after a comma in the prepositional case, in the dative with nothing to govern it."""
    model: Token | None = None
    clean = True
    for before, token in itertools.pairwise(tokens):
        if before.text == "," and _only(token, "loct"):
            model, clean = token, True
        elif before.lower == "и" and model is not None and clean and _only(token, "datv"):
            return model, token
        elif token.lower in {"по", "к", "ко", "благодаря", "согласно"} or (_only(token, "datv") and model is not None):
            clean = False
    return None


def _only(token: Token, case: str) -> bool:
    """A noun of action that can be in no other case: «создании» (prepositional), «обмену» (dative)."""
    if token.kind != "word" or token.is_abbreviation:
        return False
    cases = {a.case for a in analyses(token.lower) if a.number == "sing"}
    return all(a.pos == "NOUN" for a in analyses(token.lower)) and cases == {case}
