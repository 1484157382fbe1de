"""What a .docx says of itself beside its text: its custom properties, and the facts behind every sentence in a part of XML.

A control shows in its title what of the facts finds room there; the part names them all, by the key of the sentence. Word and
LibreOffice keep both parts when they save.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from svod.compose.render.docx_words import LONGEST_TITLE
from svod.compose.render.tags import report_tag, tag_of
from svod.compose.tree import Report, Sentence

NAMESPACE = "urn:svod:facts:1"
TAG = "svod-report"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every custom property that a user sees (ISO/IEC 29500-1, 22.3)
_ITEM = "{5F0C3D1A-7E64-4B5E-9B0B-53564F440001}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def title_of(sentence: Sentence) -> str:
    """ "event:mtm-23.dates event:mtm-23.place +2": the ids of its facts as far as they find room, and how many do not."""
    ids = [str(fact) for fact in sentence.facts]
    for n in range(len(ids), 0, -1):
        left = f" +{len(ids) - n}" if n < len(ids) else ""
        if len(said := " ".join(ids[:n]) + left) <= LONGEST_TITLE:
            return said
    return ids[0][:LONGEST_TITLE]


def attach(document: Document, report: Report) -> None:
    """The two parts; the picture of the empty document goes."""
    package = document.part.package
    for name in [name for name, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[name]
    properties = Part(PackURI("/docProps/custom.xml"), _content("custom-properties"), _properties(report), package)
    package.relate_to(properties, f"{_OFFICE}/relationships/custom-properties")
    facts = Part(PackURI("/customXml/item2.xml"), "application/xml", _facts(report), package)
    document.part.relate_to(facts, f"{_OFFICE}/relationships/customXml")
    kind = _content("customXmlProperties")
    facts.relate_to(Part(PackURI("/customXml/itemProps2.xml"), kind, _item(), package), f"{_OFFICE}/relationships/customXmlProps")


def _content(kind: str) -> str:
    return f"application/vnd.openxmlformats-officedocument.{kind}+xml"


def _properties(report: Report) -> bytes:
    said = {
        TAG: report_tag(report),
        "svod-period": f"{report.first}..{report.last}",
        "svod-language": report.language,
        "svod-organisation": report.organisation[:255],
    }
    each = "".join(
        f'<property fmtid="{_FORMAT}" pid="{n}" name="{name}"><vt:lpwstr>{escape(words)}</vt:lpwstr></property>'
        for n, (name, words) in enumerate(said.items(), 2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{_HEAD}<Properties {spaces}>{each}</Properties>".encode()


def _facts(report: Report) -> bytes:
    each = "".join(
        f"<sentence tag={quoteattr(tag_of(one))} facts={quoteattr(' '.join(map(str, one.facts)))}/>"
        for one in report.sentences()
        if one.key
    )
    return f'{_HEAD}<facts xmlns="{NAMESPACE}" report={quoteattr(report_tag(report))}>{each}</facts>'.encode()


def _item() -> bytes:
    space = f'xmlns:ds="{_OFFICE}/customXml"'
    known = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    return f'{_HEAD}<ds:datastoreItem ds:itemID="{_ITEM}" {space}>{known}</ds:datastoreItem>'.encode()
