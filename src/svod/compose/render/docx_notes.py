"""Native footnotes of a .docx (ISO/IEC 29500-1, 17.11): python-docx has none, so their part is written here."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from svod.compose.render.tags import tag_of
from svod.compose.tree import Sentence

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The footnotes of one document. `attach` at the end writes their part; without footnotes none is made."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: list[Sentence] = []

    def add(self, paragraph: Paragraph, sentence: Sentence) -> None:
        """A mark at the end of the paragraph as it stands, and the sentence at the foot of its page."""
        self._texts.append(sentence)
        run = paragraph.add_run(style="footnote reference")
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self._texts)}"/>'))

    def attach(self) -> None:
        if not self._texts:
            return
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, self._xml(), self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._declare_separators()

    def _xml(self) -> bytes:
        notes = "".join(self._note(number, sentence) for number, sentence in enumerate(self._texts, 1))
        whole = f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{notes}</w:footnotes>"
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + whole.encode("utf-8")

    def _note(self, number: int, sentence: Sentence) -> str:
        styles = self._document.styles
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{styles["footnote text"].style_id}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{styles["footnote reference"].style_id}"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{_control(sentence)}</w:p></w:footnote>'
        )

    def _declare_separators(self) -> None:
        """The settings name the two separators; their place is before `compat`, as the schema orders it."""
        settings: Any = self._document.settings.element
        declared = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
        compat = settings.find(qn("w:compat"))
        if compat is None:
            settings.append(declared)
        else:
            compat.addprevious(declared)


def _control(sentence: Sentence) -> str:
    """The words of a note; in a content control, as a sentence of the text is, where it has a key."""
    run = f'<w:r><w:t xml:space="preserve">{escape(sentence.text)}</w:t></w:r>'
    if not sentence.key:
        return run
    tag = f"<w:sdtPr><w:tag w:val={quoteattr(tag_of(sentence))}/></w:sdtPr>"
    return f"<w:sdt>{tag}<w:sdtContent>{run}</w:sdtContent></w:sdt>"
