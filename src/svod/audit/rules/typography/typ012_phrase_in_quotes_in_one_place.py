from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma

# a quoted phrase that follows these is a name or a theme, not a turn of speech
_QUOTED = re.compile(r"«(?P<words>[а-яё]+(?: [а-яё]+){1,2})»")
_NAMED = re.compile(r"(?:тем[аеуы]|назван\w+|форум\w*|проект\w*|программ\w*|конкурс\w*|выставк\w*|термин\w*|слов\w*):?\s$", re.I)


class PhraseInQuotesInOnePlace(Rule):
    code = "TYP012"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Оборот в кавычках и без кавычек", "A phrase with and without quotation marks", "同一词组引号不一致")
    message = Trilingual(
        "Оборот {words:quoted} здесь в кавычках, в другом месте без них. Обычный оборот в кавычках не нуждается.",
        "The phrase {words:quoted} is in quotation marks here and without them elsewhere. A usual phrase needs none.",
        "词组{words:quoted}此处加引号，他处未加。常用词组无须加引号。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        seen: set[str] = set()
        for quoted in _QUOTED.finditer(text):
            phrase = " ".join(lemma(word) for word in quoted["words"].split())
            if phrase in seen or _NAMED.search(text[max(0, quoted.start() - 20) : quoted.start()]):
                continue
            plain = next((s for s in _plain(quoted["words"].split(), text) if _lemmas(s.of(text)) == phrase), None)
            if plain is not None:
                seen.add(phrase)
                yield self.found(Span(*quoted.span()), plain, words=quoted["words"])


def _lemmas(words: str) -> str:
    return " ".join(lemma(word) for word in words.split())


def _plain(words: list[str], text: str) -> Iterator[Span]:
    """Where the phrase in any form stands outside quotation marks."""
    stems = [re.escape(word[: max(2, len(word) - 3)]) + "[а-яё]*" for word in words]
    pattern = re.compile(r"(?<![«\w])" + r"\s".join(stems) + r"(?![»\w])", re.IGNORECASE)
    return (Span(*m.span()) for m in pattern.finditer(text))
