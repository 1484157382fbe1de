"""Days told from the text's own, in English: “today”, “yesterday”, “on Wednesday”, “Tuesday and Wednesday”."""

from __future__ import annotations

import re

from svod.language.found import Found
from svod.language.phrases.weekdays.ru import Nearby, plain
from svod.language.prose import Prose

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NAME = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY = re.compile(
    rf"(?<![\w-])(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?!['’\w])"
    rf"|(?<![\w-])(?<!next )(?<!every )(?<!each )(?:[Oo]n |[Ff]rom )?{_NAME}(?:(?: and (?:on )?| to | through |[–-]){_NAME})?(?!['’\w])(?!,? ?\(?(?:the )?(?:\d|{_MONTH}))"
)


def find(prose: Prose) -> list[Found[Nearby]]:
    """Every such day, in order; not where the date itself is printed after it."""
    found = []
    for match in _DAY.finditer(prose.text):
        if match["near"]:
            days = _NEAR[match["near"].lower()]
            found.append(Found(match.start(), match.end(), Nearby(days, days, False)))
        else:
            first, last = _WEEK.index(match[2].lower()), _WEEK.index((match[3] or match[2]).lower())
            found.append(Found(match.start(), match.end(), Nearby(first, last, True)))
    return found


__all__ = ["find", "plain"]
