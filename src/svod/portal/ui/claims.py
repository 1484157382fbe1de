"""The claims on a record as a page shows them: by field, each value once with every place that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from svod.intake.files.places import Places
from svod.portal.ui.values import codes_in, names_of_codes, value_in_words
from svod.portal.ui.words import named, say, spoken
from svod.register.areas.models import Area
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_visible
from svod.register.rights import Actor
from svod.register.sources.models import Source


@dataclass(frozen=True)
class Place:
    """Where a source says it: `number` is that of the source in the list below the table."""

    number: int
    source: Source | None
    area: Area | None
    spans: list[list[int]]
    was: str = ""  # what the reading had said, where an officer corrected it

    @property
    def in_file(self) -> str:
        """The page or paragraph of the file, in words; empty where the file has none."""
        said = Places.of(self.source.places).said(self.spans[0][0]) if self.source and self.spans else None
        return said.in_(spoken()) if said else ""


@dataclass
class Value:
    """One value and all the places that say it; empty words where it is told in our own words only."""

    words: str
    places: list[Place] = field(default_factory=list)


@dataclass
class Field:
    name: str
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def is_disputed(self) -> bool:
        return sum(bool(value.words) for value in self.values.values()) > 1


def shown_claims(record: str, actor: Actor) -> dict[str, Any]:
    """`claims`: the fields in the order made; `disputed`: those of which sources say different things; `claimed_by`: sources.

    Only of sources that the actor may read.
    """
    claims = list(claims_visible(record, actor))
    noun = record.partition(":")[0]
    names = names_of_codes({code for claim in claims for code in codes_in([claim.value, claim.read_as])})
    areas = {area.code: area for area in Area.objects.all()} if claims else {}
    sources: dict[int, Source] = {}
    fields: dict[str, Field] = {}
    for claim in claims:
        if claim.source:
            sources.setdefault(claim.source.pk, claim.source)
        number = list(sources).index(claim.source.pk) + 1 if claim.source else 0
        words = value_in_words(noun, claim.field, claim.value, names)
        values = fields.setdefault(claim.field, Field(claim.field)).values
        values.setdefault(_same(claim), Value(words)).places.append(
            Place(number, claim.source, areas.get(claim.area), claim.spans, _was(claim, noun, names))
        )
    return {
        "claims": list(fields.values()),
        "disputed": [named(one.name, "field") for one in fields.values() if one.is_disputed],
        "claimed_by": list(sources.values()),
        "retold": say("claims.retold"),
    }


def _was(claim: Claim, noun: str, names: Mapping[str, str]) -> str:
    return value_in_words(noun, claim.field, claim.read_as[0], names) or "–" if claim.read_as else ""


def _same(claim: Claim) -> str:
    """Equal for claims that say the same."""
    return repr(sorted(claim.value.items()) if isinstance(claim.value, dict) else claim.value)
