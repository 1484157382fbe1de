from __future__ import annotations

from collections.abc import Iterator, Sequence

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import Analysis, analyses
from svod.language.prose import Token

_HAPPENED = frozenset({"состояться", "пройти"})
# only as short participles: «приняты», not «приняли участие», where the noun is the object
_DONE = frozenset("провести организовать принять утвердить подписать одобрить".split())
_BETWEEN = frozenset({"ADJF", "PRTF", "NUMR"})
_JOINS = frozenset({"и", ",", "а", "также", ";"})


class VerbDoesNotAgree(Rule):
    code = "WRD009"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Сказуемое не согласовано с подлежащим", "A verb that does not agree with its subject", "谓语与主语不一致")
    message = Trilingual(
        "{verb:quoted} не согласовано со словом {noun:quoted}.",
        "{verb:quoted} does not agree with {noun:quoted}.",
        "{verb:quoted}与{noun:quoted}不一致。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        for sentence in prose.sentences:
            tokens = prose.tokens_in(sentence.start, sentence.end)
            for at, token in enumerate(tokens):
                verbs = _verb(token)
                noun = _subject(tokens, at + 1) if verbs else None
                if noun is None or _agree(verbs, noun) or _goes_on(tokens, noun) or _subject_before(verbs, tokens[:at]):
                    continue
                places: tuple[Span, Span] = (prose.span(token.start, token.end), prose.span(noun.start, noun.end))
                yield self.found(*places, verb=token.text, noun=noun.text)


def _verb(token: Token) -> tuple[Analysis, ...]:
    if token.kind != "word" or token.lower[-1] not in "оаыиьнся":
        return ()
    read = analyses(token.lower)
    return read if read and all(_happened(a) for a in read) else ()


def _happened(reading: Analysis) -> bool:
    return (reading.pos == "VERB" and reading.lemma in _HAPPENED) or (reading.pos == "PRTS" and reading.lemma in _DONE)


def _subject(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun right after the verb, over adjectives and an ordinal; None where something else stands there."""
    for token in tokens[at : at + 5]:
        if token.kind == "number" and not token.text.isdigit():
            continue
        if token.kind != "word":
            return None
        read = analyses(token.lower)
        if all(a.pos == "NOUN" for a in read):
            return token if any(a.case == "nomn" for a in read) and not any(a.is_fixed for a in read) else None
        if not all(a.pos in _BETWEEN for a in read) or any(a.pos == "NUMR" for a in read):
            return None
    return None


def _agree(verbs: Sequence[Analysis], noun: Token) -> bool:
    nouns = [a for a in analyses(noun.lower) if a.case == "nomn"]
    return any(v.number == n.number and (v.number == "plur" or v.gender in {None, n.gender}) for v in verbs for n in nouns)


def _goes_on(tokens: Sequence[Token], noun: Token) -> bool:
    """Two subjects or a list: the number of the verb may follow either."""
    return any(token.lower in _JOINS for token in tokens if token.start > noun.start)


def _subject_before(verbs: Sequence[Analysis], before: Sequence[Token]) -> bool:
    """«Стороны провели встречу»: the noun after the verb is its object."""
    return any(
        a.pos in {"NOUN", "NPRO"} and a.case == "nomn" and any(a.number == v.number for v in verbs)
        for token in before
        if token.kind == "word" and len(token.text) > 2
        for a in analyses(token.lower)[:1]
    )
