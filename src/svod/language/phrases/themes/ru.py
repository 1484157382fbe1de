"""Words in quotation marks, nested ones too: names and themes."""

from __future__ import annotations

import re

from svod.language.found import Found
from svod.language.prose import Prose

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_LONGEST = 400


def closing(text: str, start: int, limit: int) -> int | None:
    """Where the quotation that opens at `start` closes (index of the mark); None where it never does before `limit`."""
    opening = text[start]
    close = _PAIRS[opening]
    limit = min(limit, start + _LONGEST)
    if opening == close:
        at = text.find(close, start + 1, limit)
        return None if at < 0 else at
    depth, last = 0, None
    for at in range(start, limit):
        if text[at] == opening and (opening != "„" or at == start):
            depth += 1
        elif text[at] == close:
            depth -= 1
            last = at
            if depth == 0:
                return at
    return last


def find(prose: Prose) -> list[Found[str]]:
    """Every outermost quotation: its span with the marks, its words without them."""
    text, found, reach = prose.text, [], 0
    for opening in _OPENING.finditer(text):
        at = opening.start()
        if at < reach:
            continue
        end = closing(text, at, prose.passages[prose.passage_at(at)].end)
        if end is not None and end > at + 1:
            found.append(Found(at, end + 1, text[at + 1 : end].strip()))
            reach = end + 1
    return found


def plain(value: str) -> str:
    return value
