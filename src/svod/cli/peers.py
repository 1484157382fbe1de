"""Peers to be measured against, where they are installed: `uv pip install '.[peers]'`. Svod itself needs none of them."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable


def natasha() -> Callable[[str], object] | None:
    """Names and dates of a Russian text by natasha, the open toolkit for Russian (MIT); None where it is not installed."""
    if importlib.util.find_spec("natasha") is None:
        return None
    peer = importlib.import_module("natasha")
    segmenter, tagger = peer.Segmenter(), peer.NewsNERTagger(peer.NewsEmbedding())
    dates = peer.DatesExtractor(peer.MorphVocab())

    def read(text: str) -> object:
        document = peer.Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return document.spans, list(dates(text))

    return read
