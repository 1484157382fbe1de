"""A text made ready for reading: clean running prose, with the place of every character in the source.

The clean text has single blanks, no marks of Markdown, no soft hyphens; a word hyphenated at a line end and a sentence cut by a
page break or a footnote are whole again. `Prose.span(a, b)` says where clean characters `[a, b)` stand in the source.
"""

from __future__ import annotations

import bisect
import functools
import re
from array import array
from dataclasses import dataclass
from typing import Literal

from svod.kernel.span import Span
from svod.language.blocks import Block, blocks_of, continues
from svod.language.morphology import VERBAL, analyses, is_known
from svod.language.wraps import unwrapped

TOKEN = re.compile(
    r"[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W\d_]+)*(?:-\d+(?![\d.]))?|\d+(?:[.,]\d+)*(?:-?[а-яё]{1,3}(?![\w]))?|\S",
)
_WORD_START = re.compile(r"(?<![\w-])\w")
_STOP = re.compile(r"[.!?…]+[»”\")\]]*(?= |$)")
_LAST_WORD = re.compile(r"([^\W_]+)\.$")
_NEVER_ENDS = frozenset(
    {
        "т",
        "им",
        "ул",
        "см",
        "рис",
        "ст",
        "пп",
        "стр",
        "проф",
        "акад",
        "зам",
        "гор",
        "пос",
        "обл",
        "напр",
        "св",
        "no",
        "mr",
        "dr",
        "st",
        "ms",
        "mrs",
        "prof",
    }
)
_MONTHS_SHORT = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_MAY_END = frozenset({"г", "гг", "др", "пр", "млн", "млрд", "трлн", "тыс", "руб", "долл", "д", "п", "с", "в", "кв", "н", "э"})
_OPENS_SENTENCE = re.compile(r"[«“\"(\[]*(?:[А-ЯЁA-Z]|\d)|[–—-] ")
_MARKS = re.compile(
    r"(?P<note><sup>\s*(?P<sup>\w{1,3}|\*+)\s*</sup>|\[\^(?P<md>\w{1,3})\](?!:)|(?<=[\w»”)])(?P<uni>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))"
    r"|(?P<drop>\*\*|__|\u00ad\s*|[\u200b\u200c\u200d\ufeff\u2060]|</?[a-zA-Z][^<>\n]{0,80}>|(?<=\s)\|(?=\s)|^\s*[>|]\s?|\|\s*$)"
    r"|(?P<break>(?<=[^\W\d_])[-\u2010\u2011](?:\*\*)?[ \t]*\r?\n\s*(?:\*\*)?(?=[а-яёa-z]))"
    r"|(?P<member>(?<=[^\W\d_])\s?[–—-]\s?(?=(?:член|участни|наблюдат)))"
    r"|(?P<blank> \s+|[^\S ]\s*)|(?P<hyphen>[\u2010\u2011\u2212])"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")

TokenKind = Literal["word", "number", "mark"]
PassageKind = Literal["paragraph", "heading", "footnote"]


@dataclass(slots=True, eq=False)  # not frozen: there is one for every word of the text, and freezing triples its cost
class Token:
    """A word, number or mark: clean characters `[start, end)`. `is_abbreviation`: ШОС, ЮНЕА-6, МАГАТЭ."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    is_capital: bool
    is_abbreviation: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or footnote: clean characters `[start, end)`; `number` of a heading, or the mark of a footnote."""

    start: int
    end: int
    kind: PassageKind
    number: str | None = None
    source: Span = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The mark of a footnote in running text: after clean character `at`."""

    mark: str
    at: int
    span: Span


@dataclass(frozen=True)
class Prose:
    """The clean text, its passages, sentences and tokens."""

    source: str
    text: str
    origin: array[int]
    passages: tuple[Passage, ...]
    anchors: tuple[Anchor, ...]

    def span(self, start: int, end: int) -> Span:
        """Where clean characters `[start, end)` stand in the source."""
        if end <= start:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return Span(at, at)
        first, last = self.origin[start], self.origin[end - 1] + 1
        return Span(min(first, last), max(first, last))

    @functools.cached_property
    def lower(self) -> str:
        """The text in lower case, character for character."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    @functools.cached_property
    def word_starts(self) -> list[int]:
        """Where a word or number begins; the parts of a word with hyphens do not."""
        return [match.start() for match in _WORD_START.finditer(self.text)]

    @functools.cached_property
    def tokens(self) -> tuple[Token, ...]:
        found = []
        for i, match in enumerate(TOKEN.finditer(self.text)):
            word = match.group()
            first = word[0]
            kind: TokenKind = "word" if first.isalpha() else "number" if first.isdigit() else "mark"
            capital = first.isupper()
            short = capital and kind == "word" and word[1:2].isupper()
            found.append(Token(i, *match.span(), word, word.lower(), kind, capital, short))
        return tuple(found)

    @functools.cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_at(self, position: int) -> int:
        """Index of the first token that starts at or after clean `position`."""
        return bisect.bisect_left(self._token_starts, position)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        return self.tokens[self.token_at(start) : self.token_at(end)]

    @functools.cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Clean spans of all sentences of paragraphs and headings, in order."""
        return tuple(s for passage in self.passages if passage.kind != "footnote" for s in _sentences(self, passage))

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that holds clean `position`."""
        return max(0, bisect.bisect_right(self._sentence_starts, position) - 1)

    @functools.cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, position: int) -> int:
        """Index of the passage that holds clean `position`."""
        return max(0, bisect.bisect_right(self._passage_starts, position) - 1)


