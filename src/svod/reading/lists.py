"""Lists: which sentence introduces the item that a sentence is, «В рамках форума состоялись:»."""

from __future__ import annotations

import re

from svod.kernel.span import Span
from svod.reading.scene import Scene

_ITEM = re.compile(r"(?:[–—•*·-] |\d{1,2}[.)] |[a-zа-яё]\) )")
_MOST = 40


def lead_of(scene: Scene, sentence: Span) -> Span | None:
    """The sentence with a colon at its end over the list of which this sentence is an item; None where it is none."""
    prose = scene.prose
    at = prose.passage_at(sentence.start)
    if not _ITEM.match(prose.text, prose.passages[at].start):
        return None
    for above in range(at - 1, max(-1, at - _MOST), -1):
        passage = prose.passages[above]
        if prose.text[passage.end - 1 : passage.end] == ":":
            return prose.sentences[prose.sentence_at(passage.end - 1)]
        if not _ITEM.match(prose.text, passage.start):
            return None
    return None
