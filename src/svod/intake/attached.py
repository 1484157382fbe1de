"""Files that people send with an answer or a letter: the bytes are kept, the text is read where there is one."""

from __future__ import annotations

import email
import email.policy
import tempfile
from email.message import EmailMessage
from pathlib import Path

from svod.intake.files.html import html_text
from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from svod.register.sources.changes import Attached

LARGEST = 20 * 2**20
PICTURES = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
"""Scans: kept as they are, without a text. By the first bytes, whatever the name says."""


def attached_file(name: str, content: bytes) -> Attached:
    """A file as it came, with its text; a picture, and a PDF of scanned pages, is kept without one.

    Refused where it is empty, too large, or of no kind that is read.
    """
    own_name = Path(name.replace("\\", "/")).name[-200:]
    suffix = Path(own_name).suffix.lower()
    if not own_name or not content or len(content) > LARGEST:
        raise Refused(
            f"{own_name}: файл пуст или больше 20 МБ.",
            f"{own_name}: the file is empty or larger than 20 MB.",
            f"{own_name}：文件为空或超过 20 MB。",
        )
    if suffix in PICTURES and content.startswith(PICTURES[suffix]):
        return Attached(own_name, content)
    if suffix == ".eml":
        return Attached(own_name, content, _words_of_mail(own_name, content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(content)
        try:
            file = read_file(path)
        except Refused:
            if content.startswith(b"%PDF-"):
                return Attached(own_name, content)
            raise
    return Attached(own_name, content, file.text, file.places.row())


def _words_of_mail(name: str, content: bytes) -> str:
    """The words of a letter by e-mail (RFC 5322), without what is attached to it."""
    mail = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(mail, EmailMessage) or "from" not in mail or "date" not in mail:
        raise Refused(
            f"{name}: это не электронное письмо. Сохраните письмо целиком в формате EML.",
            f"{name}: this is no e-mail. Save the whole letter as EML.",
            f"{name}：该文件不是电子邮件。请将邮件完整另存为 EML 格式。",
        )
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        words = str(body.get_content())
    except (LookupError, ValueError):  # a character set that nobody knows: the bytes are kept all the same
        return ""
    return html_text(name, words.encode())[0] if body.get_content_subtype() == "html" else words.strip()
