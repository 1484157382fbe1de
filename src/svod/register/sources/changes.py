"""Keeping the very file that a source came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from svod.register.sources.models import KeptFile, Source


@dataclass(frozen=True)
class Attached:
    """A file as somebody sent it: its bytes; its text, and the places in it, where it has one."""

    name: str
    content: bytes
    text: str = ""
    places: dict[str, Any] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def keep_file(*, source: Source, file: Attached) -> KeptFile:
    """Part of a change that makes the source, asks for its right and writes its row of the journal."""
    return KeptFile.objects.create(
        source=source, name=file.name, content=file.content, size=len(file.content), sha256=file.sha256
    )
