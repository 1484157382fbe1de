from __future__ import annotations

from collections.abc import Iterator, Sequence

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import Analysis, analyses
from svod.language.prose import Token

_DOCUMENTS = frozenset(
    "меморандум соглашение договор протокол решение план программа концепция стратегия заявление декларация коммюнике"
    " резолюция конвенция положение регламент".split()
)
_SIGNED = frozenset("подписать утвердить принять одобрить согласовать ратифицировать".split())
_FAR = 30
_AHEAD = 4


class ParticipleDoesNotAgree(Rule):
    code = "WRD008"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Причастие не согласовано", "A participle that does not agree", "形动词不一致")
    message = Trilingual(
        "{word:quoted} не согласовано со словом {noun:quoted}: падеж, число или род не те.",
        "{word:quoted} does not agree with {noun:quoted}: wrong case, number or gender.",
        "{word:quoted}与{noun:quoted}在格、数或性上不一致。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        for sentence in prose.sentences:
            tokens = prose.tokens_in(sentence.start, sentence.end)
            for at, token in enumerate(tokens):
                forms = _participle(token) if at and tokens[at - 1].text == "," else ()
                if not forms or _has_its_own_noun(forms, tokens[at + 1 : at + 1 + _AHEAD]):
                    continue
                nouns = [other for other in tokens[max(0, at - _FAR) : at] if _nominal(other, _DOCUMENTS)]
                if nouns and not any(_agree(forms, _nominal(noun, _DOCUMENTS)) for noun in nouns):
                    noun = nouns[-1]
                    yield self.found(
                        prose.span(token.start, token.end), prose.span(noun.start, noun.end), word=token.text, noun=noun.text
                    )


def _participle(token: Token) -> tuple[Analysis, ...]:
    if token.kind != "word" or ("нн" not in token.lower and "ят" not in token.lower):
        return ()
    return tuple(a for a in analyses(token.lower) if a.pos == "PRTF" and a.lemma in _SIGNED)


def _nominal(token: Token, lemmas: frozenset[str]) -> tuple[Analysis, ...]:
    return tuple(a for a in analyses(token.lower) if a.pos == "NOUN" and a.lemma in lemmas) if token.kind == "word" else ()


def _agree(forms: Sequence[Analysis], nouns: Sequence[Analysis]) -> bool:
    return any(
        a.case == n.case and a.number == n.number and (a.number == "plur" or a.gender in {None, n.gender})
        for a in forms
        for n in nouns
    )


def _has_its_own_noun(forms: Sequence[Analysis], after: Sequence[Token]) -> bool:
    """«, принятым документам»: the participle stands before its noun."""
    nouns = [a for token in after if token.kind == "word" for a in analyses(token.lower) if a.pos == "NOUN"]
    return any(
        f.case == n.case and f.number == n.number and (f.number == "plur" or f.gender == n.gender) for f in forms for n in nouns
    )
