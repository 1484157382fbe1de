"""Document nouns: «план мероприятий», «дорожная карта», «рамочные основы»; what kind of document each names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import DocumentKind
from svod.language.found import Found
from svod.language.morphology import analyses, is_adjectival
from svod.language.prose import Prose, Token

D = DocumentKind
HEADS: dict[str, DocumentKind] = {
    "стратегия": D.STRATEGY, "программа": D.PROGRAMME, "подпрограмма": D.PROGRAMME, "план": D.PLAN, "план-график": D.SCHEDULE, "график": D.SCHEDULE,
    "расписание": D.SCHEDULE, "карта": D.ROADMAP, "концепция": D.CONCEPT, "основа": D.FRAMEWORK, "положение": D.REGULATION,
    "регламент": D.REGULATION, "правило": D.REGULATION, "порядок": D.REGULATION, "устав": D.REGULATION, "инструкция": D.REGULATION,
    "стандарт": D.REGULATION, "заявление": D.STATEMENT, "обращение": D.STATEMENT, "декларация": D.DECLARATION, "хартия": D.DECLARATION,
    "меморандум": D.MEMORANDUM, "соглашение": D.AGREEMENT, "договор": D.AGREEMENT, "конвенция": D.AGREEMENT, "пакт": D.AGREEMENT,
    "решение": D.DECISION, "резолюция": D.DECISION, "постановление": D.DECISION, "распоряжение": D.DECISION, "протокол": D.PROTOCOL,
    "коммюнике": D.COMMUNIQUE, "отчет": D.REPORT, "отчёт": D.REPORT, "доклад": D.REPORT, "анализ": D.ANALYSIS, "обзор": D.ANALYSIS,
    "исследование": D.ANALYSIS, "инициатива": D.INITIATIVE, "предложение": D.INITIATIVE, "подход": D.OTHER, "рекомендация": D.OTHER,
    "перечень": D.OTHER, "методика": D.OTHER, "руководство": D.OTHER, "типовой": D.OTHER, "справочник": D.OTHER, "паспорт": D.OTHER,
    "реестр": D.OTHER, "принцип": D.OTHER,
}  # fmt: skip
NEEDS_ADJECTIVE = {
    "карта": ("дорожн",), "основа": ("рамочн", "правов", "концептуальн"), "подход": ("совместн", "общи", "едины"), "принцип": ("основн", "общи"),
    "правило": ("", ), "порядок": ("",),
}  # fmt: skip
CAPITAL_ONLY = frozenset({"правило", "порядок", "руководство", "перечень", "методика", "рекомендация", "принцип", "стандарт", "подход", "реестр",
                          "паспорт", "справочник", "обзор", "исследование", "основа", "положение", "график", "расписание", "обращение",
                          "решение", "заявление", "устав", "инструкция", "распоряжение", "план", "программа", "карта", "договор"})  # fmt: skip
"""Nouns that are common words too: small, they name a document only after «проект» or with a number."""
_ACTION = re.compile(r"[А-Яа-я-]+ (?:[а-я]+ )?(?:совместных |практических |первоочередных |дальнейших )?действий")
_FESTIVE = re.compile(r"[А-Яа-я]+ (?:заседани|дня|концерт|выставк|визит|фестивал|форума(?! ))")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """`at`: index of the noun; `is_draft`: «проект» stands before it; `is_named`: written with a capital."""

    at: int
    noun: str
    kind: DocumentKind
    is_draft: bool
    is_named: bool


def _noun_of(token: Token) -> str | None:
    read = analyses(token.lower)
    for analysis in read[:4]:
        if analysis.pos == "NOUN" and analysis.lemma in HEADS:
            return analysis.lemma
    return None


def _agrees(token: Token, cases: set[str | None]) -> bool:
    read = [a for a in analyses(token.lower) if a.pos in {"ADJF", "PRTF"}]
    if any(a.is_pronoun for a in analyses(token.lower)):
        return False
    return any(a.case in cases for a in read) or (not read and is_adjectival(token.lower))


def _in_shouted_middle(prose: Prose, token: Token) -> bool:
    """«О РАБОТЕ СОВЕТА ПО СТАНДАРТАМ»: a word inside a line of capitals; the first word of a line may name a document."""
    passage = prose.passages[prose.passage_at(token.start)]
    first = prose.token_at(passage.start)
    return token.index >= first + 2 and prose.tokens[token.index - 1].text.isupper()


def _starts_sentence(prose: Prose, first: Token) -> bool:
    return any(first.start == prose.sentences[i].start for i in (prose.sentence_at(first.start),))


def find(prose: Prose) -> list[Found[DocumentHead]]:
    """Every noun that names a document, in order; «решение» or «план» as common words are left out."""
    found: list[Found[DocumentHead]] = []
    tokens = prose.tokens
    for token in tokens:
        if token.text.isupper() and len(token.text) > 3 and _in_shouted_middle(prose, token):
            continue
        noun = _noun_of(token) if token.kind == "word" and len(token.text) >= 4 else None
        if noun is None:
            continue
        before = tokens[token.index - 1] if token.index else None
        first, draft = token, False
        cases = {a.case for a in analyses(token.lower) if a.pos == "NOUN"}
        adjective = before
        while adjective is not None and adjective.kind == "word" and _agrees(adjective, cases):
            first = adjective
            adjective = tokens[adjective.index - 1] if adjective.index else None
        if adjective is not None and adjective.lower.startswith("проект") and adjective.lower not in {"проекты-", "проектов-"}:
            draft = adjective.index + 1 == first.index
        wanted = NEEDS_ADJECTIVE.get(noun)
        lead = prose.text[first.start : token.start].lower()
        if wanted and wanted != ("",) and not any(w in lead for w in wanted):
            continue
        named = (
            token.is_capital
            or (first.is_capital and not _starts_sentence(prose, first))
            or (first.is_capital and wanted is not None)
        )
        if token.is_capital and _starts_sentence(prose, token) and noun in CAPITAL_ONLY:
            named = noun in {"план", "программа", "решение", "заявление", "положение"} and bool(
                re.match(r"[А-Яа-я-]+ (?:[а-я]+ ){0,2}(?:[А-ЯЁ«№]|на \d|по |о )", prose.text[token.start : token.start + 60])
            )
        numbered = bool(re.match(r"(?:[^.;]|(?<=\d )г\.){0,60}?№ ?\d", prose.text[token.end : token.end + 70])) and noun in {
            "решение",
            "постановление",
            "резолюция",
        }
        if noun in CAPITAL_ONLY and not (named or draft or numbered):
            continue
        if noun == "программа" and _FESTIVE.match(prose.text, token.start):
            continue
        kind = HEADS[noun]
        if noun == "план" and _ACTION.match(prose.text, token.start):
            kind = D.ACTION_PLAN
        found.append(Found(first.start, token.end, DocumentHead(token.index, noun, kind, draft, named)))
    return found


def plain(value: DocumentHead) -> str:
    return f"{value.kind}{' draft' if value.is_draft else ''}"
