"""Where sources disagree: field by field, who says what, where, what the register holds, and what was ruled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import Count, QuerySet

from svod.kernel.agreement import canonical, stand_apart
from svod.kernel.words import Trilingual
from svod.register.claims.models import Claim
from svod.register.disagreements.fields import FIELDS, MODELS
from svod.register.disagreements.models import Ruling
from svod.register.documents.models import Document
from svod.register.events.models import Event, EventArea
from svod.register.events.queries import with_names
from svod.register.rights import Actor, Thing, may
from svod.register.sources.models import Source
from svod.register.submissions.queries import replaced_sources

ANSWERED = "answered"
_SAID = ("stated", ANSWERED)


@dataclass(frozen=True)
class Saying:
    """What one source says of the field. `who`: the state whose material it is, else the source itself."""

    claim: Claim
    source: Source
    who: Trilingual
    value: Any

    @property
    def mark(self) -> tuple[str, str]:
        return self.source.code, canonical(self.value)


@dataclass(frozen=True)
class Disagreement:
    """One field of one record of which two sources, or more, say different things; `is_open` until somebody rules on it."""

    record: str
    field: str
    sayings: tuple[Saying, ...]
    replaced: tuple[Saying, ...]
    held: Any
    ruling: Ruling | None
    is_open: bool

    @property
    def mark(self) -> str:
        """Changes with anything that a source says of the field, and with the ruling."""
        ruled = self.ruling.pk if self.ruling else 0
        return sha256(canonical([sorted(one.mark for one in self.sayings), ruled]).encode()).hexdigest()[:16]

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(one.source.code for one in (*self.sayings, *self.replaced))


def disagreements(records: Collection[str] | None = None) -> list[Disagreement]:
    """Of these records, or of all, by record and field: those that stand open and those that were ruled on.

    A handful of queries whatever the size. A state's material that a later version has replaced does not count, nor what a state
    said before it answered a question about the field.
    """
    told = _claims(records)
    by_record: dict[str, dict[str, list[Claim]]] = {}
    for claim in told:
        if claim.field in FIELDS.get(claim.record.partition(":")[0], {}):
            by_record.setdefault(claim.record, {}).setdefault(claim.field, []).append(claim)
    if not by_record:
        return []
    rulings = {(one.record, one.field): one for one in Ruling.objects.filter(record__in=by_record).order_by("id")}
    gone, rows = replaced_sources(), _rows(by_record)
    found = []
    for record, fields in by_record.items():
        noun = record.partition(":")[0]
        for field in (name for name in FIELDS[noun] if name in fields):
            held = FIELDS[noun][field].held(rows[record]) if record in rows else None
            one = _of(record, field, fields[field], held=held, ruling=rulings.get((record, field)), gone=gone)
            if one is not None:
                found.append(one)
    return found


def disagreements_visible(actor: Actor, records: Collection[str] | None = None) -> list[Disagreement]:
    """Those that the actor may read, by the areas of their records."""
    found = disagreements(records)
    areas = _areas({one.record for one in found})
    return [one for one in found if may(actor, "read", Thing("disagreement", area=areas.get(one.record, "")))]


def thing(record: str) -> Thing:
    """As the table of rights sees it: of the area that tells the record in full."""
    return Thing("disagreement", area=_areas([record]).get(record, ""))


def _areas(records: Iterable[str]) -> dict[str, str]:
    """Record → the code of the area that tells it in full; those of none are left out."""
    codes: dict[str, list[str]] = {}
    for record in records:
        noun, _, code = record.partition(":")
        codes.setdefault(noun, []).append(code)
    events = EventArea.objects.filter(event__code__in=codes.get("event", ())).order_by("-position")
    found = {f"event:{code}": area for code, area in events.values_list("event__code", "area__code")}
    documents = Document.objects.filter(code__in=codes.get("document", ()), area__isnull=False)
    return found | {f"document:{code}": area for code, area in documents.values_list("code", "area__code")}


def _claims(records: Collection[str] | None) -> QuerySet[Claim]:
    """Those on records of which more than one source speaks."""
    claims = Claim.objects.filter(layer__in=_SAID, source__is_invented=False, value__isnull=False)
    if records is not None:
        claims = claims.filter(record__in=records)
    several = claims.order_by().values("record").annotate(n=Count("source", distinct=True)).filter(n__gt=1).values("record")
    return (
        claims.filter(record__in=several).select_related("source__state").defer("source__text", "source__places").order_by("id")
    )


def _rows(records: Iterable[str]) -> dict[str, Any]:
    codes: dict[str, list[str]] = {}
    for record in records:
        noun, _, code = record.partition(":")
        codes.setdefault(noun, []).append(code)
    found: dict[str, Any] = {}
    for noun, some in codes.items():
        asked: Any = MODELS[noun]._default_manager.filter(code__in=some)
        if MODELS[noun] is Event:
            asked = with_names(asked)
        elif MODELS[noun] is Document:
            asked = asked.prefetch_related("non_participants")
        found |= {f"{noun}:{row.code}": row for row in asked}
    return found


def _of(record: str, field: str, claims: list[Claim], *, held: Any, ruling: Ruling | None, gone: set[int]) -> Disagreement | None:
    """None where everybody agrees and nothing was ruled."""
    every = [
        Saying(claim, claim.source, who_says(claim.source), claim.value)
        for claim in claims
        if claim.source and claim.value is not None
    ]
    answers = {one.source.state_id: one.claim.pk for one in every if one.claim.layer == ANSWERED}
    standing: dict[tuple[str, str], Saying] = {}
    replaced: list[Saying] = []
    for one in every:
        answered = answers.get(one.source.state_id) if one.source.state_id else None
        if one.source.pk in gone or (answered is not None and one.claim.pk < answered):
            replaced.append(one)
        else:
            standing.setdefault(one.mark, one)
    sayings = tuple(standing.values())
    is_open = stand_apart(
        field,
        [(one.source.code, one.value) for one in sayings],
        held=held,
        ruled=ruling.value if ruling else None,
        weighed={(source, value) for source, value in ruling.weighed} if ruling else (),
    )
    if ruling is None and not is_open:
        return None
    return Disagreement(record, field, sayings, tuple(replaced), held, ruling, is_open)


def who_says(source: Source) -> Trilingual:
    """A state's material is called by the state."""
    return source.state.short_name.whole if source.state else source.title.whole


def disagreement_on(record: str, field: str) -> Disagreement | None:
    return next((one for one in disagreements([record]) if one.field == field), None)


def rulings_of(record: str, field: str) -> QuerySet[Ruling]:
    """The newest first."""
    return Ruling.objects.filter(record=record, field=field).order_by("-id")


def ruled_values(noun: str) -> dict[str, dict[str, Any]]:
    """Code → field → the value that a person ruled to hold: what the register keeps whatever a pack says."""
    found: dict[str, dict[str, Any]] = {}
    for one in Ruling.objects.filter(record__startswith=f"{noun}:").order_by("id"):
        found.setdefault(one.record.partition(":")[2], {})[one.field] = one.value
    return found
