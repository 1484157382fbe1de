"""Files made for the tests: archives of XML parts as office programs write them, and the specimen in every kind of file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from svod.reading import read_text

SPECIMEN = Path(__file__).resolve().parents[2] / "specimens" / "report.txt"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"), ("form", "form"),
    )
)  # fmt: skip
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with the XML `body`; `parts` are the insides of styles, numbering, footnotes."""
    links = "".join(f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for name in parts)
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    main = f'<Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations.format(main),
        "word/_rels/document.xml.rels": relations.format(links),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in parts.items():
        held[f"word/{name}.xml"] = f"<w:{name} {_W}>{inside}</w:{name}>"
    return zipped(held)


def paragraph(words: str, properties: str = "", looks: str = "") -> str:
    """A paragraph of a DOCX with one run."""
    run = f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}</w:p>"


def odt(body: str, automatic: str = "", styles: str = "", manifest: str = "") -> bytes:
    """An ODT with the XML `body`, automatic styles and those of styles.xml."""
    version = 'office:version="1.3"'
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF} {version}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF} {version}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
    }
    if manifest:
        parts["META-INF/manifest.xml"] = manifest
    return zipped(parts)


def specimen_blocks() -> list[str]:
    """The paragraphs of the specimen; lines of one paragraph stay parted."""
    return [block.strip("\n") for block in re.split(r"\n\s*\n", SPECIMEN.read_text(encoding="utf-8")) if block.strip()]


def is_heading(block: str) -> bool:
    return bool(re.match(r"\d\. |Введение", block)) and "\n" not in block


def count(text: str) -> dict[str, int]:
    """How much the reader finds in a text, without any pack."""
    reading = read_text(text, name="specimen")
    signatories = len(reading.decision.signatories) if reading.decision else 0
    return {
        "events": len(reading.events),
        "documents": len(reading.documents),
        "areas": len(reading.areas),
        "bodies": len(reading.bodies),
        "signatories": signatories,
        "dated": sum(bool(event.dates) for event in reading.events),
        "placed": sum(event.place.city is not None for event in reading.events),
    }
