"""Sessions referred to, not told: «на 48-м заседании», «на майском заседании», «на осенней сессии»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svod.reading.drafts import Draft
from svod.reading.scene import Scene

_MONTHS = {"январск": 1, "февральск": 2, "мартовск": 3, "апрельск": 4, "майск": 5, "июньск": 6, "июльск": 7, "августовск": 8,
           "сентябрьск": 9, "октябрьск": 10, "ноябрьск": 11, "декабрьск": 12}  # fmt: skip
_SEASONS = {"зимн": {12, 1, 2}, "весенн": {3, 4, 5}, "летн": {6, 7, 8}, "осенн": {9, 10, 11}}
_PLACES = {"перв": 0, "втор": 1, "треть": 2, "последн": -1}
_ONE_OF = re.compile(r"(перв\w+|втор\w+|треть\w+|последн\w+) из них(?!\w)", re.IGNORECASE)
_NOUN = r"(?:заседани[ии]|сесси[ии]|совещани[ии]|встрече|конференции)"
_BY_NUMBER = re.compile(rf"(?<!\w)на (\d{{1,3}})-[а-я]{{1,2}} {_NOUN}", re.IGNORECASE)
_BY_TIME = re.compile(rf"(?<!\w)на ({'|'.join((*_MONTHS, *_SEASONS))})(?:ом|ем|ой|ей) {_NOUN}", re.IGNORECASE)


def _months_of(draft: Draft) -> set[int]:
    return {d.start.month for g in draft.groups for d, _ in g.dates if d.start.month}


def referred(scene: Scene, start: int, end: int, drafts: Sequence[Draft]) -> Draft | None:
    """The event told elsewhere that the last reference in clean `[start, end)` means; None where nothing refers."""
    text = scene.text(start, end)
    one_of = _ONE_OF.match(text)
    if one_of:
        index = scene.prose.sentence_at(start)
        told = [d for d in drafts if d.sentence == index - 1]
        at = next(at for stem, at in _PLACES.items() if one_of[1].lower().startswith(stem))
        return told[at] if -len(told) <= at < len(told) else None
    by_number = list(_BY_NUMBER.finditer(text))
    by_time = list(_BY_TIME.finditer(text))
    if by_number and (not by_time or by_number[-1].start() > by_time[-1].start()):
        number = int(by_number[-1][1])
        return next((d for d in reversed(drafts) if d.ordinal == number and d.is_dated), None)
    if by_time:
        stem = by_time[-1][1].lower()
        months = _SEASONS.get(stem) or {_MONTHS[stem]}
        return next((d for d in reversed(drafts) if _months_of(d) & months and d.start < start + by_time[-1].start()), None)
    return None
