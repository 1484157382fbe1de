"""An answer of a state with a document attached."""

from __future__ import annotations

from typing import Any

from svod.intake.attached import attached_file
from svod.register.questions.changes import answer_question
from svod.register.questions.models import Message, Question
from svod.register.rights import Actor


def take_answer(
    *, question: Question, text: str, value: Any = None, file_name: str = "", content: bytes = b"", by: Actor
) -> Message:
    """`answer_question` with the file that came with it, where one came. Refused where the file is of no kind that is read."""
    attached = attached_file(file_name, content) if file_name else None
    return answer_question(question=question, text=text, value=value, attached=attached, by=by)
