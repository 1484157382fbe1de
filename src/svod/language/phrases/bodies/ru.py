"""Body nouns: «Совет», «рабочая группа», «Секретариат»; what kind of body each names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import BodyKind
from svod.language.found import Found
from svod.language.morphology import Analysis, analyses, is_adjectival
from svod.language.prose import Prose, Token

_BY_NATURE = re.compile(r"(?:меж|обще)\w+|\w+ и \w+|\S+ (?=по )", re.IGNORECASE)
"""Adjectives that only a name begins with: their capital counts at the beginning of a sentence too."""
B = BodyKind
HEADS: dict[str, BodyKind] = {
    "организация": B.ORGANISATION, "содружество": B.ORGANISATION, "сообщество": B.ORGANISATION, "союз": B.ORGANISATION, "совет": B.COUNCIL,
    "правление": B.COUNCIL, "президиум": B.COUNCIL, "бюро": B.COUNCIL, "межгоссовет": B.COUNCIL, "секретариат": B.SECRETARIAT,
    "исполком": B.SECRETARIAT, "дирекция": B.SECRETARIAT, "комиссия": B.COMMISSION, "комитет": B.COMMISSION, "подкомитет": B.COMMISSION,
    "спецкомитет": B.COMMISSION, "коллегия": B.COMMISSION, "подкомиссия": B.COMMISSION, "группа": B.EXPERT_GROUP, "подгруппа": B.EXPERT_GROUP,
    "ассоциация": B.ASSOCIATION, "объединение": B.ASSOCIATION, "федерация": B.ASSOCIATION, "палата": B.ASSOCIATION, "клуб": B.ASSOCIATION,
    "консорциум": B.CONSORTIUM, "пул": B.CONSORTIUM, "центр": B.CENTRE, "университет": B.CENTRE, "институт": B.CENTRE, "академия": B.CENTRE,
    "база": B.CENTRE, "зона": B.OTHER, "банк": B.OTHER, "фонд": B.OTHER, "агентство": B.OTHER, "ассамблея": B.PARTNER_ORGANISATION,
    "форум": B.FORUM, "совещание": B.MINISTERIAL_MEETING, "встреча": B.HEADS_OF_AGENCIES_MEETING, "конференция": B.OTHER, "программа": B.OTHER,
    "служба": B.OTHER, "министерство": B.OTHER, "ведомство": B.OTHER, "структура": B.OTHER, "оркестр": B.OTHER, "сеть": B.OTHER, "орган": B.OTHER,
}  # fmt: skip
_CAPITAL = frozenset(HEADS) - {"группа", "подгруппа"}
_ONLY_MEETINGS = re.compile(
    r"(?:Совещани\w+|Встреч\w+|Конференци\w+) (?:министр|руководител|глав|директор|председател|начальник|генеральн|секретар)"
)
_UN_PROGRAMME = re.compile(r"Программ\w+ (?:ООН|Организации Объедин)")
_NOT_A_BODY = re.compile(
    r"(?:зон\w+ (?:свободной|отдыха)|баз\w+ данных|фонд\w+ (?:оплаты|времени)|служб\w+ (?:доверия)|банк\w+ данных)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class BodyHead:
    """`at`: index of the noun; `first`: of the first adjective before it."""

    at: int
    first: int
    noun: str
    kind: BodyKind


def kind_of(name: str, noun: str | None = None) -> BodyKind:
    """The kind of a body by its nominative name."""
    lower = name.lower()
    if re.search(r"специальн\w+ рабоч\w+ групп|(?<!\w)срг(?!\w)", lower):
        return B.SPECIAL_WORKING_GROUP
    if re.search(r"постоянно действующ\w+ (?:\w+ )?рабоч|(?<!\w)пдрг(?!\w)", lower):
        return B.PERMANENT_WORKING_GROUP
    if re.search(r"групп", lower):
        return B.EXPERT_GROUP
    if re.match(r"(?:\S+ )?(?:совещани|встреч|конференци|сопредседательств|собрани)", lower) or noun in {"совещание", "встреча"}:
        return (
            B.MINISTERIAL_MEETING
            if re.search(r"(?<!ад)министр(?!ац|ов и ведомств)(?!\w*ств)", lower)
            else B.HEADS_OF_AGENCIES_MEETING
        )
    for word in re.findall(r"[а-яё]+", lower)[:4]:
        for analysis in analyses(word):
            if analysis.lemma in HEADS:
                return HEADS[analysis.lemma]
    return B.OTHER


def _agrees(adjective: Analysis, nouns: set[Analysis]) -> bool:
    """In case, number and, in the singular, gender."""
    return any(
        (adjective.case, adjective.number) == (noun.case, noun.number)
        and (noun.number == "plur" or adjective.gender == noun.gender)
        for noun in nouns
    )


def _first(tokens: tuple[Token, ...], at: int, nouns: set[Analysis]) -> int:
    """Index of the first adjective that agrees with the noun at token `at`."""
    first = at
    while first:
        before = tokens[first - 1]
        read = [a for a in analyses(before.lower) if a.pos in {"ADJF", "PRTF"}]
        pronoun = any(a.is_pronoun for a in analyses(before.lower))
        if (
            before.kind != "word"
            or pronoun
            or not (any(_agrees(a, nouns) for a in read) or (not read and is_adjectival(before.lower)))
        ):
            if before.lower == "действующая" or (before.lower == "постоянно" and first < at):
                first -= 1
                continue
            if (
                before.lower == "и"
                and first < at
                and first >= 2
                and any(a.pos == "ADJF" and _agrees(a, nouns) for a in analyses(tokens[first - 2].lower))
            ):
                first -= 2
                continue
            break
        first -= 1
    return first


def find(prose: Prose) -> list[Found[BodyHead]]:
    """Every noun that names a body: written with a capital itself or in its first adjective; groups with «рабочая» or «экспертная»."""
    found: list[Found[BodyHead]] = []
    tokens = prose.tokens
    for token in tokens:
        if token.kind != "word" or len(token.text) < 3 or token.is_abbreviation:
            continue
        read = next((a for a in analyses(token.lower)[:3] if a.pos == "NOUN" and a.lemma in HEADS), None)
        if read is None or _NOT_A_BODY.match(prose.text, token.start):
            continue
        nouns = {a for a in analyses(token.lower) if a.pos == "NOUN"}
        first = _first(tokens, token.index, nouns)
        lead = prose.text[tokens[first].start : token.start].lower()
        after = " по " if prose.text.startswith(" по ", token.end) else ""
        sentence = prose.sentences[prose.sentence_at(token.start)]
        named = token.is_capital or any(
            tokens[i].is_capital and tokens[i].start > sentence.start for i in range(first, token.index)
        )
        named = named or (tokens[first].is_capital and first < token.index and bool(_BY_NATURE.match(lead.strip() + after)))
        group = read.lemma in {"группа", "подгруппа"} and re.search(r"рабоч|экспертн|целев|контактн", lead)
        if read.lemma in {"совещание", "встреча", "конференция"} and not _ONLY_MEETINGS.match(prose.text, token.start):
            continue
        if read.lemma == "программа" and not _UN_PROGRAMME.match(prose.text, token.start):
            continue
        if named or group:
            found.append(Found(tokens[first].start, token.end, BodyHead(token.index, first, read.lemma, HEADS[read.lemma])))
    return found


def plain(value: BodyHead) -> str:
    return value.noun
