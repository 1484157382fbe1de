"""Documents that are ZIP archives of XML parts (DOCX, ODT), opened without trust: limits on entries, on bytes, on XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from svod.intake.files.refusals import broken, hostile, locked, swollen

MOST_ENTRIES = 5_000
MOST_IN_A_PART = 64 * 1024 * 1024
"""Unpacked bytes of one XML part. The text of a thousand pages with Word's marks is about a fifth of it."""
MOST_UNPACKED = 1024 * 1024 * 1024
"""Unpacked bytes of all parts together. No part gives more than it declares: `zipfile` stops there."""
_LOCKED = 0x1
_ENTITY_MARKS = tuple("<!ENTITY".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Archive:
    """The parts of a document by name. `kind` is the word used in refusals: DOCX, ODT; `most` the bytes of all parts together."""

    def __init__(self, name: str, content: bytes, kind: str = "ZIP", most: int = MOST_UNPACKED) -> None:
        self.name, self.kind = name, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except _DAMAGE as fault:
            raise broken(name, kind) from fault
        if len(self._entries) > MOST_ENTRIES or sum(entry.file_size for entry in self._entries.values()) > most:
            raise swollen(name, kind)

    def names(self) -> list[str]:
        return list(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The unpacked bytes of a part that is there; never more than `MOST_IN_A_PART`, whatever the archive declares."""
        entry = self._entries[part]
        if entry.flag_bits & _LOCKED:
            raise locked(self.name, self.kind)
        if entry.file_size > MOST_IN_A_PART:
            raise swollen(self.name, self.kind)
        try:
            with self._zip.open(entry) as opened:
                content = opened.read(MOST_IN_A_PART + 1)
        except _DAMAGE as fault:
            raise broken(self.name, self.kind) from fault
        if len(content) > MOST_IN_A_PART:
            raise swollen(self.name, self.kind)
        return content

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part; None where the archive has no such part."""
        if part not in self:
            return None
        content = self.read(part)
        if any(mark in content for mark in _ENTITY_MARKS):
            raise hostile(self.name, self.kind)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise broken(self.name, self.kind) from fault


def local(element: etree._Element) -> str:
    """The element's name without its namespace: the transitional and the strict forms of OOXML read alike."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return default


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The descendant reached by the local names, each the first child of that name."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (inner for inner in (element if element is not None else ()) if local(inner) == name)
