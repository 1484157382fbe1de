from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import analyses, is_verbal

_VERBS = re.compile(
    r"\b(?P<verb>проведен[ао]?|организован[ао]?|принят[ао]?|утвержден[ао]?|подписан[ао]?|состоял(?:ся|ась|ось))\s+(?=[«А-ЯЁ])"
)
# what stands in quotation marks or brackets is not the sentence's own
_INSIDE = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|\([^()]*\)")
_WORD = re.compile(r"[а-яё]{3,}")
_NEXT = re.compile(r"[,;]\s+(?:а также\s+)?(?P<noun>[А-ЯЁ][а-яё]+)(?:\s+(?P<second>[а-яё]+))?")


class OneVerbForTwoSubjects(Rule):
    code = "WRD014"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual(
        "Единственное число при двух подлежащих", "A singular verb before several subjects", "多个主语前用单数谓语"
    )
    message = Trilingual(
        "{verb:quoted} в единственном числе, а дальше перечислено несколько: второе – {noun:quoted}.",
        "{verb:quoted} is singular, but several subjects follow: the second is {noun:quoted}.",
        "{verb:quoted}为单数，其后列举多项：第二项为{noun:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        for sentence in prose.sentences:
            words = prose.text[sentence.start : sentence.end]
            plain = _INSIDE.sub(lambda inside: " " * len(inside.group()), words)
            for verb in _VERBS.finditer(plain):
                following = _second(plain, verb.end())
                if following is not None:
                    start = sentence.start + following.start("noun")
                    yield self.found(
                        prose.span(sentence.start + verb.start(), sentence.start + verb.end() - 1),
                        prose.span(start, sentence.start + following.end()),
                        verb=verb["verb"],
                        noun=words[following.start("noun") : following.end()],
                    )


def _second(words: str, start: int) -> re.Match[str] | None:
    """A second subject after a comma: a noun that stands in the nominative with a capital, as the first does."""
    end = next(
        (stop.start() for stop in re.finditer(r"\b(?:котор|где|в ходе|что|участники|стороны)", words[start:])), len(words) - start
    )
    for following in _NEXT.finditer(words, start, start + end):
        read = analyses(following["noun"])[:1]
        second = analyses(following["second"] or "")[:1] if following["second"] else ()
        noun = read[0] if read and read[0].pos == "NOUN" else second[0] if read and read[0].pos == "ADJF" and second else None
        if any(is_verbal(word) for word in _WORD.findall(words, following.end())):
            return None  # a sentence of its own: «Принят План, Секретариат начал его исполнение»
        if noun and noun.pos == "NOUN" and noun.case in {"nomn", "accs"} and not noun.is_name and noun.number == "sing":
            return following
    return None
