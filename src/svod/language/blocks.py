"""The blocks of a text file: headings, paragraphs, footnotes, rules. Plain text, Markdown, or what was drawn out of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "footnote", "rule"]

_RULE = re.compile(r"[-_*=—–\s]{3,}")
_FOOTNOTE = re.compile(r"\s*(?:<sup>\s*(\w{1,3}|\*+)\s*</sup>|\[\^(\w{1,3})\]:|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_NUMBERED = re.compile(
    r"[\s*_#]*(?:(?:Раздел|Глава|РАЗДЕЛ|ГЛАВА|Часть|ЧАСТЬ)\s+(\d{1,2}|[IVXL]{1,6})[.:)]?|(\d{1,2}(?:\.\d{1,2})+|(?:\d{1,2}|[IVXL]{1,6})(?=[.)]))[.)]?)"
    r"\s+[*_]*(?=[«\"А-ЯЁA-Z])"
)
_ITEM = re.compile(r"\s*(?:[-–—•*·]\s+|\d{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[а-яёa-z]\)\s|\|)")
LABEL = re.compile(
    r"\s*(?:Дата|Место|Место проведения|Дата и место|Время|Формат|Режим|Председатель|Председательствовал[аи]?|Присутствовали|Участники"
    r"|Date|Dates|Venue|Place|Location|Mode|Format|Chair|Chairperson|Participants) ?: "
)
"""A line of the head of minutes: «Место: г. Ош»."""
_TERMINAL = re.compile(r"[.!?:;…][»”\")\]*_]*\s*$")
_OPENS = re.compile(r"[*_\s]*[«“\"(]*[А-ЯЁA-Z\d]")
_CONTINUES = re.compile(r"[*_\s]*(?!(?:г|с|п|пос)\. ?[А-ЯЁ]|[а-яa-z]\))[а-яёa-z]")


@dataclass(frozen=True, slots=True)
class Block:
    """Source characters `[start, end)`. `number` is that of a heading, or the mark of a footnote; `title` where its words begin."""

    start: int
    end: int
    kind: BlockKind
    number: str | None = None
    title: int = 0


def _lines(source: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in source.splitlines(keepends=True):
        yield at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        at += len(line)


def _heading(source: str, start: int, end: int, alone: bool) -> Block | None:
    """A heading, if the line is one. `alone`: blank lines stand on both sides of it."""
    line = source[start:end]
    marked = _MARKDOWN_HEADING.match(line)
    numbered = _NUMBERED.match(line)
    bare = line.rstrip().rstrip("*_ ")
    if marked:
        if numbered and numbered.end() >= marked.end():
            return Block(start, end, "heading", numbered[1] or numbered[2], start + numbered.end())
        return Block(start, end, "heading", None, start + marked.end())
    if numbered and len(bare) <= 200 and bare[-1:] not in ".;:,!?…" and (alone or bare.startswith("**") or len(bare) < 120):
        return Block(start, end, "heading", numbered[1] or numbered[2], start + numbered.end())
    return None


def _paragraph(source: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Lines without a blank between them: one paragraph, or several where a line ends a sentence and the next begins one."""
    start, last = lines[0]
    for begin, end in lines[1:]:
        ended = _TERMINAL.search(source[start:last]) and _OPENS.match(source[begin:end])
        if ended or _ITEM.match(source[begin:end]) or LABEL.match(source[begin:end]):
            yield Block(start, last, "paragraph")
            start = begin
        last = end
    yield Block(start, last, "paragraph")


def blocks_of(source: str) -> list[Block]:
    """Every block of `source` in order; blank lines part blocks."""
    found: list[Block] = []
    held: list[tuple[int, int]] = []
    footnote: Block | None = None

    def let_go() -> None:
        nonlocal held, footnote
        if footnote:
            found.append(Block(footnote.start, held[-1][1], "footnote", footnote.number, footnote.title))
        elif held:
            found.extend(_paragraph(source, held))
        held, footnote = [], None

    lines = list(_lines(source))
    for at, (start, end) in enumerate(lines):
        line = source[start:end]
        if not line.strip():
            let_go()
            continue
        if _RULE.fullmatch(line):
            let_go()
            found.append(Block(start, end, "rule"))
            continue
        note = _FOOTNOTE.match(line)
        if note:
            let_go()
            footnote = Block(start, end, "footnote", note[1] or note[2] or note[3], start + note.end())
            held = [(start, end)]
            continue
        following = source[slice(*lines[at + 1])] if at + 1 < len(lines) else ""
        heading = _heading(source, start, end, alone=not held and not following.strip()) if not footnote else None
        if heading and not (held and not _TERMINAL.search(source[held[-1][0] : held[-1][1]])):
            let_go()
            found.append(heading)
            continue
        held.append((start, end))
    let_go()
    return found


def continues(source: str, before: Block, after: Block) -> bool:
    """Whether `after` goes on with the sentence that `before` left open, as at a page break."""
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    return not _TERMINAL.search(source[before.start : before.end]) and bool(_CONTINUES.match(source[after.start : after.end]))
