"""Items of a list of sessions: «2) пятьдесят второе – 22–23.09», whose body the heading over the list names."""

from __future__ import annotations

import re
from dataclasses import replace

from svod.kernel.span import Span
from svod.language.phrases.ordinals.ru import ordinal_of
from svod.reading.drafts import Draft
from svod.reading.names import without_ordinal
from svod.reading.scene import Scene
from svod.reading.subjects import SESSIONS, named_body

_ITEM = re.compile(r"(?:[–—•*·-] |\d{1,2}[.)] |[a-zа-яё]\) )")
_ELLIPTIC = re.compile(r"(?:[–—•*·-] |\d{1,2}[.)] |[a-zа-яё]\) )?(?P<number>\S+(?: \S+)?)(?= [–—-] \d)")
_FAR = 40
_LONGEST_HEADING = 120


def _heading_over(scene: Scene, position: int) -> Span | None:
    """The short passage without a full stop over the list that a position stands in."""
    passages = scene.prose.passages
    at = scene.prose.passage_at(position)
    if not _ITEM.match(scene.prose.text, passages[at].start) and passages[at].number is None:
        return None
    for above in range(at - 1, max(-1, at - _FAR), -1):
        passage = passages[above]
        if passage.kind == "heading" or not (_ITEM.match(scene.prose.text, passage.start) or passage.number):
            short = passage.end - passage.start <= _LONGEST_HEADING and scene.text(passage.end - 1, passage.end) not in {".", ";"}
            return Span(passage.start, passage.end) if short else None
    return None


def body_of_the_heading(scene: Scene, draft: Draft) -> tuple[str, int, int] | None:
    """«II. Комиссия по тарифам» over «1) 30-е заседание – …»: whose sessions the list tells."""
    if draft.body or draft.head is None or draft.head.noun not in SESSIONS or len(without_ordinal(draft.name).split()) > 1:
        return None
    heading = _heading_over(scene, draft.start)
    found = scene.bodies.within(heading.start, heading.end) if heading else []
    return named_body(scene, found[0], heading) if found and heading else None


def elliptic(scene: Scene, index: int, sentence: Span, drafts: list[Draft], told: list[Draft]) -> list[Draft]:
    """An item with an ordinal and a day but no noun: the session after the one that the item before told."""
    last = told[-1] if told else None
    if drafts or last is None or not last.ordinal or last.head is None:
        return []
    apart = scene.prose.passage_at(sentence.start) - scene.prose.passage_at(last.start)
    item = _ELLIPTIC.match(scene.prose.text, sentence.start, sentence.end) if apart <= 1 else None
    if item is None:
        return []
    at = scene.prose.token_at(item.end("number")) - 1
    read = ordinal_of(scene.prose.tokens, at)
    if read is None:
        return []
    start, end = scene.prose.tokens[read[1]].start, scene.prose.tokens[at].end
    clone = replace(last, start=start, end=end, sentence=index, name=without_ordinal(last.name), ordinal=read[0], ordinal_at=(start, end), groups=[],
                    chair=None, initiator=None, theme=None, status=None, reason=None, has_bracket=False, inherits_from=None,
                    spans={"name": [(start, end)], "ordinal": [(start, end)]})  # fmt: skip
    return [clone]
