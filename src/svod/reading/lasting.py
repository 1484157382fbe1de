"""How long an event lasted: «завершился трёхдневный форум», “wound up a three-day meeting on 24 May”, “continues through 3 June”."""

from __future__ import annotations

import re
from datetime import timedelta

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.reading.calendar import range_of
from svod.reading.drafts import Draft
from svod.reading.scene import Scene

_NUMBERS = {"дву": 2, "тр": 3, "четыр": 4, "пяти": 5, "шести": 6, "семи": 7, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "week": 7}  # fmt: skip
_DAYS = re.compile(
    r"(?<![\w-])(?:(?P<digits>[2-9])-?|(?P<word>дву|тр[её]|четыр[её]|пяти|шести|семи|two-|three-|four-|five-|six-|seven-))(?:х?дневн\w+|-?day(?![\w-]))",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?<!\w)(?:заверш[а-яё]+|закры[а-яё]+|закончил[а-яё]+|окончил[а-яё]+|clos(?:ed|es)|conclud(?:ed|es)|ended|ends|wound up|wrapped up|finished)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?<!\w)(?:откры[а-яё]+|открое[а-яё]+|начал[а-яё]+|начн[её]т[а-яё]*|стартовал[а-яё]*|open(?:ed|s)|beg[ai]n|starts|started|kicked off)(?!\w)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?<!\w)(?:продлил[а-яё]+|продолжал[а-яё]+|продлит[а-яё]+|продолжит[а-яё]+|работал[а-яё]*|длил[а-яё]+|(?:continue[sd]?|last(?:ed|s)?|runs?|ran)(?: on)?) (?:вплоть )?(?:до|по|until|till|to|through) $",
    re.IGNORECASE,
)


def _length(words: str, number: str | None) -> int:
    return int(number) if number else next(n for stem, n in _NUMBERS.items() if words.lower().replace("ё", "е").startswith(stem))


def stretch(scene: Scene, draft: Draft, sentence: Span) -> None:
    """Gives an event of one day named its first or last day by what its sentence says of its length."""
    days = [(group, at) for group in draft.groups for at, d in enumerate(group.dates) if d[0].precision == "day"]
    if len(days) != 1 or draft.plural:
        return
    group, at = days[0]
    dates, found = group.dates[at]
    if dates.first != dates.last:
        return
    first, last = dates.first, dates.last
    until = [
        one
        for one in scene.dates.within(sentence.start, sentence.end)
        if _UNTIL.search(scene.text(max(sentence.start, one.start - 36), one.start))
    ]
    said = _DAYS.search(scene.prose.text, sentence.start, sentence.end)
    if (
        until
        and until[0] is not found
        and (end := range_of(scene, until[0])) is not None
        and end.precision == "day"
        and end.last > first
    ):
        last = end.last
        scene.used.add(until[0].start)
    elif said and -40 < said.start() - draft.start < 80:
        more = timedelta(days=_length(said["word"] or "", said["digits"]) - 1)
        if _CLOSES.search(scene.prose.text, sentence.start, sentence.end):
            first = last - more
        elif _OPENS.search(scene.prose.text, sentence.start, sentence.end):
            last = first + more
    if (first, last) != (dates.first, dates.last):
        group.dates[at] = (DateRange.of_days(first, last, "day"), found)
