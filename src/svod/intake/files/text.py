"""Plain text and Markdown. Old encodings are read, said and converted; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import hashlib
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from svod.intake.files.places import NO_PLACES, FileKind, Places
from svod.intake.files.refusals import wordless
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual

SUFFIXES = (".txt", ".md")
LARGEST = 20 * 1024 * 1024
"""Bytes. A report of 100 pages is about half a megabyte."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
# What only a wrong code page makes: a capital inside a word, a sign or a foreign letter glued to a Russian one.
_GLUED = re.compile(r"[а-яё][А-ЯЁ]|[—€†°§¶®©™ЂЃЉЊЌЋЏђѓљњќћџЎўЈҐЄЇІіґєїјЅѕ][а-яё]|[а-яё][€†°§¶®©™]")
_ALPHABET = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
# Pairs of letters that make up a quarter of all pairs in Russian prose; in a wrong code page they all but vanish.
_PAIRS = frozenset(
    "ст но то на ен ов ни ра во ко ро ес ал ли по ре ос пр го та ор ет ан ел ть ер ло ва не ол ом ск ия ие ии ий ых".split()
)
# The first bytes of files that are something else whatever their name says.
_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP (DOCX, ODT, XLSX)",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}


@dataclass(frozen=True)
class FileText:
    """The text of a file. Line ends are `\\n`: offsets count characters of `text`. `sha256` is that of the file's bytes.

    `places` leads from an offset to the page or paragraph of the file; `warnings` say what of the file is not in the text.
    """

    name: str
    sha256: str
    text: str
    encoding: str
    was_converted: bool
    kind: FileKind = "text"
    places: Places = NO_PLACES
    warnings: tuple[Trilingual, ...] = ()


def read_text_file(path: Path) -> FileText:
    """The text of a .txt or .md file; Refused where it is not there, empty, binary, too large or in no known encoding."""
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise Refused(
            f"{path.name}: файлы этого вида не читаются. Читаются: {known}. Сохраните текст в одном из этих видов.",
            f"{path.name}: files of this kind are not read. Read are: {known}. Save the text as one of them.",
            f"{path.name}：不支持此类文件。支持：{known}。请将文本另存为其中一种格式。",
        )
    return text_of(path.name, bytes_of(path))


def text_of(name: str, content: bytes) -> FileText:
    """The text in the bytes of a plain text; Refused as `read_text_file` refuses."""
    encoding = encoding_of(content, name)
    text = content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise wordless(name)
    return FileText(name, hashlib.sha256(content).hexdigest(), text, encoding, not encoding.startswith("utf-8"))


def bytes_of(path: Path, largest: int | None = None) -> bytes:
    """The file's bytes; Refused where there are none, or more than `largest` (of a plain text: `LARGEST`)."""
    largest = LARGEST if largest is None else largest
    try:
        if path.is_dir():
            raise Refused(
                f"{path.name or path}: это папка. Укажите файл в ней.",
                f"{path.name or path} is a folder. Name a file in it.",
                f"{path.name or path} 是文件夹，请指定其中的文件。",
            )
        size = path.stat().st_size
        if size > largest:
            megabytes, most = size // 1024**2, largest // 1024**2
            raise Refused(
                f"{path.name}: файл слишком велик ({megabytes} МБ, читаются файлы до {most} МБ). Разделите его на части.",
                f"{path.name}: the file is too large ({megabytes} MB; at most {most} MB are read). Split it.",
                f"{path.name}：文件过大（{megabytes} MB，上限 {most} MB），请拆分后再试。",
            )
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise Refused(
            f"{path}: такого файла нет. Проверьте имя и папку.",
            f"{path}: there is no such file. Check its name and folder.",
            f"{path}：文件不存在，请检查文件名和所在文件夹。",
        ) from fault
    except OSError as fault:
        raise Refused(
            f"{path.name}: файл не открывается ({fault.strerror}). Проверьте права на него.",
            f"{path.name}: the file does not open ({fault.strerror}). Check your rights to it.",
            f"{path.name}：无法打开文件（{fault.strerror}），请检查访问权限。",
        ) from fault
    if not content:
        raise Refused(
            f"{path.name}: файл пуст. Проверьте, тот ли это файл.",
            f"{path.name}: the file is empty. Check that it is the right one.",
            f"{path.name}：文件为空，请确认文件是否正确。",
        )
    return content


def encoding_of(content: bytes, name: str) -> str:
    """The encoding of a plain text, by its bytes; Refused where it is something else."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise _no_text(name, kind)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding if _decodes(content, encoding) and _is_prose(content.decode(encoding)) else _refuse(name)
    if b"\x00" in content:
        half = content[: 4 * 1024]
        for encoding, zeros in (("utf-16-le", half[1::2].count(0)), ("utf-16-be", half[::2].count(0))):
            if zeros > len(half) // 20 and _decodes(content, encoding) and _is_prose(content.decode(encoding)):
                return encoding
        raise _no_text(name, "")
    if _decodes(content, "utf-8"):
        return "utf-8"
    old = max(_OLD, key=lambda encoding: _russian(content.decode(encoding, "replace")))
    return old if _russian(content.decode(old, "replace")) > 0.6 else _refuse(name)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not any(letter in text[:65536] for letter in map(chr, (*range(1, 9), *range(14, 27))))


def _russian(text: str) -> float:
    """How much the letters beyond ASCII are like Russian prose, 0 to 1 and a little more; capitals count as small letters."""
    lower = text[:65536].lower()
    beyond = sum(ord(letter) > 127 and letter not in "«»—–№…“”„’\xa0" for letter in lower)
    letters = sum(letter in _ALPHABET for letter in lower)
    pairs = sum(a + b in _PAIRS for a, b in itertools.pairwise(lower))
    glued = len(_GLUED.findall(text, 0, 65536))
    return 0.5 * letters / beyond + (2 * pairs - 3 * glued) / max(1, letters) if beyond else 0.0


def _is_prose(text: str) -> bool:
    """Nearly every character is one that official prose has: Latin, Cyrillic, Chinese, punctuation."""
    sample = text[:65536]
    known = sum(ord(c) < 0x530 or 0x2000 <= ord(c) < 0x2300 or 0x3000 <= ord(c) < 0xA000 or ord(c) > 0xFEFE for c in sample)
    return known > 0.95 * len(sample)


def _no_text(name: str, kind: str) -> Refused:
    of = f" ({kind})" if kind else ""
    return Refused(
        f"{name}: внутри не текст{of}. Сохраните документ как .txt или .md и повторите.",
        f"{name}: there is no plain text inside{of}. Save the document as .txt or .md and try again.",
        f"{name}：文件内容不是纯文本{of}。请将文档另存为 .txt 或 .md 后重试。",
    )


def _refuse(name: str) -> str:
    raise Refused(
        f"{name}: кодировка не распознана. Сохраните файл в UTF-8 и повторите.",
        f"{name}: the encoding is not known. Save the file as UTF-8 and try again.",
        f"{name}：无法识别编码，请将文件另存为 UTF-8 后重试。",
    )
