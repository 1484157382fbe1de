"""Lines of pages joined into paragraphs: over line ends, columns and pages; words that a line end cut are whole again."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from svod.intake.files.manuscript import Piece
from svod.intake.files.pdf_lines import Line
from svod.language.morphology import is_known

_TERMINAL = re.compile(r"[.!?:;…][»”\")\]]*$")
_ITEM = re.compile(r"(?:[-–—•▪■·*]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[а-яёa-z]\)\s|\(\d{1,2}\)\s)")
_DASH = re.compile(r"[–—] [а-яёa-z]")
_SMALL_LETTER = re.compile(r"[«“\"(\ue000]*[а-яёa-z]")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_OPENS = re.compile(r"([а-яёa-z]+|[А-ЯЁA-Z]{2,})")
_RANGE = re.compile(r"\d[-–]$")
_AFTER_RANGE = re.compile(r"\d|[а-яё]{1,3}\b")  # 2023-2025, 12-е
_SOFT = ("\u00ad", "\x02")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_LEADERS = re.compile(r"(?:\.{5,}|…{2,}|(?:\s\.){5,})\s*\d{0,4}$")


class Words:
    """The words of the whole file: how it writes a word elsewhere says whether a hyphen at a line end is the word's own."""

    def __init__(self, lines: list[Line]) -> None:
        self._seen: Counter[str] = Counter()
        for line in lines:
            self._seen.update(word.lower() for word in _WORD.findall(line.text))
        self._firsts = {word.partition("-")[0] for word in self._seen if "-" in word}

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """The first of two lines of one paragraph without a hyphen that only cut a word, and what stands between them."""
        if before.endswith(_SOFT[0]):
            return before[:-1], ""
        before = before.replace(_SOFT[1], "-")
        if _RANGE.search(before) and _AFTER_RANGE.match(after):
            return before, ""
        cut, opens = _CUT.search(before), _OPENS.match(after)
        if not cut or not opens or opens[1].isupper() != (cut[1].isupper() and opens[1].isupper()):
            return before, "" if cut else " "
        return (before[:-1] if self._is_one(cut[1].lower(), opens[1].lower()) else before), ""

    def _is_one(self, first: str, second: str) -> bool:
        whole, parted = self._seen[first + second], self._seen[f"{first}-{second}"]
        if whole != parted:
            return whole > parted
        if len(first) > 4 and first in self._firsts:
            return False
        if is_known(first + second):
            return True
        return not (is_known(first) and is_known(second)) and first[-1:] != "о"


@dataclass
class Paragraph:
    """Lines that make one paragraph; cells, if it is a row of a table."""

    lines: list[Line] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    def pieces(self, words: Words) -> list[Piece]:
        """The words by pages. Where the next word would still have fitted, the line was ended by hand, as in an address."""
        edge, start = max(line.right for line in self.lines), min(line.left for line in self.lines)
        pieces: list[Piece] = []
        last = self.lines[0]
        for line in self.lines:
            text = line.text.strip()
            if not pieces:
                pieces.append((text, line.page))
                continue
            before, page = pieces[-1]
            before, between = words.joint(before, text)
            would_fit = last.left - start + last.natural + line.first + line.size < edge - start
            is_head = last.text.isupper() and text.isupper()  # lines of capitals are set one by one
            if between and (would_fit or is_head) and last.column == line.column:
                between = "\n"
            if page == line.page:
                pieces[-1] = (before + between + text, page)
            else:
                pieces[-1] = (before + between, page)
                pieces.append((text, line.page))
            last = line
        return pieces


