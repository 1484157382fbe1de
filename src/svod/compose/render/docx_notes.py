"""Native footnotes of a .docx (ISO/IEC 29500-1, 17.11): python-docx has none, so their part is written here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from svod.compose.render.docx_facts import title_of
from svod.compose.render.docx_words import control, run
from svod.compose.render.tags import tag_of
from svod.compose.tree import Sentence

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The footnotes of one document. `attach` at the end writes their part; without footnotes none is made."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._text, self._mark = quoteattr(styles["footnote text"]), quoteattr(styles["footnote reference"])
        self._texts: list[Sentence] = []

    def mark(self, sentence: Sentence) -> str:
        """The mark in the text; the sentence stands at the foot of its page."""
        self._texts.append(sentence)
        form = f"<w:rPr><w:rStyle w:val={self._mark}/></w:rPr>"
        return f'<w:r>{form}<w:footnoteReference w:id="{len(self._texts)}"/></w:r>'

    def attach(self, document: Document) -> None:
        if not self._texts:
            return
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, self._xml(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _declare_separators(document)

    def _xml(self) -> bytes:
        notes = "".join(self._note(number, sentence) for number, sentence in enumerate(self._texts, 1))
        whole = f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{notes}</w:footnotes>"
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + whole.encode("utf-8")

    def _note(self, number: int, sentence: Sentence) -> str:
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val={self._text}/></w:pPr>'
            f"<w:r><w:rPr><w:rStyle w:val={self._mark}/></w:rPr><w:footnoteRef/></w:r>"
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{_control(sentence, number)}</w:p></w:footnote>'
        )


def _declare_separators(document: Document) -> None:
    """The settings name the two separators; their place is before `compat`, as the schema orders it."""
    settings: Any = document.settings.element
    declared = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    compat = settings.find(qn("w:compat"))
    if compat is None:
        settings.append(declared)
    else:
        compat.addprevious(declared)


def _control(sentence: Sentence, number: int) -> str:
    """The words of a note; in a content control, as a sentence of the text is, where it has a key."""
    words = run(sentence.text)
    return control(words, n=number, tag=tag_of(sentence), title=title_of(sentence)) if sentence.key else words
