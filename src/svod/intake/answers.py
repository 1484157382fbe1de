"""An answer of a state with a document attached: its text is read, its bytes are kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from svod.register.questions.changes import Attached, answer_question
from svod.register.questions.models import Message, Question
from svod.register.rights import Actor

LARGEST = 20 * 2**20
PICTURES = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
"""Scans: kept as they are, without a text. By the first bytes, whatever the name says."""


def take_answer(
    *, question: Question, text: str, value: Any = None, file_name: str = "", content: bytes = b"", by: Actor
) -> Message:
    """`answer_question` with the file that came with it, where one came. Refused where the file is of no kind that is read."""
    attached = attached_file(file_name, content) if file_name else None
    return answer_question(question=question, text=text, value=value, attached=attached, by=by)


def attached_file(name: str, content: bytes) -> Attached:
    """A file as it came, with its text; a picture, and a PDF of scanned pages, is kept without one."""
    own_name = Path(name).name[:200]
    suffix = Path(own_name).suffix.lower()
    if not content or len(content) > LARGEST:
        raise Refused(
            f"{own_name}: файл пуст или больше 20 МБ.",
            f"{own_name}: the file is empty or larger than 20 MB.",
            f"{own_name}：文件为空或超过 20 MB。",
        )
    if suffix in PICTURES and content.startswith(PICTURES[suffix]):
        return Attached(own_name, content)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / own_name
        path.write_bytes(content)
        try:
            file = read_file(path)
        except Refused:
            if content.startswith(b"%PDF-"):
                return Attached(own_name, content)
            raise
    return Attached(own_name, content, file.text, file.places.row())
