"""Footnotes: their mark in the running text, and the states that take no part in a document."""

from __future__ import annotations

import re

from svod.language.phrases.states import ru as states
from svod.language.prose import prose_of
from svod.reading.scene import Scene
from svod.reading.shapes import Document, Footnote

_NOT_TAKING_PART = re.compile(r"не (?:явля\w+ участник|участву\w+|присоедин\w+|поддерж\w+|принима\w+ участи)", re.IGNORECASE)


def read_footnotes(scene: Scene, documents: tuple[Document, ...]) -> tuple[Footnote, ...]:
    """Footnotes in order; `document` is the id of the one named right before the mark."""
    told = []
    anchors = list(scene.prose.anchors)
    for passage in scene.prose.passages:
        if passage.kind != "footnote":
            continue
        anchor = next((a for a in anchors if a.mark == passage.number), None)
        if anchor is not None:
            anchors.remove(anchor)
        words = scene.text(passage.start, passage.end)
        absent = [s.value.code for s in states.find(prose_of(words), scene.lexicon)] if _NOT_TAKING_PART.search(words) else []
        document = None
        if anchor is not None:
            document = next((d.id for d in documents for m in d.mentions if 0 <= anchor.span.start - m.end <= 2), None)
        told.append(
            Footnote(
                passage.number or "", passage.source, anchor.span if anchor else None, tuple(dict.fromkeys(absent)), document
            )
        )
    return tuple(told)
