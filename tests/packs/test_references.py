"""What a pack refers to is there: bodies, areas, states, cities, events and documents; nothing is its own forebear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from svod.cli.packs import PACKS
from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.vocabulary import BodyKind, BodyStatus
from tests.packs.rows import parsed

SCO = PACKS / "sco"
YEAR = SCO / "years/2023-2024"
NOUNS = {noun: SCO / f"{noun}.yaml" for noun in ("areas", "bodies", "cities", "states")}
NOUNS |= {noun: YEAR / f"{noun}.yaml" for noun in ("documents", "events", "figures", "followups")}
GROUPS = {"member-states", "interested-member-states"}
ROLES = {"member", "observer", "partner"}
# noun -> field -> the nouns of which one holds the code
REFERENCES = {
    "areas": {},
    "bodies": {"parent": ["bodies"], "area": ["areas"], "state": ["states"], "city": ["cities"]},
    "cities": {"state": ["states"]},
    "states": {},
    "documents": {
        **{link: ["documents"] for link in ("implements", "extends", "annex_to")},
        **{"adopted_by_event": ["events"], "adopted_by_body": ["bodies"], "partners": ["bodies"], "area": ["areas"]},
        "non_participants": ["states"],
    },
    "events": {
        **{field: ["bodies"] for field in ("bodies", "chair_body", "partners")},
        **{field: ["states"] for field in ("country", "chair", "initiator")},
        **{"areas": ["areas"], "cities": ["cities"], "parent": ["events"], "outcomes": ["documents"]},
        "organisers": ["bodies", "states"],
    },
    "figures": {"source": ["bodies"]},
    "followups": {
        **{noun: [noun] for noun in ("bodies", "documents", "events")},
        **{"area": ["areas"], "addressee": ["bodies", "states", "groups"]},
    },
}

Record = dict[str, Any]


def read(file: Path) -> Any:
    return parsed(file)


def codes(noun: str) -> set[str]:
    return GROUPS if noun == "groups" else {record["code"] for record in read(NOUNS[noun])}


def listed(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def forebears(of: str, parents: dict[str, list[str]]) -> Iterable[str]:
    """Every code above this one, once; the code itself only where it is its own forebear."""
    met: set[str] = set()
    above = list(parents.get(of, []))
    while above:
        code = above.pop()
        if code not in met:
            met.add(code)
            above += parents.get(code, [])
    return met


@pytest.mark.parametrize("noun", NOUNS)
def test_every_code_is_written_once_and_in_the_form_of_its_noun(noun: str) -> None:
    written = [record["code"] for record in read(NOUNS[noun])]
    form = r"[A-Z]{2}" if noun == "states" else r"[a-z0-9]+(-[a-z0-9]+)*"
    assert sorted({code for code in written if written.count(code) > 1}) == []
    assert [code for code in written if not re.fullmatch(form, code)] == []


@pytest.mark.parametrize(("noun", "field"), [(noun, field) for noun, fields in REFERENCES.items() for field in fields])
def test_a_reference_leads_to_a_record(noun: str, field: str) -> None:
    known = set().union(*(codes(held) for held in REFERENCES[noun][field]))
    named = [(record["code"], code) for record in read(NOUNS[noun]) for code in listed(record.get(field))]
    assert [(record, code) for record, code in named if code not in known] == []
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("noun", "links"), [("bodies", ["parent"]), ("events", ["parent"]), ("documents", ["implements", "extends", "annex_to"])]
)
def test_no_record_is_its_own_forebear(noun: str, links: list[str]) -> None:
    parents = {record["code"]: [code for link in links for code in listed(record.get(link))] for record in read(NOUNS[noun])}
    assert any(parents.values())
    assert [code for code in parents if code in forebears(code, parents)] == []


def test_a_circle_of_parents_is_seen() -> None:
    assert "a" in forebears("a", {"a": ["b"], "b": ["c"], "c": ["a"]})
    assert "a" not in forebears("a", {"a": ["b"], "b": ["c"]})


def test_a_year_names_what_the_pack_holds() -> None:
    organisation, year = read(SCO / "organisation.yaml"), read(YEAR / "year.yaml")
    decision = year["decision"]
    assert organisation["code"] in codes("bodies")
    assert {organisation["programme"], decision["document"]} <= codes("documents")
    assert decision["city"] in codes("cities")
    assert decision["body"] in codes("bodies")
    known = {noun.removesuffix("s"): codes(noun) for noun in ("areas", "states")}
    records = [record.split(":") for record in year["claims"] if ":" in record]
    assert records
    assert [(noun, code) for noun, code in records if code not in known[noun]] == []


def test_those_who_signed_were_members_on_the_day_and_stand_in_the_order_of_signature() -> None:
    decision = read(YEAR / "year.yaml")["decision"]
    members = {state["code"]: state for state in read(NOUNS["states"]) if state["signing_order"]}
    signed = [signatory["state"] for signatory in decision["signatories"]]
    assert signed == sorted(members, key=lambda code: members[code]["signing_order"])
    assert all(members[code]["memberships"][0]["since"] <= decision["date"] for code in signed)


def test_the_members_sign_from_one_to_ten_and_nobody_else_has_a_place() -> None:
    states = read(NOUNS["states"])
    members = [state for state in states if any(m["role"] == "member" and "until" not in m for m in state["memberships"])]
    assert sorted(state["signing_order"] for state in members) == list(range(1, 11))
    assert {state["code"] for state in states if state["signing_order"]} == {state["code"] for state in members}
    assert all("head_of_government" in state for state in members)


def test_a_state_holds_one_role_at_a_time() -> None:
    for state in read(NOUNS["states"]):
        terms = sorted(state["memberships"], key=lambda term: term["since"])
        assert {term["role"] for term in terms} <= ROLES, state["code"]
        assert all(term["since"] < term["until"] for term in terms if "until" in term), state["code"]
        assert all("until" in one and one["until"] <= later["since"] for one, later in pairwise(terms)), state["code"]


def test_areas_are_numbered_in_their_order() -> None:
    assert [area["number"] for area in read(NOUNS["areas"])] == list(range(1, 14))


def test_bodies_are_of_the_kinds_and_statuses_of_the_kernel() -> None:
    for body in read(NOUNS["bodies"]):
        BodyKind(body["kind"])
        BodyStatus(body["status"])


def test_every_date_is_a_date_and_nothing_ends_before_it_starts() -> None:
    period = read(YEAR / "year.yaml")["period"]
    spans = [("period", str(period["start"]), str(period["end"]))]
    spans += [(event["code"], str(event["start"]), str(event["end"])) for event in read(NOUNS["events"]) if event["start"]]
    validities = [(document["code"], document["validity"]) for document in read(NOUNS["documents"]) if document["validity"]]
    spans += [(code, str(of["from"] or of["to"]), str(of["to"])) for code, of in validities]
    for code, start, end in spans:
        assert not DateRange.parse(start, end).is_backwards, code
    for followup in read(NOUNS["followups"]):
        if followup["due"]:
            PartialDate.parse(followup["due"])
