"""The one door of files: what a file is, its first bytes say; the name only where they do not."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from svod.intake.files.archive import Archive
from svod.intake.files.docx import docx_text
from svod.intake.files.html import html_text
from svod.intake.files.odt import odt_text
from svod.intake.files.pdf import pdf_text
from svod.intake.files.places import FileKind, Places
from svod.intake.files.refusals import foreign, locked, old_word, wordless
from svod.intake.files.rtf import rtf_text
from svod.intake.files.text import LARGEST, FileText, bytes_of, text_of

SUFFIXES = (".docx", ".odt", ".rtf", ".html", ".htm", ".pdf", ".txt", ".md")
LARGEST_DOCUMENT = 100 * 1024 * 1024
"""Bytes of a file with pictures or scanned pages in it."""

_OPEN_DOCUMENT_TEXT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)", re.I | re.S
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path) -> FileText:
    """The text of a file of any kind in `SUFFIXES`, with the page or paragraph of every character; Refused with the reason."""
    suffix = path.suffix.lower()
    content = bytes_of(path, LARGEST if suffix in {".txt", ".md"} else LARGEST_DOCUMENT)
    name = path.name
    if content.startswith(b"PK\x03\x04"):
        return _from_archive(name, content)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return _told(name, content, "rtf", *rtf_text(name, content))
    if content.startswith(_OLD_OFFICE):
        raise locked(name, "DOCX") if _ENCRYPTED in content else old_word(name)
    if b"%PDF-" in content[:1024]:
        return _told(name, content, "pdf", *pdf_text(name, content))
    if _is_html(suffix, content):
        text, places, encoding = html_text(name, content)
        told = _told(name, content, "html", text, places)
        return replace(told, encoding=encoding, was_converted=encoding not in {"utf-8", "utf-8-sig", "utf8"})
    if suffix not in SUFFIXES:
        raise foreign(name, SUFFIXES)
    return text_of(name, content)


def _from_archive(name: str, content: bytes) -> FileText:
    archive = Archive(name, content)
    if "mimetype" in archive and archive.read("mimetype").strip() in _OPEN_DOCUMENT_TEXT:
        archive.kind = "ODT"
        return _told(name, content, "odt", *odt_text(archive))
    if "[Content_Types].xml" in archive and b"wordprocessingml" in archive.read("[Content_Types].xml"):
        archive.kind = "DOCX"
        return _told(name, content, "docx", *docx_text(archive))
    raise foreign(name, SUFFIXES)


def _is_html(suffix: str, content: bytes) -> bool:
    return bool(_PAGE.match(content)) or (suffix in {".html", ".htm"} and b"<" in content)


def _told(name: str, content: bytes, kind: FileKind, text: str, places: Places) -> FileText:
    if not text:
        raise wordless(name)
    return FileText(name, hashlib.sha256(content).hexdigest(), text, "utf-8", False, kind, places)
