"""RTF: paragraphs, headings, printed list numbers, tables, footnotes. Words struck out or hidden, headers, footers, remarks and
pictures are left out.
"""

from __future__ import annotations

import itertools
import operator
import re
from dataclasses import dataclass, field, replace

from svod.intake.files.manuscript import Manuscript, raised
from svod.intake.files.places import Places
from svod.intake.files.refusals import broken
from svod.intake.files.rtf_codepages import CHARSETS, SYMBOLS, code_page
from svod.intake.files.rtf_tokens import Token, tokens

_DEEPEST = 2_000
_TEXT, _FONTS, _STYLES, _OUT, _NOTE, _NUMBER, _BOX, _INSTEAD = (
    "text",
    "fonts",
    "styles",
    "out",
    "note",
    "number",
    "box",
    "instead",
)
_DESTINATIONS = {
    "fonttbl": _FONTS,
    "stylesheet": _STYLES,
    "footnote": _NOTE,
    "listtext": _NUMBER,
    "pntext": _NUMBER,
    "shptxt": _BOX,
    "ud": _INSTEAD,
    **dict.fromkeys(
        "colortbl info pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtable upr tc tcn xe "
        "listoverridetable rsidtbl generator revtbl annotation atnid atnauthor shprslt nonesttables ftnsep ftnsepc ftncn aftnsep "
        "aftnsepc aftncn pn nonshppict bkmkstart bkmkend datafield formfield".split(),
        _OUT,
    ),
}
_SIGNS = {
    "tab": "\t", "line": "\n", "~": "\u00a0", "_": "\u2011", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "\\": "\\", "{": "{",
    "}": "}",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|заголовок|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|оглавление)\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and forgets at its end."""

    destination: str = _TEXT
    font: int = -1
    fallbacks: int = 1
    is_out: bool = False
    is_raised: bool = False


@dataclass
class _Strand:
    """Words on their way: of the text itself, of a note, of a box. Pairs of words and whether they are raised."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    number: str = ""

    def take(self) -> str:
        words = ""
        for is_raised, runs in itertools.groupby(self.runs, key=operator.itemgetter(1)):
            joined = "".join(run for run, _ in runs)
            words += raised(joined) if is_raised and "\ue000" not in joined else joined
        self.runs = []
        return words


def rtf_text(name: str, content: bytes) -> tuple[str, Places]:
    """The text of an RTF and the paragraphs of its characters; Refused where its groups do not close."""
    reader = _Reader(name)
    for token in tokens(content):
        reader.read(token)
        if reader.is_over:
            break
    else:
        raise broken(name, "RTF")
    reader.end_paragraph()
    reader.end_table()
    return reader.manuscript.finished()


