"""The pack against the facts of the real report that were read by hand; skipped where these are not at hand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.cli.packs import PACKS
from tests.packs.rows import parsed

SCO = PACKS / "sco"
YEAR = SCO / "years/2023-2024"
# where the pack says more than the hand: all the cities of an event
CITIES_KNOWN_APART = {"tourism-youth-forum-2023", "tourism-crossborder-conference-2023"}

Record = dict[str, Any]


def pack(file: str) -> dict[str, Record]:
    folder = SCO if file == "bodies" else YEAR
    return {record["code"]: record for record in parsed(folder / f"{file}.yaml")}


def by_hand(case: Path, file: str) -> dict[str, Record]:
    records = json.loads((case / f"{file}.json").read_text(encoding="utf-8"))
    return {record["id"]: record for record in records if not record.get("same_as")}


def spans(value: Any) -> Iterator[list[int]]:
    """Every pair of numbers in the claims of a record, however deep."""
    if isinstance(value, dict):
        for held in value.values():
            yield from spans(held)
    elif isinstance(value, list) and len(value) == 2 and all(isinstance(end, int) for end in value):
        yield value
    elif isinstance(value, list):
        for held in value:
            yield from spans(held)


@pytest.mark.parametrize(("file", "count"), [("events", 93), ("documents", 61), ("followups", 39), ("bodies", 82)])
def test_the_pack_holds_what_was_read_by_hand_and_no_more(case: Path, file: str, count: int) -> None:
    assert set(pack(file)) == set(by_hand(case, file))
    assert len(pack(file)) == count


def test_the_source_of_the_year_is_the_text_at_hand(case: Path) -> None:
    source = parsed(YEAR / "year.yaml")["source"]
    text = (case / "report.txt").read_text(encoding="utf-8")
    assert (source["characters"], source["sha256"]) == (len(text), hashlib.sha256(text.encode()).hexdigest())


def test_every_claim_lies_within_the_text_and_on_words(case: Path) -> None:
    text = (case / "report.txt").read_text(encoding="utf-8")
    year = parsed(YEAR / "year.yaml")
    claimed = [("year", span) for span in spans(year["claims"])]
    for file in ("events", "documents", "followups", "figures", "bodies"):
        for code, record in pack(file).items():
            said = [record.get("claims"), record.get("spans"), [mention["claims"] for mention in record.get("mentions", [])]]
            claimed += [(code, span) for span in spans(said)]
    assert len(claimed) > 800
    assert [(code, span) for code, span in claimed if not 0 <= span[0] < span[1] <= len(text)] == []
    assert [(code, start) for code, (start, end) in claimed if text[start:end] != text[start:end].strip()] == []
    cut = [(code, edge) for code, edges in claimed for edge in edges if re.search(r"\w\w", text[edge - 1 : edge + 1])]
    assert cut == []


def test_the_values_of_events_are_those_read_by_hand(case: Path) -> None:
    events = pack("events")
    city_of = {city["code"]: city["name"]["ru"] for city in parsed(SCO / "cities.yaml")}
    for code, hand in by_hand(case, "events").items():
        event, dates = events[code], hand["dates"] or [{"start": None, "end": None}]
        assert tuple(event[end] and str(event[end]) for end in ("start", "end")) == (dates[0]["start"], dates[-1]["end"]), code
        for field in ("kind", "ordinal", "format", "status", "country", "initiator", "chair"):
            assert event[field] == hand[field], (code, field)
        assert event["bodies"] == ([hand["body"]] if hand["body"] else []), code
        for field in ("outcomes", "partners", "organisers"):
            assert sorted(event[field]) == sorted(hand[field]), (code, field)
        if code not in CITIES_KNOWN_APART:
            assert [city_of[city] for city in event["cities"]] == ([hand["city_ru"]] if hand["city_ru"] else []), code


def test_the_values_of_documents_and_next_steps_are_those_read_by_hand(case: Path) -> None:
    documents, followups = pack("documents"), pack("followups")
    for code, hand in by_hand(case, "documents").items():
        document = documents[code]
        assert document["title"]["ru"] == hand["title_ru"], code
        assert (document["kind"], document["stage"], document["number"]) == (hand["kind"], hand["stage"], hand["number"]), code
        # the report is adopted on the day of the decision that it is annexed to
        assert hand["date"] in (None, str(document["adopted_on"])), code
        assert document["adopted_on"] is None or hand["date"] or document["annex_to"], code
    for code, hand in by_hand(case, "followups").items():
        addressee = hand["addressee"] and hand["addressee"].removeprefix("group-")
        assert (followups[code]["nature"], followups[code]["due"]) == (hand["nature"], hand["due"]), code
        assert followups[code]["addressee"] == addressee, code