_LEAST_FULL = 30
"""Characters: a line of prose that ends a column; a shorter one may be an address or a signature."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """Of one column of a page: its edges, how far apart its lines stand, how far paragraphs are indented (0: not at all)."""

    left: float
    right: float
    leading: float
    indent: float


def paragraphs_of(pages: list[list[Line]]) -> list[Paragraph]:
    """The paragraphs of the pages; one that a column or a page cuts is one."""
    found: list[Paragraph] = []
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in itertools.chain.from_iterable(pages):
        columns[line.page, line.column].append(line)
    indent = _indent(list(columns.values()))
    for held in columns.values():
        measure = _measured(held, indent)
        for at, line in enumerate(held):
            if line.cells:
                found.append(Paragraph([line], line.cells))
            elif _LEADERS.search(line.text):
                continue  # a line of the table of contents
            elif at and not held[at - 1].cells and found and found[-1].last is held[at - 1]:
                follow = held[at + 1] if at + 1 < len(held) else None
                _put(found, line, _goes_on(held[at - 1], line, follow, measure))
            else:
                _put(found, line, bool(found) and not at and _is_cut(found[-1], line, measure))
    return found


def _put(found: list[Paragraph], line: Line, goes_on: bool) -> None:
    if goes_on:
        found[-1].lines.append(line)
    else:
        found.append(Paragraph([line]))


def _indent(columns: list[list[Line]]) -> float:
    """How far the first lines of paragraphs stand in, in most paragraphs of the file; 0 where they do not."""
    indents: Counter[int] = Counter()
    for lines in columns:
        left = _left(lines)
        for line, below in itertools.pairwise(lines):
            if line.left - left > 0.8 * line.size and abs(below.left - left) < 2 and not _ITEM.match(below.text):
                indents[round((line.left - left) / 2) * 2] += 1
    indent, times = indents.most_common(1)[0] if indents else (0, 0)
    return float(indent) if times >= 2 and indent < 100 else 0.0


def _left(lines: list[Line]) -> float:
    lefts = Counter(round(line.left / 2) * 2 for line in lines if not line.cells) or Counter([0])
    most = max(lefts.values())
    return float(min(at for at, times in lefts.items() if times >= max(1, most // 3)))


def _measured(lines: list[Line], indent: float) -> _Measure:
    prose = [line for line in lines if not line.cells] or lines
    gaps = [a.base - b.base for a, b in itertools.pairwise(prose) if 0 < a.base - b.base < 4 * a.size]
    leading = sorted(gaps)[len(gaps) // 4] if gaps else prose[0].size * 1.2
    return _Measure(_left(prose), max(line.right for line in prose), leading, indent)


def _is_full(line: Line, measure: _Measure) -> bool:
    """Whether the line reaches the right edge as far as a ragged edge does."""
    return line.right >= measure.right - max(3 * line.size, 0.12 * (measure.right - measure.left))


def _is_centred(line: Line, measure: _Measure) -> bool:
    before, after = line.left - measure.left, measure.right - line.right
    return before > line.size and abs(before - after) < max(4.0, 0.12 * (before + after))


def _goes_on(before: Line, line: Line, follow: Line | None, measure: _Measure) -> bool:
    """Whether `line` belongs to the paragraph of the line above it."""
    gap, usual = before.base - line.base, max(measure.leading, 0.9 * line.size)
    if not 0.9 < line.size / before.size < 1.11:
        return False
    is_first = bool(measure.indent) and abs(line.left - measure.left - measure.indent) < 2.5
    is_open = _SMALL_LETTER.match(line.text) and not _ITEM.match(line.text) and not _TERMINAL.search(before.text) and not is_first
    if gap > (1.9 if is_open else 1.35) * usual or is_open:
        return bool(is_open) and gap <= 1.9 * usual
    if _TERMINAL.search(before.text) and (_ITEM.match(line.text) or not _is_full(before, measure)):
        return bool(_SMALL_LETTER.match(line.text))
    if is_first:
        return False
    if _is_centred(before, measure) or _is_centred(line, measure):
        return _is_centred(before, measure) and _is_centred(line, measure)
    indent = line.left - max(measure.left, min(before.left, follow.left) if follow else before.left)
    return not (0.8 * line.size < indent < 8 * line.size and (_is_full(line, measure) or _is_full(before, measure)))


def _is_cut(paragraph: Paragraph, line: Line, measure: _Measure) -> bool:
    """Whether the first line of a column or page goes on with the paragraph before it."""
    before = paragraph.last
    text = before.text.rstrip()
    full = before.right - before.left > 0.8 * (measure.right - measure.left)
    full &= len(text) >= _LEAST_FULL or (before.page != line.page and measure.indent > 0)
    if not paragraph.cells and full and _DASH.match(line.text) and text[-1:].isalnum():
        return True
    if paragraph.cells or _ITEM.match(line.text):
        return False
    if text.endswith((*_SOFT, "-")) and _OPENS.match(line.text):
        return True
    if _TERMINAL.search(text) or not 0.9 < line.size / before.size < 1.11:
        return False
    if _SMALL_LETTER.match(line.text):
        return True
    return full and line.left - measure.left < 0.8 * line.size and not _is_centred(line, measure)
