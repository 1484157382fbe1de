"""Names made ready: to the nominative, without ordinals, with short forms told apart."""

from __future__ import annotations

import functools
import re

from svod.language.gazetteer import fold
from svod.language.inflection import recast
from svod.language.morphology import analyses
from svod.language.prose import Prose

_ORDINAL_LEAD = re.compile(
    r"^(?:сво[йюёеяи]\w* |(?:очередн|внеочередн|завершающ|заключительн|последн|следующ|нын)\w+ |[IVXLCХІ]+ |\d+-?[а-яё]{1,3} |"
    r"(?:(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто) )?"
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\w+надцат|двадцат|тридцат|сороков|\w+десят)"
    r"(?:ый|ой|ий|ое|ье|ая|ья|ого|его|ьего|ому|ему|ьему|ую|ью|ом|ем|ьем|ым|им|ьим|ей|ьей|ые|ьи|ых|ьих) )+",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[«»\"“”„()*]|\bгосударств\w*(?:-(?:член|участник|наблюдател)\w*)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_EMPTY = frozenset(
    {"и", "в", "во", "по", "о", "об", "на", "с", "для", "за", "вопрос", "сфера", "область", "рамка", "страна", "год"}
)


def without_ordinal(name: str) -> str:
    """«5-е очередное заседание комитета» -> «заседание комитета»."""
    return _ORDINAL_LEAD.sub("", name)


def nominative(name: str, case: str, number: str | None = None) -> str:
    """`name` with its head, which stands in `case`, in the nominative."""
    return recast(name, "nomn", case, number) if case != "nomn" or number else name


_GOVERNS = {"по": "datv", "к": "datv", "ко": "datv", "с": "ablt", "со": "ablt", "между": "ablt", "о": "loct", "об": "loct", "при": "loct",
            "из": "gent", "от": "gent", "до": "gent", "для": "gent", "у": "gent", "без": "gent", "под": "ablt"}  # fmt: skip


def case_and_number(prose: Prose, first: int, head: int, printed: str | None = None) -> tuple[str, str]:
    """Case and number of the noun at token `head`, whose adjectives begin at token `first`: by agreement, then by the word before.

    `printed`: the form meant, where the text has a misprint.
    """
    tokens = prose.tokens
    read = [(a.case or "nomn", a.number or "sing") for a in analyses(printed or tokens[head].lower) if a.pos == "NOUN"] or [
        ("nomn", "sing")
    ]
    for at in range(first, head):
        agreeing = {(a.case, a.number) for a in analyses(tokens[at].lower) if a.pos in {"ADJF", "PRTF"}}
        narrowed = [r for r in read if r in agreeing]
        read = narrowed or read
    before = tokens[first - 1] if first else None
    if before is None or before.text in ".!?" or prose.text[tokens[first].start - 1] == "\n":
        return next((r for r in read if r[0] == "nomn"), read[0])  # «Заседания группы прошли …» opens with its subject
    if before.kind == "mark" or len({case for case, _ in read}) == 1:
        return read[0]
    wanted = _GOVERNS.get(before.lower)
    if wanted is None and before.lower in {"в", "во", "на"}:
        wanted = "loct"
    if wanted is None and any(a.pos == "NOUN" for a in analyses(before.lower)[:1]) and not before.is_abbreviation:
        wanted = "gent"
    if wanted is None and before.is_capital is False and any(a.pos in {"VERB", "PRTS"} for a in analyses(before.lower)[:1]):
        plural = any(a.number == "plur" and a.pos in {"VERB", "PRTS"} for a in analyses(before.lower)[:1])
        fitting = [r for r in read if r[0] == "nomn" and (r[1] == "plur") is plural]
        return fitting[0] if fitting else read[0]
    return next((r for r in read if r[0] == wanted), read[0])


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def key_of(name: str, own: str | None = None, long_forms: dict[str, str] | None = None) -> frozenset[str]:
    """The content of a name, so that two printings of one name compare equal: stems without cases, without the organisation itself."""
    text = name
    for short, long in (long_forms or {}).items():
        if short in text:
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w])", long, text)
    return _content(text, fold(own) if own else "")


@functools.lru_cache(maxsize=20_000)
def _content(text: str, own: str) -> frozenset[str]:
    text = _NOISE.sub(" ", without_ordinal(text))
    words = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if word == own:
            continue
        read = analyses(word)
        stem = fold(read[0].lemma) if read else word
        if stem not in _EMPTY and word not in _EMPTY:
            words.append(stem[:7])
    return frozenset(words)
