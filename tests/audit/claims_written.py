"""Claims as the pages of rules write them: «Казахстан: 2022-03-05» a line, then «решено: …», a ruling on what stands above."""

from __future__ import annotations

import re
from typing import Any

from svod.audit.facts.shapes import DisputeFact, Facts, SideFact
from svod.kernel.agreement import canonical
from svod.kernel.words import Trilingual

RULED = "решено"


def facts_written(field: str, text: str) -> Facts:
    sides: list[SideFact] = []
    ruled, weighed = None, frozenset[tuple[str, str]]()
    for line in text.splitlines():
        who, _, said = line.partition(": ")
        value = value_written(field.partition(".")[2], said)
        if who == RULED:
            ruled, weighed = value, frozenset((side.source, canonical(side.value)) for side in sides)
        else:
            sides.append(SideFact(Trilingual(who), who, value, Trilingual(said)))
    held = ruled if ruled is not None else sides[0].value
    return Facts(disputes=(DisputeFact("record:x", "образец", field, tuple(sides), held, ruled, weighed),))


def value_written(field: str, said: str) -> Any:
    if field == "dates":
        start, _, end = said.partition("/")
        return {"start": start, "end": end or start}
    if field == "place":
        cities, country = re.fullmatch(r"(.*?) ?(?:\((\w\w)\))?", said).groups()  # type: ignore[union-attr]  # fits any words
        return {"cities": [one for one in cities.split(", ") if one], "country": country}
    return said.split(", ") if field == "participants" else said