def _has_verb(text: str) -> bool:
    return any(read and read[0].pos in VERBAL for read in (analyses(m.group()) for m in _WORD_AFTER.finditer(text)))


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    after = text[stop.end() + 1 : min(limit, stop.end() + 12)]
    if not after:
        return True
    if not _OPENS_SENTENCE.match(after):
        return False
    if text[stop.start()] != ".":
        return True
    word = _LAST_WORD.search(text[max(start, stop.start() - 12) : stop.start() + 1])
    if not word:
        return True
    last = word[1].lower()
    if stop.end() > stop.start() + 1:  # «(4 июля 2024 г.) …»: the stop is the abbreviation's own
        return last not in _MAY_END
    if word[1].isdigit() and stop.start() - start <= 4:
        return False  # the number of a list item
    if last in _MONTHS_SHORT and after[0].isdigit():
        return False  # «in Dec. 2024»
    if last in _NEVER_ENDS or (len(last) == 1 and word[1].isupper()):
        return False
    if last == "г" and text[max(start, stop.start() - 3) : stop.start()].lower() in {"т.г", "с.г"}:
        return True
    if last in _MAY_END and after.startswith("("):
        return False  # «3 марта 2022 г. (Баку) …»
    if last in _MAY_END:
        before = text[max(start, stop.start() - 3) : stop.start()].strip()
        glued_to_number = bool(re.search(r"\d\s*г?\.?$", before[:-1])) or last != "г"
        return glued_to_number and _has_verb(text[start : stop.start()])
    return True


def _sentences(prose: Prose, passage: Passage) -> list[Span]:
    found, start = [], passage.start
    for stop in _STOP.finditer(prose.text, passage.start, passage.end):
        if stop.end() < passage.end and _ends_sentence(prose.text, start, stop, passage.end):
            found.append(Span(start, stop.end()))
            start = stop.end() + 1
    if start < passage.end:
        found.append(Span(start, passage.end))
    return found


class _Cleaner:
    """Gathers clean characters and where each came from."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.origin: array[int] = array("l")
        self.anchors: list[Anchor] = []
        self.last = ""

    @property
    def length(self) -> int:
        return len(self.origin)

    @functools.cached_property
    def _lower(self) -> str:
        return self.source.lower()

    def put(self, start: int, end: int) -> None:
        while start < end and self.source[start] == " " and self.last in " \n":
            start += 1  # a lone blank is left alone, but for one that follows another when what stood between is gone
        if start < end:
            self.parts.append(self.source[start:end])
            self.origin.extend(range(start, end))
            self.last = self.source[end - 1]

    def put_as(self, character: str, at: int) -> None:
        self.parts.append(character)
        self.origin.append(at)
        self.last = character

    def take(self, start: int, end: int) -> None:
        """The clean characters of source `[start, end)`."""
        source, at = self.source, start
        for mark in _MARKS.finditer(source, start, end):
            self.put(at, mark.start())
            at = mark.end()
            if mark["note"]:
                sign = mark["sup"] or mark["md"] or mark["uni"]
                self.anchors.append(Anchor(sign, self.length, Span(*mark.span())))
            elif mark["blank"]:
                if self.last not in " \n" and at < end:
                    self.put_as(" ", mark.start())
            elif mark["break"]:
                before = _WORD_BEFORE.search(source, max(start, mark.start() - 40), mark.start())
                after = _WORD_AFTER.match(source, mark.end())
                if not (before and after and self._is_one_word(before.group(), after.group())):
                    self.put_as("-", mark.start())
            elif mark["member"] or mark["hyphen"]:
                self.put_as("-", mark.start())
        while end > at and source[end - 1] == " ":
            end -= 1
        self.put(at, end)

    def _is_one_word(self, first: str, second: str) -> bool:
        """Whether a hyphen at a line end only cut a word: «сотрудни-чество», not «торгово-экономический»."""
        if f"{first}-{second}".lower() in self._lower or first[-1:] in "оО":
            return False
        return is_known(first + second)


def _groups(source: str, blocks: list[Block]) -> list[list[Block]]:
    """Blocks that make one passage each: a paragraph goes on over rules and footnotes."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind == "footnote":
            continue
        if block.kind == "rule":
            continue
        if groups and continues(source, groups[-1][-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def prose_of(source: str) -> Prose:
    """The prose of a text of any length; never fails. Cost grows with the length."""
    source = unwrapped(source)
    blocks = blocks_of(source)
    cleaner = _Cleaner(source)
    passages: list[Passage] = []
    for group in [*_groups(source, blocks), *([b] for b in blocks if b.kind == "footnote")]:
        start = cleaner.length
        for block in group:
            if cleaner.length > start and cleaner.last not in "- ":
                cleaner.put_as(" ", block.start)
            elif cleaner.length > start and cleaner.last == "-" and not source[block.start : block.start + 1].isspace():
                pass  # a compound cut by the page: «государств-» | «членов»
            cleaner.take(max(block.start, block.title), block.end)
        if cleaner.length == start:
            continue
        kind: PassageKind = (
            "heading" if group[0].kind == "heading" else "footnote" if group[0].kind == "footnote" else "paragraph"
        )
        passages.append(Passage(start, cleaner.length, kind, group[0].number, Span(group[0].start, group[-1].end)))
        cleaner.put_as("\n", group[-1].end if group[-1].end < len(source) else max(0, len(source) - 1))
    return Prose(source, "".join(cleaner.parts), cleaner.origin, tuple(passages), tuple(cleaner.anchors))
