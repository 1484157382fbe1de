"""Blocks of a file gathered into the text that the reader reads, each with its place in the file.

Blank lines part blocks; a heading begins with `#`; a row of a table is a line of cells between bars; a footnote follows the
paragraph of its mark: `[^1]` there, `[^1]: …` here; `<sup>*</sup>` where the mark is no word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from svod.intake.files.places import Places, Unit, places_of

_RAISED = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_LEADING = re.compile("\\s*\ue000([^\ue000\ue001]*)\ue001\\s*")
_MARK = re.compile(r"\d{1,3}|[*]{1,4}|[a-zа-яё]")
_UNIT_BEFORE = re.compile(r"(?<!\w)(?:[ксд]?м|mm|[kc]?m|га)$")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufeff\ufffe\uffff]")
_NO_DIGITS = re.compile(r"\D*")

Piece = tuple[str, int]
"""Words and the number of the page or paragraph that they stand in."""


def raised(mark: str) -> str:
    """Superscript words. They become the mark of a footnote if the file has a note with that mark, and plain words otherwise."""
    sign = mark.strip()
    return f"\ue000{sign}\ue001" if sign else mark


@dataclass
class _Block:
    pieces: list[Piece]
    level: int = 0
    is_row: bool = False
    notes: list[tuple[str, list[Piece]]] = field(default_factory=list)


class Manuscript:
    """Grows block by block; `finished()` gives the text and its places. Numbers paragraphs by itself where none are given."""

    def __init__(self, unit: Unit = "paragraph") -> None:
        self._unit: Unit = unit
        self._blocks: list[_Block] = []
        self._waiting: list[tuple[str, list[Piece]]] = []
        self._native: set[str] = set()
        self._number = 0

    def note(self, words: str, mark: str = "") -> str:
        """A footnote of the paragraph that comes next; gives the mark to put into its words."""
        mark = mark.strip() or str(len(self._native) + 1)
        self._native.add(mark)
        self._waiting.append((mark, [(words, self._number + 1)]))
        return raised(mark)

    def paragraph(self, words: str, level: int = 0) -> None:
        """A paragraph, or with `level` a heading. Nothing is added for blank words."""
        if words.strip():
            self._number += 1
            self._add(_Block([(words, self._number)], level))

    def cut_paragraph(self, pieces: list[Piece], level: int = 0, notes: list[tuple[str, list[Piece]]] | None = None) -> None:
        """A paragraph whose words stand on one or several pages, and the footnotes that belong to it."""
        if any(words.strip() for words, _ in pieces):
            self._native.update(mark for mark, _ in notes or ())
            self._add(_Block(pieces, level, notes=list(notes or ())))

    def table(self, rows: list[list[str]], numbers: list[int] | None = None) -> None:
        """Rows of cells, with the number of each where they are given. A table that only lays out a page (signatures, the head
        of a letter) gives its cells as paragraphs.
        """
        is_layout = _is_layout(rows)
        for at, row in enumerate(rows):
            cells = row if is_layout else ["| " + " | ".join(" ".join(cell.split()) for cell in row) + " |"]
            for cell in cells:
                if cell.strip(" |\n\t"):
                    self._number += 1
                    self._add(_Block([(cell, numbers[at] if numbers else self._number)], is_row=not is_layout))

    def _add(self, block: _Block) -> None:
        block.notes.extend(self._waiting)
        self._waiting = []
        self._blocks.append(block)

    def _told_twice(self) -> set[str]:
        """Raised words that stand inside one paragraph and open another: marks of footnotes made by hand."""
        opening: set[str] = set()
        inside: set[str] = set()
        for block in self._blocks:
            for index, (words, _) in enumerate(block.pieces):
                first = _LEADING.match(words) if index == 0 else None
                opening.update((first[1],) if first else ())
                for match in _RAISED.finditer(words, first.end() if first else 0):
                    inside.update(sign.strip() for sign in match[1].split(","))
        return {mark for mark in opening & inside if _MARK.fullmatch(mark)}

    def finished(self) -> tuple[str, Places]:
        """The text and where its characters stand; an empty text if there were no words."""
        if self._waiting and self._blocks:
            self._blocks[-1].notes.extend(self._waiting)
        known = self._native | self._told_twice()
        parts: list[str] = []
        marks: list[tuple[int, int]] = []
        length = 0

        def put(words: str, number: int | None = None) -> None:
            nonlocal length
            if number is not None and words:
                marks.append((length, number))
            parts.append(words)
            length += len(words)

        held: list[tuple[str, list[Piece]]] = []
        for index, block in enumerate(self._blocks):
            follows = index + 1 < len(self._blocks) and self._blocks[index + 1].is_row
            for words, number in _clean(_opened(block, known), known):
                put(words, number)
            held.extend(block.notes)
            if block.is_row and follows:
                put("\n")
                continue
            put("\n\n")
            for mark, pieces in held:
                for words, number in _clean([(_note_head(mark) + pieces[0][0], pieces[0][1]), *pieces[1:]], known):
                    put(words, number)
                put("\n\n")
            held = []
        text = "".join(parts)
        return (text.rstrip() + "\n" if text.strip() else ""), places_of(self._unit, marks)


def _note_head(mark: str) -> str:
    return f"[^{mark}]: " if mark.isalnum() else f"<sup>{mark}</sup> "


def _opened(block: _Block, known: set[str]) -> list[Piece]:
    """The block's pieces with its heading's sign, or the sign of the footnote that it is."""
    words, number = block.pieces[0]
    match = _LEADING.match(words)
    if match and match[1] in known:
        words = _note_head(match[1]) + words[match.end() :]
    elif block.level:
        words = "#" * min(block.level, 6) + " " + " ".join(words.split())
    return [(words, number), *block.pieces[1:]]


def _clean(pieces: list[Piece], known: set[str]) -> list[Piece]:
    """The pieces with marks told, blanks single, empty lines gone. The joints between pieces keep their blank."""

    def told(match: re.Match[str]) -> str:
        signs = [sign.strip() for sign in match[1].split(",")]
        is_power = signs[0] in {"2", "3"} and _UNIT_BEFORE.search(match.string[: match.start()])
        if is_power or not all(sign in known for sign in signs):
            return match[1]
        return "".join(f"[^{sign}]" if sign.isalnum() else f"<sup>{sign}</sup>" for sign in signs)

    out = []
    for index, (words, number) in enumerate(pieces):
        plain = _CONTROL.sub("", _RAISED.sub(told, words))
        lines = [line.strip() if at > 0 else line.rstrip() for at, line in enumerate(plain.split("\n"))]
        plain = "\n".join(line for at, line in enumerate(lines) if line.strip() or at == 0)
        if plain.endswith("\n") or (words[-1:].isspace() and index + 1 < len(pieces)):
            plain = plain.rstrip() + " "
        if index == 0:
            plain = plain.lstrip()
        if index + 1 == len(pieces):
            plain = plain.rstrip()
        out.append((plain, number))
    return out


def _is_layout(rows: list[list[str]]) -> bool:
    """Whether a table only lays words out: one column, or two or three without a figure below the first row."""
    widest = max((sum(bool(cell.strip()) for cell in row) for row in rows), default=0)
    if widest <= 1:
        return True
    if widest > 3:
        return False
    below = rows[1:] if len(rows) > 1 else []
    return all(_NO_DIGITS.fullmatch(cell) and len(cell) <= 300 for row in below for cell in row)
