"""Event nouns: «заседание», «круглый стол», «семинар-совещание»; what kind of event each names by itself."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from svod.kernel.vocabulary import EventKind
from svod.language.found import Found, longest
from svod.language.inflection import inflect_noun
from svod.language.morphology import CASES, analyses, is_known
from svod.language.prose import Prose, Token

K = EventKind
HEADS: dict[str, EventKind | None] = {
    "заседание": None, "совещание": None, "встреча": None, "сессия": None, "собрание": None, "пленум": None, "переговоры": K.OTHER,
    "форум": K.FORUM, "конгресс": K.FORUM, "съезд": K.FORUM, "конференция": K.CONFERENCE, "видеоконференция": K.CONFERENCE,
    "симпозиум": K.CONFERENCE, "телеконференция": K.CONFERENCE, "телемост": K.CONFERENCE, "слушание": K.OTHER, "семинар": K.SEMINAR,
    "практикум": K.SEMINAR, "тренинг": K.SEMINAR, "курс": K.SEMINAR, "мастер-класс": K.SEMINAR, "лекция": K.SEMINAR, "стажировка": K.SEMINAR,
    "вебинар": K.WEBINAR, "стол": K.ROUND_TABLE, "выставка": K.EXHIBITION, "ярмарка": K.EXHIBITION, "экспозиция": K.EXHIBITION,
    "салон": K.EXHIBITION, "фестиваль": K.FESTIVAL, "саммит": K.COUNCIL_SESSION, "консультация": K.OTHER, "диалог": K.OTHER,
    "неделя": K.OTHER, "день": K.OTHER, "церемония": K.OTHER, "концерт": K.OTHER, "шоу": K.OTHER, "мероприятие": K.OTHER, "акция": K.OTHER,
    "презентация": K.OTHER, "учение": K.OTHER, "соревнование": K.OTHER, "олимпиада": K.OTHER, "конкурс": K.OTHER, "брифинг": K.OTHER,
    "экспедиция": K.OTHER, "марафон": K.OTHER, "дискуссия": K.OTHER, "визит": K.OTHER, "миссия": K.OTHER, "чтение": K.CONFERENCE,
    "бизнес-завтрак": K.OTHER, "показ": K.OTHER, "спартакиада": K.OTHER, "турнир": K.OTHER, "игра": K.OTHER, "консилиум": K.EXPERT_MEETING,
    "школа": K.OTHER, "хакатон": K.OTHER, "лагерь": K.OTHER, "запуск": K.LAUNCH, "представление": K.OTHER, "раунд": K.OTHER, "этап": K.OTHER, "коллоквиум": K.CONFERENCE, "воркшоп": K.SEMINAR, "видеовстреча": None, "гастроль": K.OTHER,
}  # fmt: skip
"""None: the body or the company that meets decides."""
WEAK = frozenset({"неделя", "день", "диалог", "курс", "акция", "конкурс", "дискуссия", "визит", "миссия", "чтение", "показ", "игра", "учение",
                  "консультация", "презентация", "слушание", "салон", "стол", "церемония", "переговоры", "гастроль", "экспозиция", "школа", "лагерь", "собрание",
                  "запуск", "представление", "раунд", "этап"})  # fmt: skip
"""Nouns that name an event only with a name, a date or an ordinal of their own."""
OFFICIALS = frozenset({"министр", "руководитель", "глава", "директор", "председатель", "начальник", "президент", "секретарь", "прокурор", "ректор",
                       "координатор", "представитель", "уполномоченный", "омбудсмен", "судья"})  # fmt: skip
NOT_MEETINGS = frozenset({"совет", "кабинет", "комитет", "заявление", "решение", "группа", "комиссия", "канцелярия", "институт", "уровень",
                          "протокол", "декларация", "коммюнике", "поручение", "постановление", "инициатива", "участие", "участник", "обращение",
                          "ассоциация", "союз", "коллегия", "конгресс", "выступление", "доклад", "предложение", "указание", "распоряжение",
                          "заместитель", "состав", "список", "клуб", "объединение", "делегация", "число", "имя", "визит", "мнение", "работа"})  # fmt: skip
_IN_STAGES = frozenset({"консультация", "переговоры", "учение", "конкурс", "соревнование", "олимпиада", "отбор"})
_ROUND_TABLE = re.compile(
    r"[«\"“]?кругл(?:ый|ого|ому|ым|ом|ые|ых|ыми) стол(?:а|у|ом|е|ы|ов|ам|ами|ах)?[»\"”]?(?![\w])", re.IGNORECASE
)
_HIGH_LEVEL = re.compile(
    r"(?:мероприяти[еяюм]|диалог[аеуом]*|сегмент[аеуом]*|встреч[аеиуой]+|сесси[яиюей]+) высокого уровня", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EventHead:
    """`at`: index of the head token; `case`, `number`: of its likeliest reading; `kind`: what the noun says by itself."""

    at: int
    noun: str
    kind: EventKind | None
    case: str
    number: str
    is_misspelt: bool = False


@functools.cache
def _every_form() -> dict[str, str]:
    """Every form of the longer event nouns, to see through a misprint."""
    return {
        inflect_noun(noun, case, number): noun
        for noun in HEADS
        if len(noun) >= 7
        for case in CASES
        for number in ("sing", "plur")
    }


@functools.lru_cache(maxsize=5000)
def misprinted(word: str) -> str | None:
    """The event noun that a word no dictionary has differs from in one letter: «совешание»."""
    if len(word) < 7 or is_known(word):
        return None
    for form, _noun in _every_form().items():
        if len(form) == len(word) and sum(a != b for a, b in zip(form, word, strict=True)) == 1:
            return form
        if abs(len(form) - len(word)) == 1:
            longer, shorter = (form, word) if len(form) > len(word) else (word, form)
            if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
                return form
    return None


def _noun_of(token: Token) -> tuple[str, bool] | None:
    lower = token.lower
    for analysis in analyses(lower):
        if analysis.pos == "NOUN" and analysis.lemma in HEADS:
            return analysis.lemma, False
    if "-" in lower:
        for part in (lower.rsplit("-", 1)[-1], lower.split("-", 1)[0]):
            for analysis in analyses(part):
                if analysis.pos == "NOUN" and analysis.lemma in HEADS:
                    return analysis.lemma, False
        return None
    meant = misprinted(lower)
    if meant:
        noun = next((a.lemma for a in analyses(meant) if a.lemma in HEADS), None)
        return (noun, True) if noun else None
    return None


def _case_and_number(word: str) -> tuple[str, str]:
    read = next((a for a in analyses(word) if a.pos == "NOUN"), None)
    return (read.case or "nomn", read.number or "sing") if read else ("nomn", "sing")


def _charged(tokens: tuple[Token, ...], at: int) -> bool:
    """A capitalised noun with an ordinal before it and officials after it: «5-й Саммит министров», whatever the noun is."""
    token = tokens[at]
    if not token.is_capital or at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or token.is_abbreviation:
        return False
    officials = any(a.lemma in OFFICIALS and a.case == "gent" and a.number == "plur" for a in analyses(tokens[at + 1].lower))
    nouns = [a for a in analyses(token.lower) if a.pos == "NOUN"]
    if not officials or not nouns or nouns[0].lemma in NOT_MEETINGS or nouns[0].lemma in OFFICIALS:
        return False
    return at > 0 and tokens[at - 1].kind == "number" and not tokens[at - 1].text.isdigit()


def _is_something_else(noun: str, token: Token, tokens: tuple[Token, ...]) -> bool:
    """«партнеры по диалогу» are states, and «в последующие дни» are no Days of anything."""
    before, after = tokens[max(0, token.index - 2) : token.index], tokens[token.index + 1 : token.index + 2]
    if noun == "диалог":
        return len(before) == 2 and before[1].lower == "по" and before[0].lower.startswith("партн")
    if noun == "этап":
        return not after or not any(a.lemma in _IN_STAGES and a.case == "gent" for a in analyses(after[0].lower))
    if (
        noun == "день"
        and before
        and before[-1].lower in {"сей", "сегодняшний", "тот", "этот", "один", "каждый", "последний", "первый", "второй"}
    ):
        return not token.is_capital
    if noun == "день" and token.lower.startswith("дн") and not token.is_capital:
        if before and before[-1].lower in {"же", "те", "эти", "последующие"}:
            return True
        return not after or (after[0].kind != "word" and after[0].text not in "«“") or not _is_genitive(after[0])
    return False


def _is_genitive(token: Token) -> bool:
    if token.kind != "word" or token.is_capital:
        return True
    return any(a.pos == "NOUN" and a.case == "gent" for a in analyses(token.lower)[:2])


def find(prose: Prose) -> list[Found[EventHead]]:
    """Every event noun, in order."""
    found: list[Found[EventHead]] = []
    tokens = prose.tokens
    for match in _ROUND_TABLE.finditer(prose.text):
        at = prose.token_at(match.start())
        head = next(t for t in tokens[at : at + 4] if t.lower.startswith("стол"))
        found.append(
            Found(match.start(), match.end(), EventHead(head.index, "круглый стол", K.ROUND_TABLE, *_case_and_number(head.lower)))
        )
    for token in tokens:
        if token.kind != "word" or len(token.text) < 3:
            continue
        noun = _noun_of(token)
        if noun and noun[0] == "стол":
            continue
        if noun and _is_something_else(noun[0], token, tokens):
            continue
        if noun:
            kind = K.HIGH_LEVEL_EVENT if _HIGH_LEVEL.match(prose.text, token.start) else HEADS[noun[0]]
            if token.lower.startswith("веб-") and kind is K.SEMINAR:
                kind = K.WEBINAR
            form = token.lower if not noun[1] else misprinted(token.lower) or token.lower
            found.append(Found(token.start, token.end, EventHead(token.index, noun[0], kind, *_case_and_number(form), noun[1])))
        elif _charged(tokens, token.index):
            found.append(Found(token.start, token.end, EventHead(token.index, "совещание", None, *_case_and_number(token.lower))))
    return longest(found)


def plain(value: EventHead) -> str:
    return value.noun
