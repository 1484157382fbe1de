"""The table of contents of a .docx: a field of Word's own kind, with what Word would put into it already there.

The pages are those that Typst finds with the same measures (`pdf.first_pages`); Word counts them anew when somebody updates the
field. An editor's file is read back without it (`compose.roundtrip`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from svod.compose.render.docx_styles import CONTENTS_HEAD, CONTENTS_LINE
from svod.compose.render.docx_words import paragraph, text

_FIRST_BOOKMARK = 100_000  # sentences have the numbers below


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents name it, and the page it is on."""

    words: str
    page: int


def contents(styles: Mapping[str, str], title: str, entries: Sequence[Entry]) -> str:
    """ISO/IEC 29500-1, 17.16.5.68 (TOC) and 17.16.5.45 (PAGEREF), in a control of the gallery of contents (17.5.2.12)."""
    style = quoteattr(styles[CONTENTS_LINE])
    lines = [paragraph(styles[CONTENTS_HEAD], _run(text(title)))]
    for n, entry in enumerate(entries, 1):
        name = _bookmark(n)
        inside = _run(text(entry.words)) + _run("<w:tab/>") + _field(rf"PAGEREF {name} \h", _run(text(str(entry.page))))
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
        before = _run(_mark("begin")) + _run(_code(r'TOC \o "1-1" \h \z \u')) + _run(_mark("separate")) if n == 1 else ""
        after = _run(_mark("end")) if n == len(entries) else ""
        lines.append(f"<w:p><w:pPr><w:pStyle w:val={style}/></w:pPr>{before}{link}{after}</w:p>")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>"


def begin_bookmark(n: int) -> str:
    """The n-th heading (from 1) begins here; what the contents point at."""
    return f'<w:bookmarkStart w:id="{_FIRST_BOOKMARK + n}" w:name="{_bookmark(n)}"/>'


def end_bookmark(n: int) -> str:
    return f'<w:bookmarkEnd w:id="{_FIRST_BOOKMARK + n}"/>'


def _bookmark(n: int) -> str:
    return f"_Toc{_FIRST_BOOKMARK + n}"


def _run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def _mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _code(words: str) -> str:
    return f'<w:instrText xml:space="preserve"> {escape(words)} </w:instrText>'


def _field(code: str, shown: str) -> str:
    return _run(_mark("begin")) + _run(_code(code)) + _run(_mark("separate")) + shown + _run(_mark("end"))
