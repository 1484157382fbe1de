"""PDFs made for the tests: written by hand, word by word, or set by typst."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parents[2] / "src" / "svod" / "compose" / "render" / "fonts"
PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
Put = tuple[float, float, float, str]
"""Left, base line, size, words."""


def page(*lines: Put, drawn: str = "") -> bytes:
    """The content of a page in Helvetica."""
    told = [f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in lines]
    return "\n".join([*told, drawn]).encode("latin-1")


def column(x: float, top: float, *words: str, size: float = 12, leading: float = 14) -> list[Put]:
    return [(x, top - leading * at, size, line) for at, line in enumerate(words)]


def raw(*contents: bytes, encrypt: str = "", turn: int = 0) -> bytes:
    """A PDF of A4 pages with the contents; `encrypt` goes into its trailer."""
    things = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for content in contents:
        things.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        looks = b"/MediaBox [0 0 595 842] /Rotate %d /Resources << /Font << /F 3 0 R >> >>" % turn
        things.append(b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (looks, len(things)))
        kids.append(b"%d 0 R" % len(things))
    things[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(things, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(things) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(things) + 1, encrypt.encode(), len(out))
    return out + table + trailer


LOCK = (
    "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + "ab" * 32 + "> /U <" + "cd" * 32 + "> >> "
    "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
)


def typeset(blocks: Iterable[tuple[bool, str]], settings: str) -> bytes:
    """A PDF of paragraphs and headings (True) in Liberation Serif; `settings` are typst's."""

    def escaped(words: str) -> str:
        return re.sub(r"([\\#*_$@<>`\[\]~/=+-])", r"\\\1", words)

    told = [("= " if is_heading else "") + r" \ ".join(map(escaped, words.split("\n"))) for is_heading, words in blocks]
    head = '#set text(font: "Liberation Serif", lang: "ru", hyphenate: true)\n#show heading: it => block(above: 1.4em, it.body)\n'
    source = (head + settings + "\n\n" + "\n\n".join(told)).encode()
    made = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made
