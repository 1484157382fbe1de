"""Documents named once with their years and once without: «Программа …», «Программа … на 2019–2021 годы»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from svod.kernel.vocabulary import DocumentStage
from svod.reading.names import key_of
from svod.reading.shapes import Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN = re.compile(
    r" ?(?:(?:на|до|for|until|to) )?(?:период )?(?:19|20)\d\d(?: ?[-–—] ?(?:19|20)\d\d)? ?(?:годы|годов|года|год|гг\.|г\.)?"
)


def with_short_titles_joined(documents: Sequence[Document], own: str | None) -> list[Document]:
    """`documents` where a title without years joins the only one of its kind that is the same but for its years."""
    full: dict[object, list[int]] = {}
    for at, document in enumerate(documents):
        if _YEAR.search(document.title):
            full.setdefault((document.kind, key_of(_SPAN.sub("", document.title), own)), []).append(at)
    out: dict[int, Document] = dict(enumerate(documents))
    for at, document in enumerate(documents):
        same = (
            full.get((document.kind, key_of(document.title, own)), [])
            if not _YEAR.search(document.title) and not document.number
            else []
        )
        if len(same) == 1 and at in out:
            other = out[same[0]]
            acted = document if document.stage is DocumentStage.ADOPTED and document.date else other
            out[same[0]] = replace(other, stage=acted.stage, date=acted.date or other.date or document.date,
                                   mentions=tuple(sorted((*other.mentions, *document.mentions), key=lambda m: m.start)))  # fmt: skip
            del out[at]
    return [replace(document, id=f"document-{n}") for n, document in enumerate(out.values(), 1)]
