"""What the source of a year says of the records of a pack, and where: the claims that come with a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from svod.register.claims.models import Claim
from svod.register.packs.files import Pack
from svod.register.packs.rows import iso
from svod.register.store import Row, Store

# What we tell in our own words has a place in the source, and no value of the source's.
RETOLD = {"about", "text", "purpose", "content"}


@dataclass(frozen=True)
class Said:
    """One field of one record as a section of the source says it."""

    record: str
    field: str
    value: Any
    spans: list[list[int]]
    area: str = ""
    layer: str = "stated"


def _dates(row: Row) -> Row | None:
    start, end = row.get("start"), row.get("end")
    return {"start": iso(start), "end": iso(end) or iso(start)} if start else None


def event_value(row: Row, field: str) -> Any:
    """The value that a claim on a field of an event has; see `Claim`."""
    if field == "dates":
        return _dates(row)
    if field == "place":
        return {"cities": row.get("cities") or [], "country": row.get("country")}
    if field in {"title", "theme", "reason"}:
        return (row.get(field) or {}).get("ru")
    if field == "body":
        return row.get("bodies") or []
    return None if field in RETOLD else row.get(field)


def document_value(row: Row, field: str) -> Any:
    if field == "title":
        return row["title"]["ru"]
    if field == "date":
        return iso(row.get("adopted_on")) or None
    if field == "validity":
        return {end: iso(day) or None for end, day in (row.get("validity") or {}).items()} or None
    if field == "by":
        return row.get("adopted_by_event") or row.get("adopted_by_body")
    return None if field in RETOLD else row.get(field)


def _of_event(row: Row) -> Iterator[Said]:
    record = f"event:{row['code']}"
    areas = row.get("areas") or [""]
    for field, spans in (row.get("claims") or {}).items():
        yield Said(record, field, event_value(row, field), spans, areas[0] or "")
    for mention in row.get("mentions") or []:
        told = row | (mention.get("says") or {})
        for field, spans in mention["claims"].items():
            yield Said(record, field, event_value(told, field), spans, mention["area"] or "")


def _of_year(row: Row) -> Iterator[Said]:
    """Of the year itself, and of records that are not of one year."""
    period = {end: iso(day) for end, day in row["period"].items()}
    for record, fields in (row.get("claims") or {}).items():
        for field, spans in fields.items():
            yield Said(record, field, period if record == "period" else None, spans)


def _of_pack(pack: Pack, period: str) -> Iterator[Said]:
    """Everything that the source of one year says."""
    yield from _of_year(pack.years[period])
    for row in pack.rows["bodies"]:
        if row.get("spans"):
            yield Said(f"body:{row['code']}", "name", row["name"]["ru"], row["spans"])
    for row in pack.rows["events"]:
        if row["period"] == period:
            yield from _of_event(row)
    for noun, record in (("documents", "document"), ("followups", "followup"), ("figures", "figure")):
        for row in pack.rows[noun]:
            if row["period"] != period:
                continue
            for field, spans in (row.get("claims") or {}).items():
                value = document_value(row, field) if noun == "documents" else _plain(row, field)
                yield Said(f"{record}:{row['code']}", field, value, spans, row.get("area") or "")


def _plain(row: Row, field: str) -> Any:
    value = None if field in RETOLD else row.get(field)
    return iso(value) if field == "due" else value


def _editorial(pack: Pack) -> Iterator[Said]:
    """What no source of the pack says: the maker of the pack answers for it."""
    for noun, record in (("states", "state"), ("cities", "city"), ("areas", "area"), ("bodies", "body")):
        for row in pack.rows[noun]:
            if not row.get("spans"):
                yield Said(f"{record}:{row['code']}", "name", (row.get("name") or row["title"])["ru"], [], layer="editorial")


def put_claims(*, store: Store, pack: Pack, sources: dict[str, int], periods: dict[str, str]) -> None:
    """Bring the claims of every record to what the pack says. `sources`: period → source; `periods`: period → its record."""
    by = f"pack {pack.organisation['code']}"
    wanted: dict[tuple[int | None, str], list[Said]] = {}
    for period, source in sources.items():
        for said in _of_pack(pack, period):
            record = periods[period] if said.record == "period" else said.record
            wanted.setdefault((source, record), []).append(said)
    for said in _editorial(pack):
        wanted.setdefault((None, said.record), []).append(said)
    held: dict[tuple[int | None, str], list[Claim]] = {}
    for claim in Claim.objects.filter(made_by=by).order_by("id"):
        held.setdefault((claim.source_id, claim.record), []).append(claim)
    fresh: list[Claim] = []
    stale: list[int] = []
    for (source_key, record), some in wanted.items():
        mine = held.pop((source_key, record), [])
        if [_seen(c) for c in mine] == [(s.field, s.value, s.spans, s.area, s.layer) for s in some]:
            continue
        stale += [claim.pk for claim in mine]
        fresh += [
            Claim(
                source_id=source_key,
                record=record,
                field=s.field,
                value=s.value,
                spans=s.spans,
                area=s.area,
                layer=s.layer,
                made_by=by,
            )
            for s in some
        ]
        store.ledger.note(record, {"claims": len(mine)}, {"claims": len(some)})
    for (_, record), gone in held.items():
        stale += [claim.pk for claim in gone]
        store.ledger.note(record, {"claims": len(gone)}, {"claims": 0})
    for start in range(0, len(stale), 500):
        Claim.objects.filter(pk__in=stale[start : start + 500]).delete()
    Claim.objects.bulk_create(fresh, batch_size=500)
    store.ledger.totals["claims"] = sum(len(some) for some in wanted.values())


def _seen(claim: Claim) -> tuple[str, Any, Any, str, str]:
    return claim.field, claim.value, claim.spans, claim.area, claim.layer