class _Reader:
    def __init__(self, name: str) -> None:
        self.manuscript = Manuscript()
        self.is_over = False
        self._name = name
        self._state = _State()
        self._above: list[_State] = []
        self._strand = _Strand()
        self._strands: list[tuple[int, _Strand]] = []  # the depth at which a note or a box began, and what it interrupts
        self._page = "cp1252"
        self._charsets: dict[int, int] = {}
        self._styles: dict[int, str] = {}
        self._style_words = ""
        self._style = self._level = self._defined = 0
        self._is_row = self._is_starred = False
        self._skipped = 0
        self._bytes = bytearray()

    def read(self, token: Token) -> None:
        if token.kind in {"text", "byte"}:
            self._is_starred = False
            self._words(token.raw)
            return
        if token.kind == "word" and token.word == "u" and token.number is not None:
            self._flush()
            self._say(chr(token.number % 0x10000))
            self._skipped = self._state.fallbacks
            return
        self._flush()
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif self._skipped:
            self._skipped -= 1
        elif token.word == "*":
            self._is_starred = True
        else:
            self._word(token.word, token.number)

    def _open(self) -> None:
        if len(self._above) > _DEEPEST:
            raise broken(self._name, "RTF")
        self._skipped = 0
        self._above.append(self._state)

    def _close(self) -> None:
        self._skipped = 0
        if self._strands and self._strands[-1][0] == len(self._above):
            self._end_strand()
        if self._above:
            self._state = self._above.pop()
        self.is_over = not self._above

    def _words(self, raw: bytes) -> None:
        dropped = min(self._skipped, len(raw))
        self._skipped -= dropped
        self._bytes += raw[dropped:]

    def _flush(self) -> None:
        if not self._bytes:
            return
        charset = self._charsets.get(self._state.font, 1)
        page = self._page if charset in {0, 1} else CHARSETS.get(charset, self._page)
        held, self._bytes = self._bytes, bytearray()
        if charset == SYMBOLS and self._state.destination in {_TEXT, _NOTE, _BOX}:
            return
        self._say(held.decode(page, "replace"))

    def _say(self, words: str) -> None:
        destination = self._state.destination
        if destination == _STYLES:
            self._style_words += words
            if ";" in words:
                self._styles[self._defined] = self._style_words.strip().rstrip(";").strip()
                self._style_words = ""
        elif destination == _NUMBER:
            self._strand.number += words
        elif destination not in {_OUT, _FONTS} and not self._state.is_out:
            self._strand.runs.append((words, self._state.is_raised))

    def _word(self, word: str, number: int | None) -> None:
        if word in _DESTINATIONS or self._is_starred:
            self._is_starred = False
            self._destination(_DESTINATIONS.get(word, _OUT))
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif self._state.destination in {_OUT, _FONTS, _STYLES}:
            self._table_word(word, number)
        else:
            self._format_word(word, number)
            self._block_word(word)
        if word == "ansicpg":
            self._page = code_page(number or 1252)

    def _destination(self, destination: str) -> None:
        if destination == _INSTEAD:  # the same words twice, the second time in Unicode
            self._state = self._above[-2] if len(self._above) > 1 else self._state
            return
        if self._state.destination == _OUT and destination != _BOX:
            return
        self._state = replace(self._state, destination=destination, is_raised=False)
        if destination in {_NOTE, _BOX}:
            self._strands.append((len(self._above), self._strand))
            self._strand = _Strand()
        elif destination == _NUMBER:
            self._strand.number = ""

    def _table_word(self, word: str, number: int | None) -> None:
        """Words of the tables of fonts and styles."""
        if word == "f":
            self._state = replace(self._state, font=number or 0)
        elif word == "fcharset":
            self._charsets[self._state.font] = number or 0
        elif word == "s":
            self._defined = number or 0

    def _format_word(self, word: str, number: int | None) -> None:
        state = self._state
        match word:
            case "f":
                self._state = replace(state, font=number or 0)
            case "uc":
                self._state = replace(state, fallbacks=min(max(number or 0, 0), 16))
            case "v" | "deleted":
                self._state = replace(state, is_out=number != 0)
            case "super":
                self._state = replace(state, is_raised=number != 0)
            case "sub" | "nosupersub":
                self._state = replace(state, is_raised=False)
            case "plain":
                self._state = replace(state, is_raised=False, is_out=False)
            case "pard" if state.destination == _TEXT:
                self._style = self._level = 0
                self._is_row = False
            case "intbl":
                self._is_row = True
            case "s" if state.destination == _TEXT:
                self._style = number or 0
            case "outlinelevel" if state.destination == _TEXT:
                self._level = (number or 0) + 1 if (number or 0) < 9 else 0

    def _block_word(self, word: str) -> None:
        if self._state.destination == _NUMBER:
            return
        if word in {"par", "sect", "\n", "\r"}:
            if self._state.destination == _NOTE or self._is_row:
                self._say("\n")
            else:
                self.end_table()
                self.end_paragraph()
        elif word == "nestcell":
            self._say("\n")
        elif word == "cell":
            strand = self._strand
            words = strand.take().strip()
            strand.cells.append(_numbered(strand.number) + words if words else "")
            strand.number = ""
        elif word == "row":
            self._strand.rows.append(self._strand.cells)
            self._strand.cells = []

    def end_table(self) -> None:
        rows, self._strand.rows = self._strand.rows, []
        self.manuscript.table(rows) if rows else None

    def end_paragraph(self) -> None:
        strand = self._strand
        words = _whole(strand.take().strip())
        named = self._styles.get(self._style, "")
        heading = _HEADING.match(named)
        level = self._level or (int(heading[1]) if heading else 0)
        if not _CONTENTS.match(named):
            self.manuscript.paragraph(_numbered(strand.number) + words if words else "", level)
        strand.number = ""

    def _end_strand(self) -> None:
        """A note or a box is over: the words that it interrupted go on."""
        if self._state.destination == _BOX:
            self.end_table()
            self.end_paragraph()
            self._strand = self._strands.pop()[1]
            return
        own = self._strand.runs[0] if self._strand.runs else ("", False)
        mark = own[0].strip() if own[1] else ""
        if mark:
            self._strand.runs.pop(0)
        words = " ".join(_whole(self._strand.take()).split())
        self._strand = self._strands.pop()[1]
        runs = self._strand.runs
        if mark and runs and runs[-1][0].strip() == mark:
            runs.pop()
        if words:
            runs.append((self.manuscript.note(words, mark), False))


def _numbered(number: str) -> str:
    """A printed list number with a blank after it; a picture of a bullet becomes a dash."""
    said = number.strip()
    if not said:
        return "– " if number else ""
    return said + " " if any(map(str.isalnum, said)) else "– "


def _whole(words: str) -> str:
    """Characters beyond the first plane come in halves: put them together."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
