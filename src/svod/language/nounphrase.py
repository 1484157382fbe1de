"""How far a name reaches: from its head noun over genitives, prepositional groups, participles and quoted words."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from svod.language.morphology import NOMINAL, VERBAL, analyses, is_adjectival
from svod.language.phrases.themes.ru import closing
from svod.language.prose import Prose, Token

_OBLIQUE = frozenset({"gent", "datv", "ablt", "loct"})
_PREPOSITIONS = frozenset({"по", "в", "во", "о", "об", "обо", "на", "между", "с", "со", "для", "к", "за", "при", "из", "от", "до", "без",
                           "против", "среди", "под"})  # fmt: skip
_CHARGED_WITH = frozenset({"отвечать", "ответственный", "курировать", "заниматься", "осуществлять", "уполномочить", "уполномоченный",
                           "ведать", "регулировать", "обеспечивать", "находиться", "действующий", "действовать"})  # fmt: skip
_TENS = frozenset({"двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто", "сто"})
_VALIDITY = re.compile(
    r"(?:на|в) (?:период )?(?:до |с )?(?:\d{4}(?: ?[-–—] ?\d{4})?(?: и \d{4})?) ?(?:г\.? ?г\.?|годы|годов|года|год|гг\.|г\.)"
    r"|на период до \d{4}(?: ?(?:года|г\.))?|до \d{4} ?(?:года|г\.)|на \d{4} ?[-–—] ?\d{4}|на очередной период|на среднесрочную перспективу"
)
_STOP_ALWAYS = (
    r"(?:в|во) (?:ходе|целях|связи|соответствии|качестве|том числе|период|течение|режиме|формате|которо|которы|установленном|этой|этом"
    r"|начале|конце|отчетн|отчётн|текущем|присутствии|котор|силу|продолжение|развитие|преддверии|здании|зале|отеле)"
    r"|под (?:председательством|руководством|девизом|названием)|при (?:поддержке|участии|содействии)"
    r"|с (?:участием|целью|уч[её]том|использованием|привлечением)|с \d"
    r"|по (?:инициативе|итогам|результатам|предложению|приглашению|случаю|поручению|состоянию)"
    r"|на (?:полях|тему|которо|русском|английском|рассмотрение|стадии)|а также|где |котор|что |чтобы |как |также|а |но |и др|и т\."
    r"|для последующ|до конца|от \d|от имени|№|в \d|к \d|на \d|и в |и на "
)
_STOP_EVENT = re.compile(
    rf"(?:{_STOP_ALWAYS}|в рамках|под эгидой|на базе|на территории|на площадке|для обсуждения|за период|с \w+ми из)",
    re.IGNORECASE,
)
_STOP_TITLE = re.compile(rf"(?:{_STOP_ALWAYS})", re.IGNORECASE)
_OPENING = '«“„"'


@dataclass(slots=True)
class _Walk:
    prose: Prose
    stop: re.Pattern[str]
    barriers: Container[int]
    limit: int
    keeps_validity: bool
    heads: Container[int]
    own: str | None
    at: int
    last: int
    governed: bool = False
    was_governed: bool = False

    def token(self, ahead: int = 0) -> Token | None:
        i = self.at + ahead
        tokens = self.prose.tokens
        return tokens[i] if i < len(tokens) and tokens[i].start < self.limit else None


def phrase_end(
    prose: Prose,
    head: int,
    limit: int,
    barriers: Container[int] = (),
    heads: Container[int] = (),
    is_title: bool = False,
    own: str | None = None,
) -> int:
    """Index after the last token of the name whose head noun is token `head`.

    `limit`: clean character that no name crosses (the end of the sentence); `barriers`: clean starts of dates, places, formats; `heads`: of
    other events and documents, which begin a name of their own after «и».
    `own`: the short name of the organisation, which ends a name unless a preposition follows. `is_title`: of a document, which keeps «в рамках …» and «на 2021–2025 годы».
    """
    walk = _Walk(prose, _STOP_TITLE if is_title else _STOP_EVENT, barriers, limit, is_title, heads, own, head + 1, head)
    while (token := walk.token()) is not None:
        validity = _VALIDITY.match(prose.text, token.start) if token.lower in {"на", "до", "в"} else None
        if validity and validity.end() <= limit:
            if not walk.keeps_validity:
                break
            walk.at = prose.token_at(validity.end())
            walk.last = walk.at - 1
            continue
        if token.start in barriers:
            break
        if token.kind == "number" and _is_numbered(walk, token):
            walk.at += 1
            continue
        going = _mark(walk, token) if token.kind == "mark" else token.kind == "word" and _word(walk, token)
        if not going:
            break
    return _without_next_subject(walk, head) + 1


def _is_numbered(walk: _Walk, token: Token) -> bool:
    """«протокол 5-го заседания»: an ordinal inside a title."""
    following = walk.token(1)
    return (
        walk.keeps_validity
        and not token.text.isdigit()
        and token.text[-1:].isalpha()
        and following is not None
        and _oblique(following)
    )


def _without_next_subject(walk: _Walk, head: int) -> int:
    """«на сессии комитета стороны согласовали»: «стороны» is the subject of the verb, not part of the name."""
    token = walk.token()
    tokens = walk.prose.tokens
    if token is None or token.kind != "word" or walk.last <= head + 1 or walk.at != walk.last + 1:
        return walk.last
    verb = analyses(token.lower)[0] if analyses(token.lower) else None
    if verb is None or verb.pos != "VERB":
        return walk.last
    subject = tokens[walk.last]
    if subject.is_abbreviation or subject.is_capital:
        return walk.last
    agrees = any(a.pos == "NOUN" and a.case == "nomn" and a.number == verb.number for a in analyses(subject.lower))
    if not agrees:
        return walk.last
    last = walk.last - 1
    while last > head and any(a.pos in {"ADJF", "PRTF"} and a.case == "nomn" for a in analyses(tokens[last].lower)):
        last -= 1
    while last > head and tokens[last].lower in _PREPOSITIONS | {"и", ","}:
        last -= 1
    return last


def _mark(walk: _Walk, token: Token) -> bool:
    text = walk.prose.text
    if token.text in _OPENING:
        end = closing(text, token.start, walk.limit)
        if end is None or text[token.start - 2 : token.start - 1] in {",", ":", ";"}:
            return False
        walk.at = walk.prose.token_at(end + 1)
        walk.last = walk.at - 1
        return True
    if token.text == "(":
        return _bracket(walk, token)
    if token.text == "/":
        walk.at += 1
        return True
    return token.text == "," and _comma(walk)


def _bracket(walk: _Walk, token: Token) -> bool:
    """A bracket inside a name: «(премьер-министров)», «(МБО)»; the name must go on after it."""
    text = walk.prose.text
    end = text.find(")", token.start, min(walk.limit, token.start + 60))
    inside = text[token.start + 1 : end] if end > 0 else ""
    if end < 0 or any(c.isdigit() for c in inside) or any(start in walk.barriers for start in range(token.start + 1, end)):
        return False
    following = walk.prose.token_at(end + 1)
    tokens = walk.prose.tokens
    if following >= len(tokens) or tokens[following].start >= walk.limit or tokens[following].kind != "word":
        return False
    if walk.stop.match(text, tokens[following].start) or tokens[following].lower in _PREPOSITIONS - {"по", "о", "об"}:
        return False
    before = walk.at
    walk.at = following
    nxt = tokens[following]
    if nxt.lower in {"по", "о", "об"} or nxt.is_abbreviation or _oblique(nxt):
        return True
    walk.at = before
    return False


def _oblique(token: Token) -> bool:
    return any(a.pos in NOMINAL and (a.case in _OBLIQUE or a.is_fixed) for a in analyses(token.lower)) and not _verbal(token)


def _verbal(token: Token) -> bool:
    read = analyses(token.lower)
    if not read or read[0].pos not in VERBAL:
        return False
    return not any(a.pos in NOMINAL and a.case in _OBLIQUE for a in read[:2])


def _comma(walk: _Walk) -> bool:
    """Past a comma: «, отвечающих за …», or a list «торговли, промышленности и связи»."""
    following = walk.token(1)
    if following is None or following.kind != "word" or following.is_capital or following.start in walk.barriers:
        return False
    read = analyses(following.lower)
    if any(a.pos in {"PRTF", "ADJF"} and a.lemma in _CHARGED_WITH for a in read):
        walk.at += 2
        walk.last = walk.at - 1
        walk.governed = True
        return True
    if not _oblique(following) or any(a.pos == "PRTF" for a in read) or walk.stop.match(walk.prose.text, following.start):
        return False
    for ahead in range(2, 9):  # a list ends in «и»
        token = walk.token(ahead)
        if token is None or (token.kind == "mark" and token.text not in ",") or _verbal(token) or token.start in walk.barriers:
            return False
        if token.lower in {"и", "или"}:
            after = walk.token(ahead + 1)
            if after is None or after.kind != "word" or not (_oblique(after) or after.is_abbreviation):
                return False
            walk.at += 1
            return True
    return False


def _word(walk: _Walk, token: Token) -> bool:
    if walk.stop.match(walk.prose.text, token.start):
        return False
    lower = token.lower
    if (
        token.start in walk.heads
        and not walk.keeps_validity
        and not walk.governed
        and token.is_capital
        and walk.last > walk.at - 2
    ):
        before = walk.prose.tokens[walk.last]
        if before.is_abbreviation:
            return False
    if walk.own and walk.last == walk.at - 1 > 0 and walk.prose.tokens[walk.last].text == walk.own and not walk.governed:
        charged = any(a.pos == "PRTF" for a in analyses(lower))
        if lower not in _PREPOSITIONS and lower not in {"и", "или"} and not token.is_abbreviation and not charged:
            return False
    if lower in {"и", "или"}:
        return _conjunction(walk)
    if lower in _TENS and walk.keeps_validity:
        walk.at += 1
        return True
    if lower in _PREPOSITIONS:
        following = walk.token(1)
        if following is None or following.start in walk.barriers or (following.kind == "mark" and following.text not in _OPENING):
            return False
        walk.at += 1
        walk.governed = True
        return True
    if token.is_abbreviation or lower[0] in "abcdefghijklmnopqrstuvwxyz":
        return _accept(walk)
    read = analyses(lower)
    if token.is_capital and any(a.is_name for a in read):
        return _accept(walk)
    if _verbal(token) or not read:
        return False
    if read[0].pos == "ADVB":
        following = walk.token(1)
        if (
            following is not None
            and following.kind == "word"
            and any(a.pos in {"PRTF", "ADJF"} for a in analyses(following.lower))
        ):
            walk.at += 1
            return True
        return False
    nominal = [a for a in read if a.pos in NOMINAL or not a.pos]
    if not nominal or read[0].pos == "NPRO":
        return False
    if walk.governed or any(a.case in _OBLIQUE or a.is_fixed for a in nominal):
        if any(a.pos == "NOUN" for a in nominal) and not any(a.pos in {"ADJF", "PRTF"} for a in nominal):
            walk.was_governed, walk.governed = walk.governed, False
        elif any(a.pos == "PRTF" for a in nominal):
            walk.governed = True
        return _accept(walk)
    return False


def _accept(walk: _Walk) -> bool:
    walk.last = walk.at
    walk.at += 1
    return True


def _conjunction(walk: _Walk) -> bool:
    following = walk.token(1)
    if following is None or following.start in walk.barriers or walk.stop.match(walk.prose.text, following.start):
        return False
    if following.kind == "mark" or (following.start in walk.heads and (following.is_capital or not walk.keeps_validity)):
        return False
    if following.is_abbreviation or following.lower in _PREPOSITIONS - {"в", "на", "с", "под", "при"}:
        walk.at += 1
        return True
    read = analyses(following.lower)
    if not read or _verbal(following) or not any(a.pos in NOMINAL for a in read):
        return False
    if _oblique(following) or walk.was_governed or walk.governed:
        walk.governed = walk.governed or walk.was_governed
        walk.at += 1
        return True
    return False


def _bracketed_adjective(prose: Prose, at: int) -> int | None:
    """Index of the opening bracket of «(юбилейное)», which the mark at `at` closes."""
    tokens = prose.tokens
    if tokens[at].text == ")" and at >= 2 and tokens[at - 2].text == "(" and is_adjectival(tokens[at - 1].lower):
        return at - 2
    return at if tokens[at].text == "(" and tokens[at + 2].text == ")" else None


def phrase_start(prose: Prose, head: int, floor: int) -> int:
    """Index of the first token of the name: adjectives, participles and ordinals that stand before the head and agree with it."""
    tokens, first = prose.tokens, head
    inside: int | None = None
    cases = {a.case for a in analyses(tokens[head].lower) if a.pos == "NOUN"}
    for at in range(head - 1, -1, -1):
        token = tokens[at]
        if token.start < floor:
            break
        if token.kind == "number":
            if token.text.isdigit():
                break
            first = at
            continue
        if token.kind == "mark":
            opening = _bracketed_adjective(prose, at)
            if opening is None:
                break
            inside = opening
            continue
        if inside is not None and at >= inside:
            continue
        read = analyses(token.lower)
        if token.text.isupper() and all(c in "IVXLCХІ" for c in token.text):
            first = at
            continue
        agrees = any(a.pos in {"ADJF", "PRTF"} and (a.case in cases or not cases) for a in read)
        if (agrees or (is_adjectival(token.lower) and not any(a.pos == "ADJF" for a in read))) and read[0].pos not in VERBAL:
            first = at
            continue
        if read and read[0].pos == "ADVB" and first == at + 1 and any(a.pos == "PRTF" for a in analyses(tokens[first].lower)):
            first = at
            continue
        break
    return first
