"""DOCX: paragraphs, headings, lists with their numbers, tables, footnotes. Tracked changes count as accepted; comments, headers,
footers, hidden words and the table of contents are left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from lxml import etree

from svod.intake.files.archive import Archive, attribute, child, children, local
from svod.intake.files.docx_styles import Styles
from svod.intake.files.manuscript import Manuscript, raised
from svod.intake.files.places import Places
from svod.intake.files.refusals import broken

_OUT = frozenset(
    "del moveFrom pPr rPr sectPr tblPr tcPr trPr instrText delText delInstrText commentReference annotationRef footnoteRef "
    "endnoteRef altChunk rt object".split()
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


Taker = Callable[[list[list[str]]], bool]
"""Is shown the rows of each table; says whether it took them, and then they are no part of the text."""


def docx_text(archive: Archive, taken: Taker | None = None) -> tuple[str, Places]:
    """The text of a DOCX and the paragraphs of its characters; Refused where it is broken, locked or hostile."""
    main = _related(archive, "").get("officeDocument", "word/document.xml")
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise broken(archive.name, archive.kind)
    parts = _related(archive, main)
    reader = _Reader(Styles(archive.xml(parts.get("styles", "")), archive.xml(parts.get("numbering", ""))), taken)
    for kind in _NOTES.values():
        reader.know_notes(kind, archive.xml(parts.get(kind, "")))
    reader.blocks(body)
    reader.let_go()
    return reader.manuscript.finished()


def _related(archive: Archive, part: str) -> dict[str, str]:
    """Kind of relation to the name of the part that it leads to."""
    folder, name = posixpath.split(part)
    links = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        attribute(link, "Type").rpartition("/")[2]: posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target")))[1:]
        for link in children(links, "Relationship")
        if attribute(link, "TargetMode") != "External"
    }


class _Reader:
    def __init__(self, styles: Styles, taken: Taker | None = None) -> None:
        self.manuscript = Manuscript()
        self._taken = taken
        self._styles = styles
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._boxes: list[etree._Element] = []
        self._held = ""  # the words of a paragraph whose end was struck out: they open the next one

    def know_notes(self, kind: str, root: etree._Element | None) -> None:
        for note in root if root is not None else ():
            if not attribute(note, "type").endswith(("eparator", "Notice")):
                self._notes[kind, attribute(note, "id")] = note

    def blocks(self, parent: etree._Element) -> None:
        for element in parent:
            match local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self.let_go()
                    rows = self._rows(element)
                    if self._taken is None or not self._taken(rows):
                        self.manuscript.table(rows)
                case "sdt" if not _is_contents(element):
                    self._inside(child(element, "sdtContent"))
                case "ins" | "moveTo" | "customXml" | "smartTag":
                    self._inside(element)

    def _inside(self, element: etree._Element | None) -> None:
        if element is not None:
            self.blocks(element)

    def let_go(self) -> None:
        """Write the words of a paragraph that nothing followed."""
        held, self._held = self._held, ""
        self.manuscript.paragraph(held)

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        if self._styles.is_contents(properties):
            return
        words = self._words(element)
        number = self._styles.number(properties) if words.strip() and not self._held.strip() else ""
        words, self._held = self._held + number + words, ""
        if child(properties, "rPr", "del") is not None:
            self._held = words
            return
        self.manuscript.paragraph(words, self._styles.level(properties))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _rows(self, table: etree._Element) -> list[list[str]]:
        rows = []
        for row in table:
            if local(row) in {"sdt", "ins", "customXml"}:
                inside = child(row, "sdtContent") if local(row) == "sdt" else row
                rows += self._rows(inside) if inside is not None else []
            elif local(row) == "tr" and child(row, "trPr", "del") is None:
                rows.append([self._cell(cell) for cell in _cells(row)])
        return rows

    def _cell(self, cell: etree._Element) -> str:
        lines = []
        for element in cell:
            if local(element) == "p":
                words = self._words(element)
                lines.append(self._styles.number(child(element, "pPr")) + words if words.strip() else "")
            elif local(element) == "tbl":
                lines += [" ".join(filter(None, row)) for row in self._rows(element)]
            elif local(element) in {"sdt", "ins", "customXml"}:
                inside = child(element, "sdtContent") if local(element) == "sdt" else element
                lines.append(self._cell(inside) if inside is not None else "")
        return "\n".join(line for line in lines if line.strip())

    def _words(self, element: etree._Element) -> str:
        """The words of a paragraph or of a part of it."""
        match local(element):
            case "t":
                return element.text or ""
            case "br":
                return "" if attribute(element, "type") in {"page", "column"} else "\n"
            case "footnoteReference" | "endnoteReference":
                return self._note(element)
            case "txbxContent":
                self._boxes.append(element)
                return ""
            case name:
                return _SIGNS[name] if name in _SIGNS else self._parts(element)

    def _parts(self, element: etree._Element) -> str:
        if local(element) == "AlternateContent":
            only = child(element, "Choice")
            only = child(element, "Fallback") if only is None else only
            return self._words(only) if only is not None else ""
        words = "".join(self._words(inner) for inner in element if local(inner) not in _OUT)
        return self._run(element, words) if local(element) == "r" else words

    def _run(self, run: etree._Element, words: str) -> str:
        looks = child(run, "rPr")
        hidden = child(looks, "vanish")
        if hidden is not None and attribute(hidden, "val", "true") in {"true", "1", "on"}:
            return ""
        if attribute(child(looks, "vertAlign"), "val") == "superscript" and "\ue000" not in words:
            return raised(words)
        return words

    def _note(self, reference: etree._Element) -> str:
        note = self._notes.get((_NOTES[local(reference)], attribute(reference, "id")))
        if note is None:
            return ""
        words = " ".join(filter(None, (self._words(each).strip() for each in children(note, "p"))))
        mark = ""
        if attribute(reference, "customMarkFollows") in {"1", "true", "on"}:
            following = reference.getnext()
            mark = (following.text or "") if following is not None and local(following) == "t" else ""
            if mark and following is not None:
                following.text = ""
        return self.manuscript.note(words, mark)


def _cells(row: etree._Element) -> list[etree._Element]:
    cells = []
    for element in row:
        if local(element) == "tc":
            cells.append(element)
        elif local(element) in {"sdt", "ins", "customXml"}:
            inside = child(element, "sdtContent") if local(element) == "sdt" else element
            cells += _cells(inside) if inside is not None else []
    return cells


def _is_contents(element: etree._Element) -> bool:
    return attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val") == "Table of Contents"
