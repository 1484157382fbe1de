"""The changed facts of a returned file as a text of their own, of which the intake makes proposals to the register."""

from __future__ import annotations

import hashlib

from svod.compose.roundtrip.align import Change, Comparison
from svod.intake.files.text import FileText
from svod.intake.known_places import Places


def changed_facts(comparison: Comparison, name: str) -> tuple[FileText, Places] | None:
    """The sentences whose facts were changed, and those that are new, one a line; the record that each line tells is known.

    None where there is neither. A proposal is never more than that: a named person accepts it.
    """
    told: list[Change] = [one for one in comparison.of("fact", "new") if one.after]
    if not told:
        return None
    places: dict[str, list[tuple[str, int, int]]] = {}
    start = 0
    for one in told:
        if one.record:
            places.setdefault(one.record.partition(":")[0], []).append((one.record, start, start + len(one.after)))
        start += len(one.after) + 1
    text = "\n".join(one.after for one in told)
    return FileText(name, hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", False, "docx"), places
