"""Loading a pack: an organisation's own facts become records with claims. Loading it again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from svod.kernel.dates import DateRange
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.disagreements.fields import columns_of
from svod.register.disagreements.queries import ruled_values
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.journal.changes import note_many
from svod.register.packs import rows
from svod.register.packs.claims import put_claims
from svod.register.packs.files import Pack, pack_hash, read_pack
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Organisation, Period, Source
from svod.register.states.models import City, Membership, State
from svod.register.store import Count, Row, Store, by_code, wrong

TABLES: dict[str, type[models.Model]] = {
    "states": State, "cities": City, "areas": Area, "bodies": Body, "events": Event, "documents": Document,
    "followups": FollowUp, "figures": Figure,
}  # fmt: skip
RECORDS = {
    "states": "state", "cities": "city", "areas": "area", "bodies": "body", "events": "event", "documents": "document",
    "followups": "followup", "figures": "figure",
}  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """What became of the rows of a pack, by noun (states, cities, areas, bodies, events, documents, followups, figures)."""

    counts: dict[str, Count]

    @property
    def is_unchanged(self) -> bool:
        return not any(count.created or count.changed for count in self.counts.values())


def load_pack(*, folder: Path, by: Actor) -> Loaded:
    """Put the pack into the register in one transaction, a journal row for every record created or changed.

    A pack that is the one loaded last is not even read. A reference to nothing, a broken file, an impossible date is Refused,
    and the register is what it was before.
    """
    require(by, "change", Thing("organisation"))
    held = Organisation.objects.first()
    if held and held.pack_hash == pack_hash(folder):
        return Loaded({noun: Count(unchanged=table._default_manager.count()) for noun, table in TABLES.items()})
    pack = read_pack(folder)
    with transaction.atomic():
        store = Store()
        _put_names(store, pack)
        periods = _put_years(store, pack)
        _put_facts(store, pack)
        sources = {period: key for period in pack.years if (key := _source_of(store, pack.years[period]))}
        put_claims(store=store, pack=pack, sources=sources, periods=periods)
        Organisation.objects.filter(code=pack.organisation["code"]).update(pack_hash=pack.hash)
        if changes := store.ledger.changes():
            note_many(changes=changes, by=by.name, reason=f"pack {pack.organisation['code']} {pack.hash[:12]}")
    counts = store.ledger.counts()
    return Loaded({noun: counts[RECORDS[noun]] for noun in TABLES})


def _put_names(store: Store, pack: Pack) -> None:
    own = pack.organisation
    store.put(Organisation, "organisation", {own["code"]: rows.organisation(own)})
    states, working = by_code(pack.rows["states"]), by_code(pack.rows["calendar"])
    for code in set(working) - set(states):
        raise wrong("calendar.yaml", code, "нет такого государства", "no such state", "没有该国家")
    store.put(State, "state", {code: rows.state(row, working.get(code, {})) for code, row in states.items()})
    _put_memberships(store, pack)
    store.put(City, "city", {code: rows.city(row) for code, row in by_code(pack.rows["cities"]).items()})
    store.put(Area, "area", {code: rows.area(row) for code, row in by_code(pack.rows["areas"]).items()})
    store.put(Body, "body", {code: rows.body(row) for code, row in by_code(pack.rows["bodies"]).items()})


def _put_memberships(store: Store, pack: Pack) -> None:
    """A state's memberships are replaced as a whole where they differ."""
    keys = store.codes.of(State)
    held: dict[int, list[tuple[str, object, object]]] = {}
    for one in Membership.objects.order_by("id"):
        held.setdefault(one.state_id, []).append((one.role, one.since, one.until))
    for code, row in by_code(pack.rows["states"]).items():
        wanted = [(part["role"], part.get("since"), part.get("until")) for part in row.get("memberships") or []]
        before = held.get(keys[code], [])
        if before == wanted:
            continue
        Membership.objects.filter(state_id=keys[code]).delete()
        Membership.objects.bulk_create(
            Membership(state_id=keys[code], role=role, since=since, until=until) for role, since, until in wanted
        )
        store.ledger.note(f"state:{code}", {"memberships": before}, {"memberships": wanted})


def _put_years(store: Store, pack: Pack) -> dict[str, str]:
    """The sources and the reporting periods; gives the record of every period."""
    told = {year["source"]["code"]: rows.source(year["source"]) for year in pack.years.values() if year.get("source")}
    store.put(Source, "source", told)
    periods: dict[str, Row] = {}
    records: dict[str, str] = {}
    for code, year in pack.years.items():
        try:
            dates = DateRange.parse(rows.iso(year["period"]["start"]), rows.iso(year["period"]["end"]))
        except ValueError as fault:
            raise wrong(f"years/{code}/year.yaml", code, f"период: {fault}", f"period: {fault}", f"期间：{fault}") from fault
        decision = {name: rows.iso(value) if name == "date" else value for name, value in (year.get("decision") or {}).items()}
        source = (year.get("source") or {}).get("code")
        periods[code] = {"first": dates.first, "last": dates.last, "source": source, "decision": decision}
        records[code] = f"period:{dates.first}..{dates.last}"
    store.put(Period, "period", periods)
    return records


def _put_facts(store: Store, pack: Pack) -> None:
    states = {str(row["code"]) for row in pack.rows["states"]}
    events, documents = by_code(pack.rows["events"]), by_code(pack.rows["documents"])
    outcomes: dict[str, list[str]] = {}
    for code, row in events.items():
        for document in row.get("outcomes") or []:
            if document not in documents:
                raise wrong(
                    "events",
                    code,
                    f"итог «{document}» — нет такого документа",
                    f"no document “{document}”",
                    f"没有文件“{document}”",
                )
            outcomes.setdefault(document, []).append(code)
    store.put(Event, "event", _as_ruled("event", {code: rows.event(row, states) for code, row in events.items()}))
    told = {code: rows.document(row, outcomes.get(code, [])) for code, row in documents.items()}
    store.put(Document, "document", _as_ruled("document", told))
    store.put(FollowUp, "followup", {code: rows.followup(row, states) for code, row in by_code(pack.rows["followups"]).items()})
    figures = {code: rows.figure(row) for code, row in by_code(pack.rows["figures"]).items()}
    store.put(Figure, "figure", _as_ruled("figure", figures))


def _as_ruled(noun: str, told: dict[str, Row]) -> dict[str, Row]:
    """A pack is one source among several: what a person ruled between them holds."""
    for code, fields in ruled_values(noun).items():
        for field, value in fields.items():
            if code in told:
                told[code] |= columns_of(f"{noun}:{code}", field, value)
    return told


def _source_of(store: Store, year: Row) -> int | None:
    source = year.get("source")
    return store.codes.of(Source)[source["code"]] if source else None
