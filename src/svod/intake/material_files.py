"""The one door for a state's filled-in file: a workbook or a document, known by its bytes; nothing in it is run or fetched."""

from __future__ import annotations

from collections.abc import Callable

from svod.intake.files.archive import Archive
from svod.intake.files.refusals import foreign, locked, old_word, too_large, with_macros
from svod.intake.material_docx import document, document_read
from svod.intake.material_parts import Material
from svod.intake.material_xlsx import workbook, workbook_read
from svod.kernel.words import Language
from svod.register.submissions.models import Request, Submission

LARGEST = 5 * 1024 * 1024
KINDS = (".docx", ".xlsx")
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_TEMPLATES: dict[str, Callable[[Request, Submission | None, Language], bytes]] = {"xlsx": workbook, "docx": document}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED = 128 * 1024 * 1024


def template_of(asked: Request, version: Submission | None, kind: str, language: Language) -> bytes:
    """The file to fill in, bound to its request; `kind` is a key of TYPES."""
    return _TEMPLATES[kind](asked, version, language)


def read_material(name: str, content: bytes, asked: Request) -> Material:
    """What a filled-in file says, with every fault of it. Refused where it is no such file, or is another request's."""
    if len(content) > LARGEST:
        raise too_large(name, LARGEST // 1024 // 1024)
    if content.startswith(_OLD_OFFICE):
        raise locked(name, "DOCX/XLSX") if _ENCRYPTED in content else old_word(name)
    if not content.startswith(b"PK"):
        raise foreign(name, KINDS)
    archive = Archive(name, content, "DOCX/XLSX", most=_MOST_UNPACKED)
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive else b""
    if b"macroEnabled" in types or any(part.lower().endswith("vbaproject.bin") for part in archive.names()):
        raise with_macros(name)
    if b"spreadsheetml" in types and b"wordprocessingml" not in types:
        return workbook_read(name, content, asked)
    if b"wordprocessingml" in types:
        archive.kind = "DOCX"
        return document_read(name, archive, asked)
    raise foreign(name, KINDS)
