from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.gazetteer import gazetteer
from svod.language.morphology import is_known, lemma

_WORD = re.compile(r"(?<![\w-])[А-ЯЁ]?[а-яё]{5,}(?![\w-])")
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_GENRE = frozenset(
    "совещание заседание сотрудничество меморандум соглашение конференция организация государство председательство секретариат"
    " правительство министр руководитель участник мероприятие комиссия комитет протокол положение решение развитие реализация"
    " взаимодействие программа стратегия концепция утвердить принять состояться провести обсудить рассмотреть подписать отчетный"
    " министерство ведомство экономический торговый промышленность транспорт энергетика образование здравоохранение окружающий".split()
)
_ENDING = 2
_OPENING = 4
_OPENINGS = frozenset(word[:_OPENING] for word in _GENRE)


class Misprint(Rule):
    code = "WRD002"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Опечатка", "A misprint", "错别字")
    message = Trilingual(
        "Слова {word:quoted} нет в словаре; вероятно, {right:quoted}.",
        "{word:quoted} is in no dictionary; probably {right:quoted}.",
        "词典中没有{word:quoted}，应为{right:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        counted = Counter(match.group() for match in _WORD.finditer(text))
        for match in _WORD.finditer(text):
            word = match.group()
            # a word printed twice alike is a name or a term that the dictionary lacks
            if counted[word] > 1 or is_known(word) or word.lower() in gazetteer().city_forms:
                continue
            right = _meant(word, counted)
            if right:
                span = Span(*match.span())
                yield self.found(span, word=word, right=right, suggestion=Suggestion(span, right))


def _meant(word: str, counted: Counter[str]) -> str | None:
    """The only known word one slip away that the text itself, or every report, uses."""
    low = word.lower()
    found = {c for c in _one_slip(low) if _is_used(c, word[0].isupper(), counted)}
    if len(found) != 1:
        return None
    right = found.pop()
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _is_used(candidate: str, capital: bool, counted: Counter[str]) -> bool:
    printed = candidate[0].upper() + candidate[1:] if capital else candidate
    if counted[printed]:
        return is_known(candidate)
    return candidate[:_OPENING] in _OPENINGS and is_known(candidate) and lemma(candidate) in _GENRE


def _one_slip(word: str) -> Iterator[str]:
    """A letter wrong, lost, added or two swapped; not in the ending, where another form of an unknown name would match."""
    stem = len(word) - _ENDING
    for at in range(1, stem):
        head, tail = word[:at], word[at + 1 :]
        yield head + tail
        yield head + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + word[at:]
