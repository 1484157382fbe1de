"""Short forms that a text introduces in brackets, as printed: what the rules on abbreviations share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from svod.audit.facts.shapes import Facts
from svod.kernel.span import Span
from svod.language.morphology import lemma
from svod.language.prose import Token

_BRACKET = re.compile(r"\((?:далее\s*[–—-]?\s*)?(?P<form>[А-ЯЁA-Z][\w-]*(?: [А-ЯЁA-Zа-яё][\w-]*){0,2})(?: или \w+)?\)")
_LETTERS = re.compile(r"[А-ЯЁA-Z]{2,}[\w-]*")
# «28 марта (ВКС)»: how a session was held, not what the words before are called
_FORMATS = frozenset({"ВКС"})
_LINK = frozenset("и в во на по для с со о об при к".split())


@dataclass(frozen=True, slots=True)
class Definition:
    """`form` as in the brackets («СГГ ШОС», «Пилотная зона»), `head` its first word, `long` what it stands for, if seen."""

    form: str
    span: Span
    long: Span | None
    lemmas: tuple[str, ...]

    @property
    def head(self) -> str:
        return self.form.split()[0]

    @property
    def is_letters(self) -> bool:
        return bool(_LETTERS.fullmatch(self.head))


def definitions_of(facts: Facts) -> tuple[Definition, ...]:
    """Every short form with the place of its brackets, in order. A city or a format in brackets is none."""
    prose = facts.prose
    found = []
    for match in _BRACKET.finditer(prose.text):
        before = prose.tokens[max(0, prose.token_at(match.start()) - 14) : prose.token_at(match.start())]
        form = match["form"].split(" или ")[0]
        if form in _FORMATS:
            continue
        long = _spelt(form.split()[0], before) if _LETTERS.fullmatch(form.split()[0]) else _named(form, before)
        if long is None and not _is_introduced(facts, form, before):
            continue
        span = prose.span(match.start("form"), match.start("form") + len(form))
        place = prose.span(long[0].start, long[-1].end) if long else None
        found.append(Definition(form, span, place, tuple(lemma(t.text) for t in long or () if t.kind == "word")))
    return tuple(found)


def _spelt(form: str, before: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """The words before the bracket whose first letters make the form."""
    letters = [c.lower() for c in form if c.isalpha()]
    words = [token for token in before if token.kind == "word"]
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at].lower in _LINK and words[at].lower[0] != letter:
            at -= 1
        if at < 0 or words[at].lower[0] != letter:
            return None
    return tuple(token for token in before if token.start >= words[at].start)


def _named(form: str, before: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """«пилотной зоны … (Пилотная зона)»: the short name is a part of the long one."""
    words = [lemma(word) for word in form.split()]
    lemmas = [lemma(token.text) for token in before]
    at = next((n for n in range(len(lemmas)) if lemmas[n : n + len(words)] == words), None)
    return before[at:] if at is not None and len(before) - at > len(words) else None


def _is_introduced(facts: Facts, form: str, before: tuple[Token, ...]) -> bool:
    """Letters in brackets after a name, whatever they stand for: «Продовольственной … организацией ООН (ФАО)»."""
    letters = _LETTERS.fullmatch(form.split(maxsplit=1)[0])
    known = any(one.form in {form, form.split(maxsplit=1)[0]} for one in facts.abbreviations)
    return bool(letters and known and before and before[-1].kind == "word" and len(before[-1].text) > 2)


def uses_of(form: str, facts: Facts) -> list[Span]:
    """Every place that prints the short form, the definition included; words of a short name in any case."""
    stems = [word if word.isupper() else word[: max(3, len(word) - 2)] + r"\w*" for word in form.split()]
    pattern = re.compile(r"(?<![\w-])" + r"\s".join(stems) + r"(?!\w)")
    return [Span(*m.span()) for m in pattern.finditer(facts.text or "")]


_LIST = re.compile(
    r"^[#*_ \t]*(?:\d{1,2}\. )?(?:(?:принятые|используемые|список|перечень)\s(?:\w+\s)?сокращени[йя]|сокращения"
    r"|(?:list of )?abbreviations|(?:简称|缩略语|缩写)(?:表|一览)?)[*_: \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CELL = re.compile(r"\s*\|\s*|\n+|\t|\s[–—-]\s")
_LISTED = re.compile(r"(?P<head>[А-ЯЁA-Z][\w-]*[А-ЯЁA-Z][\w-]*)(?: [А-ЯЁA-Z][\w-]*){0,2}")
_APART = 3  # cells without a form: a row of titles has two, a long name with a dash of its own has two; more is the next part


def listed_forms(text: str) -> frozenset[str]:
    """What a list «Принятые сокращения» expands, as lines «ФАО – …» or as cells of a table, wherever it stands."""
    found: set[str] = set()
    for heading in _LIST.finditer(text):
        cells = [cell.strip("*_ ") for cell in _CELL.split(text[heading.end() :])]
        cells = [cell for cell in cells if cell and not re.fullmatch(r"[-:\d .]+", cell)]
        apart = 0
        for short, long in pairwise(cells):
            form = _LISTED.fullmatch(short)
            apart = 0 if form else apart + 1
            if apart == _APART or short.startswith("#"):
                break
            if form and not _LISTED.fullmatch(long) and re.search(r"[a-zа-яё一-鿿]", long):
                found |= {short, form["head"]}
    return frozenset(found)
