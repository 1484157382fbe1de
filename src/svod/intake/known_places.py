"""Where the register already has claims of this very text: the surest sign of what a passage is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svod.register.claims.models import Claim
from svod.register.sources.models import Source

NAMING = ("title", "name", "text", "value")
"""The fields whose place in a text is the place of the record itself."""

Places = Mapping[str, list[tuple[str, int, int]]]


def same_places(sha256: str) -> Places:
    """By noun: (record, start, end)."""
    source = Source.objects.filter(sha256=sha256).first()
    places: dict[str, list[tuple[str, int, int]]] = {}
    if source:
        for record, spans in Claim.objects.filter(source=source, field__in=NAMING).values_list("record", "spans"):
            places.setdefault(record.partition(":")[0], []).extend((record, start, end) for start, end in spans)
    return places


def at_place(noun: str, places: Places, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The records whose claims touch the spans, the closest fit first: several may stand at one place."""
    found: dict[str, float] = {}
    for record, start, end in places.get(noun, ()):
        for a, b in spans:
            if (common := min(b, end) - max(a, start)) > 0:
                found[record] = max(found.get(record, 0.0), common / (max(b, end) - min(a, start)))
    return sorted(found, key=lambda record: -found[record])
