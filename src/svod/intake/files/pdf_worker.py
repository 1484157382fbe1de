"""A process of its own that opens a PDF: `python -m svod.intake.files.pdf_worker words MOST_PAGES|image N < file`.

A library in C reads bytes of unknown origin: if it hangs, eats memory or falls, only this process does. It writes one line
of JSON a page, or `{"fault": …}`; with `image`, page N from 1 as a PGM.
"""

from __future__ import annotations

import ctypes
import json
import math
import resource
import sys
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

MEMORY = 3 * 1024**3
"""Bytes of address space."""
PROCESSOR = 300
"""Seconds."""
DOTS = 300
"""Dots an inch of an image for recognition."""
_MOST_DOTS = 60_000_000
_MOST_RULES = 4_000
_HYPHEN = "\x02"  # what the library makes of a hyphen at a line end

Glyph = tuple[str, float, float, float, float]
"""A character, its left and right, its base line and the size of its font, in points from the lower left corner."""


def _limit() -> None:
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, PROCESSOR)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class _Turn:
    """Coordinates of a page as it is seen, also if it is stored on its side."""

    def __init__(self, page: Any) -> None:
        self.angle = page.get_rotation() % 360
        width, height = page.get_size()  # as seen
        self.width, self.height = width, height

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        corners = [self.point(left, bottom), self.point(right, top)]
        (ax, ay), (bx, by) = corners
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.angle:
            case 90:
                return y, self.height - x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return self.width - y, x
        return x, y


def _glyphs(page: Any, turn: _Turn) -> list[Glyph]:
    text = page.get_textpage()
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    found: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        sign = _HYPHEN if code == 2 else chr(code) if 0 < code < 0x110000 else "\ufffd"
        if code in {10, 13} or pdfium.FPDFText_IsGenerated(text, index) == 1:
            sign = " "
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = turn.box(box.left, box.bottom, box.right, box.top)
        size = pdfium.FPDFText_GetFontSize(text, index)
        if pdfium.FPDFText_GetMatrix(text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        found.append((sign, left, right, turn.point(x.value, y.value)[1], size or top - bottom))
    text.close()
    return found


def _words(glyphs: list[Glyph]) -> list[list[object]]:
    """Runs of glyphs without a gap, of one size, on one base line: [characters, left, right, base line, size]."""
    words: list[list[object]] = []
    held: list[Glyph] = []

    def let_go() -> None:
        if held:
            characters = "".join(glyph[0] for glyph in held)
            left, right = min(glyph[1] for glyph in held), max(glyph[2] for glyph in held)
            words.append([characters, round(left, 2), round(right, 2), round(held[0][3], 2), round(held[0][4], 2)])
            held.clear()

    for glyph in glyphs:
        sign, left, _, base, size = glyph
        if sign.isspace() or size <= 0 or not all(map(math.isfinite, glyph[1:])):
            let_go()
            continue
        if held:
            last = held[-1]
            moved = left - last[2]
            is_near = -0.6 * size <= moved <= 0.2 * size and abs(base - last[3]) <= 0.12 * size
            if not is_near or not 0.87 < size / last[4] < 1.15:
                let_go()
        held.append(glyph)
    let_go()
    return words


def _rules(page: Any, turn: _Turn) -> tuple[list[list[float]], bool]:
    """The boxes of drawn lines and frames; whether there is a picture of some size."""
    rules: list[list[float]] = []
    has_picture = False
    area = turn.width * turn.height
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = turn.box(*thing.get_bounds())
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_picture |= (right - left) * (top - bottom) > 0.3 * area
        elif len(rules) < _MOST_RULES:
            rules.append([round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)])
    return rules, has_picture


def _say(out: BinaryIO, what: object) -> None:
    out.write(json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")


def tell_words(document: Any, most_pages: int, out: BinaryIO) -> None:
    """One line a page: its size, words, drawn lines, and whether it is a picture."""
    if len(document) > most_pages:
        _say(out, {"fault": "long", "pages": len(document)})
        return
    for page in document:
        turn = _Turn(page)
        rules, has_picture = _rules(page, turn)
        words = _words(_glyphs(page, turn))
        _say(out, {"width": turn.width, "height": turn.height, "words": words, "rules": rules, "picture": has_picture})
        page.close()


def draw_page(document: Any, number: int, out: BinaryIO) -> None:
    """Page `number` in greys; a page of monstrous size is drawn smaller."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(DOTS / 72, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    out.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
    for row in range(bitmap.height):
        out.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])


def main() -> None:
    _limit()
    out = sys.stdout.buffer
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as fault:
        _say(out, {"fault": "locked" if "password" in str(fault).lower() else "broken"})
        return
    if sys.argv[1] == "words":
        tell_words(document, int(sys.argv[2]), out)
    else:
        draw_page(document, int(sys.argv[2]), out)


if __name__ == "__main__":
    main()
