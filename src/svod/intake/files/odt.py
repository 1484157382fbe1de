"""ODT: paragraphs, headings, lists with their numbers, tables, footnotes. Struck out words lie apart in the file and stay there;
remarks, headers, footers and indexes are left out.
"""

from __future__ import annotations

import re

from lxml import etree

from svod.intake.files.archive import Archive, attribute, child, children, local
from svod.intake.files.manuscript import Manuscript, raised
from svod.intake.files.odt_styles import OUTLINE, Styles, whole
from svod.intake.files.places import Places
from svod.intake.files.refusals import broken, locked

_OUT = frozenset(
    "annotation annotation-end tracked-changes table-of-content illustration-index table-index object-index user-index "
    "alphabetical-index bibliography ruby-text hidden-text note-citation forms sequence-decls script number".split()
)
_INSIDE = frozenset({"section", "list-item", "list-header", "text-box", "frame", "g", "a", "index-body"})
_SPACE = re.compile(r"\s+")
_MOST_BLANKS = 200


def odt_text(archive: Archive) -> tuple[str, Places]:
    """The text of an ODT and the paragraphs of its characters; Refused where it is broken, locked or hostile."""
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter()):
        raise locked(archive.name, archive.kind)
    root = archive.xml("content.xml")
    body = child(root, "body", "text")
    if body is None:
        raise broken(archive.name, archive.kind)
    reader = _Reader(Styles(archive.xml("styles.xml"), root))
    reader.blocks(body)
    return reader.manuscript.finished()


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self.manuscript = Manuscript()
        self._styles = styles
        self._boxes: list[etree._Element] = []

    def blocks(self, parent: etree._Element, listed: str = "", depth: int = 0, number: str = "") -> None:
        """The blocks of `parent`; inside a list, the first one gets the item's `number`."""
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                self._paragraph(element, number, is_listed=depth > 0)
                number = ""
            elif name == "list":
                self._list(element, listed, depth)
            elif name == "table":
                self.manuscript.table(self._rows(element))
            elif name in _INSIDE and attribute(element, "display") != "none":
                self.blocks(element, listed, depth, number)

    def _list(self, element: etree._Element, above: str, depth: int) -> None:
        name = attribute(element, "style-name") or above
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if depth == 0 and not goes_on:
            self._styles.begin(name)
        for item in element:
            if local(item) == "list-header":
                self.blocks(item, name, depth + 1)
            elif local(item) == "list-item":
                first = next((inner for inner in item if local(inner) not in {"number", "soft-page-break"}), None)
                start = attribute(item, "start-value")
                has_words = first is not None and local(first) in {"p", "h"} and "".join(map(str, first.itertext())).strip()
                number = self._styles.number(name, depth + 1, whole(start, 1) if start else None) if has_words else ""
                self.blocks(item, name, depth + 1, number)

    def _paragraph(self, element: etree._Element, number: str, is_listed: bool) -> None:
        words = self._words(element)
        level = whole(attribute(element, "outline-level"), 1) if local(element) == "h" else 0
        is_numbered = attribute(element, "is-list-header") != "true"
        if level and not is_listed and is_numbered and words.strip():
            number = self._styles.number(OUTLINE, level)
        self.manuscript.paragraph(number + words.strip(), level)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _rows(self, table: etree._Element) -> list[list[str]]:
        rows = []
        for element in table:
            if local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
                rows += self._rows(element)
            elif local(element) == "table-row":
                rows.append([self._cell(cell) for cell in children(element, "table-cell")])
        return rows

    def _cell(self, cell: etree._Element) -> str:
        lines = []
        for element in cell:
            if local(element) in {"p", "h"}:
                lines.append(self._words(element).strip())
            elif local(element) == "table":
                lines += [" ".join(filter(None, row)) for row in self._rows(element)]
            elif local(element) in _INSIDE or local(element) == "list":
                lines.append(self._cell(element))
        return "\n".join(line for line in lines if line.strip())

    def _words(self, element: etree._Element) -> str:
        """The words of a paragraph or of a part of it: blanks of the XML are single, those of the text are elements."""
        words = _SPACE.sub(" ", element.text or "")
        for inner in element:
            if isinstance(inner.tag, str) and local(inner) not in _OUT:
                words += self._part(inner)
            words += _SPACE.sub(" ", inner.tail or "")
        return words

    def _part(self, element: etree._Element) -> str:
        match local(element):
            case "s":
                return " " * min(_MOST_BLANKS, whole(attribute(element, "c"), 1))
            case "tab" | "line-break" as sign:
                return "\t" if sign == "tab" else "\n"
            case "note":
                return self._note(element)
            case "frame" | "text-box":
                self._boxes.append(element)
                return ""
        words = self._words(element)
        is_raised = self._styles.is_raised(attribute(element, "style-name")) and "\ue000" not in words
        return raised(words) if is_raised else words

    def _note(self, note: etree._Element) -> str:
        body = child(note, "note-body")
        words = " ".join(filter(None, (self._words(each).strip() for each in (body if body is not None else ()))))
        return self.manuscript.note(words, attribute(child(note, "note-citation"), "label")) if words else ""
