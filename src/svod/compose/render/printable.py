"""What no file can hold, and what our fonts have no sign for, is named by its code point: «[U+0007]». Nothing vanishes.

Control characters, lone surrogates and noncharacters are no text in XML 1.0 (5th ed., 2.2), and PDF/UA-1 (ISO 14289-1, 7.21.8)
forbids a sign without a glyph.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from svod.compose.keys import mapped
from svod.compose.tree import Paragraph, Report, Section, Sentence, Table

FONTS = Path(__file__).with_name("fonts")
_ALWAYS, _INSTEAD = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"), "NotoSerifCJKsc-GB2312-Regular.otf"
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TABS = re.compile(r"[\t\r\x85]")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})  # nothing is drawn for them


def printable(report: Report) -> Report:
    """The report with words that every format can hold; the very same where all of them are such."""
    return _changed(report, lambda text: _NO_TEXT.sub(_named, text))


def drawable(report: Report) -> Report:
    """The report with words that our fonts can draw; a tab is a blank."""
    return _changed(report, lambda text: "".join(one if _is_drawn(one) else _called(one) for one in _TABS.sub(" ", text)))


def _named(found: re.Match[str]) -> str:
    return _called(found[0])


def _called(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"


def _is_drawn(sign: str) -> bool:
    return ord(sign) in _covered() or unicodedata.category(sign) in _UNSEEN or "\ufe00" <= sign <= "\ufe0f"


def _changed(report: Report, change: Callable[[str], str]) -> Report:
    texts = (report.organisation, *(one.text for one in report.sentences()), *_labels(report))
    signs = "".join(set("".join(texts)))
    if change(signs) == signs:
        return report

    def said(sentence: Sentence, place: str) -> Sentence:
        return replace(sentence, runs=tuple(replace(run, text=change(run.text)) for run in sentence.runs))

    def block(of: Paragraph | Table) -> Paragraph | Table:
        if isinstance(of, Paragraph):
            return of
        return replace(of, caption=change(of.caption), head=tuple(map(change, of.head)))

    def section(of: Section) -> Section:
        return replace(of, blocks=tuple(map(block, of.blocks)))

    whole = mapped(report, said)
    return replace(whole, organisation=change(report.organisation), sections=tuple(map(section, whole.sections)))


def _labels(report: Report) -> list[str]:
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    return [words for table in tables for words in (table.caption, *table.head)]


@functools.cache
def _covered() -> frozenset[int]:
    """The code points that a line can hold whatever its weight: those of the serif in both weights, those of the Chinese font."""
    regular, bold = (_code_points(FONTS / name) for name in _ALWAYS)
    return (regular & bold) | _code_points(FONTS / _INSTEAD)


def _code_points(font: Path) -> frozenset[int]:
    """The code points of a font's `cmap` (OpenType 1.9, tables of the formats 4 and 12) that have a glyph."""
    whole = font.read_bytes()
    tables = struct.unpack_from(">H", whole, 4)[0]
    places = (struct.unpack_from(">4sIII", whole, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in places if tag == b"cmap")
    count = struct.unpack_from(">H", whole, start + 2)[0]
    found: set[int] = set()
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", whole, start + 4 + 8 * n)
        form = struct.unpack_from(">H", whole, start + offset)[0]
        if (platform, encoding) in {(0, 3), (0, 4), (3, 1), (3, 10)}:
            read = {4: _of_format_4, 12: _of_format_12}.get(form)
            found |= read(whole, start + offset) if read else set()
    return frozenset(found)


def _of_format_4(whole: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">H", whole, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", whole, at + 14)
    starts = struct.unpack_from(f">{count}H", whole, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", whole, at + 16 + 4 * count)
    ranges_at = at + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", whole, ranges_at)
    found = set()
    for i, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", whole, ranges_at + 2 * i + offset + 2 * (code - first))[0]
            if (glyph + delta) & 0xFFFF if glyph else 0:
                found.add(code)
    return found


def _of_format_12(whole: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">I", whole, at + 12)[0]
    groups = (struct.unpack_from(">III", whole, at + 16 + 12 * n) for n in range(count))
    return {code for first, last, glyph in groups for code in range(first, last + 1) if glyph + code - first}
