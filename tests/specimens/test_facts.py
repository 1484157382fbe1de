"""The specimens say what their facts say they say, at the places given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SPECIMENS = Path(__file__).parents[2] / "specimens"
TEXTS = {"report": "report.txt", "protocol": "protocol.txt", "notice": "notice.md"}
COUNTS = {"report": (35, 17, 17, 14), "protocol": (7, 4, 5, 4), "notice": (4, 2, 2, 0)}
KINDS_OF_FAULT = {
    "same event two dates",
    "same event told twice",
    "event outside the period",
    "range ends before it starts",
    "impossible date",
    "ordinal repeated",
    "ordinal skipped",
    "one body under two names",
    "abbreviation never expanded",
    "not held without reason or next step",
    "adopted document without a date",
    "unclosed bracket",
    "unclosed quote",
    "one chair in two cities on one day",
}

Record = dict[str, Any]
every_specimen = pytest.mark.parametrize("name", TEXTS)


def text_of(name: str) -> str:
    return (SPECIMENS / TEXTS[name]).read_text(encoding="utf-8")


def facts_of(name: str) -> Record:
    return json.loads((SPECIMENS / f"{name}.facts.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # json is untyped


def faults_of(name: str) -> list[Record]:
    return json.loads((SPECIMENS / f"{name}.faults.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # json is untyped


def records_of(name: str) -> Iterator[Record]:
    facts = facts_of(name)
    for kind in ("areas", "events", "documents", "bodies"):
        yield from facts[kind]
    if facts["decision"]:
        yield facts["decision"]
        yield from facts["decision"]["signatories"]


def places_of(record: Record) -> list[list[int]]:
    variants = [span for variant in record.get("variants", []) for span in variant["spans"]]
    return [record["char"], *(span for spans in record.get("ev", {}).values() for span in spans), *variants]


def stems(words: str) -> set[str]:
    """The beginnings of the words that carry meaning, so that cases do not matter."""
    return {word.lower()[:4] for word in re.findall(r"\w+", words) if len(word) > 3}


def said(name: str, record: Record, field: str) -> str:
    return " ".join(text_of(name)[start:end] for start, end in record["ev"].get(field, []))


@every_specimen
def test_a_specimen_calls_itself_invented_in_its_first_line(name: str) -> None:
    assert "вымышленн" in text_of(name).splitlines()[0].lower()


@every_specimen
def test_nothing_was_lost_from_the_facts(name: str) -> None:
    facts = facts_of(name)
    assert (*(len(facts[kind]) for kind in ("events", "documents", "bodies")), len(faults_of(name))) == COUNTS[name]
    assert facts["source"]["characters"] == len(text_of(name))


@every_specimen
def test_every_place_lies_in_its_text_and_holds_words(name: str) -> None:
    text = text_of(name)
    places = [place for record in records_of(name) for place in places_of(record)]
    places += [place for fault in faults_of(name) for place in fault["spans"]]
    assert places
    assert [[a, b] for a, b in places if not (0 <= a < b <= len(text) and text[a:b] == text[a:b].strip() != "")] == []


@every_specimen
def test_the_lines_of_a_record_are_those_of_its_places(name: str) -> None:
    text = text_of(name)
    for record in (record for record in records_of(name) if "at" in record):
        assert text.count("\n", 0, record["char"][0]) + 1 in record["at"], record.get("id")


@every_specimen
def test_a_name_is_made_of_the_words_at_its_place(name: str) -> None:
    text, facts = text_of(name), facts_of(name)
    for record, title in [(b, b["name_ru"]) for b in facts["bodies"]] + [(d, d["title_ru"]) for d in facts["documents"]]:
        printed = stems(" ".join(text[a:b] for a, b in [record["char"], *record["ev"].get("mention", [])]))
        assert len(stems(title) & printed) >= len(stems(title)) / 2, record["id"]


@every_specimen
def test_an_event_is_dated_and_placed_by_the_words_quoted(name: str) -> None:
    for event in facts_of(name)["events"]:
        for dates in event["dates"]:
            days = [int(day) for end in dates.values() for day in end.split("-")[2:]]
            assert set(days) <= {int(n) for n in re.findall(r"\d+", said(name, event, "date"))}, event["id"]
            assert dates["start"][:4] in said(name, event, "date") or event["group"], event["id"]
        if event["city_ru"]:
            assert event["city_ru"].lower()[:3] in said(name, event, "city").lower(), event["id"]


@every_specimen
def test_a_theme_an_ordinal_and_a_chair_are_quoted_where_they_are_told(name: str) -> None:
    for event in facts_of(name)["events"]:
        assert (event["theme"] or "") == said(name, event, "theme"), event["id"]
        for field in ("ordinal", "chair", "format", "initiator"):
            assert bool(event[field]) == bool(said(name, event, field)), (event["id"], field)


@every_specimen
def test_references_between_facts_resolve(name: str) -> None:
    facts = facts_of(name)
    events, documents, bodies = ({record["id"] for record in facts[kind]} for kind in ("events", "documents", "bodies"))
    assert {e["same_as"] for e in facts["events"]} - {None} <= events
    assert {e["body"] for e in facts["events"]} - {None} <= bodies
    assert {code for e in facts["events"] for code in e["outcomes"]} <= documents
    assert {d["by"] for d in facts["documents"]} - {None} <= events | bodies
    assert {b["parent"] for b in facts["bodies"]} - {None} <= bodies


@every_specimen
def test_a_planted_fault_stands_where_it_is_said_to_stand(name: str) -> None:
    text = text_of(name)
    for fault in faults_of(name):
        assert [text[a:b] for a, b in fault["spans"]] == fault["quotes"], fault["code_hint"]
        assert fault["what"].endswith(".")


def test_the_report_holds_every_kind_of_fault_and_the_others_no_stranger() -> None:
    assert {fault["code_hint"] for fault in faults_of("report")} == KINDS_OF_FAULT
    assert {fault["code_hint"] for fault in faults_of("protocol")} < KINDS_OF_FAULT


@pytest.mark.parametrize(("opening", "closing", "hint"), [("(", ")", "unclosed bracket"), ("«", "»", "unclosed quote")])
@every_specimen
def test_brackets_and_quotes_close_except_where_planted(name: str, opening: str, closing: str, hint: str) -> None:
    planted = sum(fault["code_hint"] == hint for fault in faults_of(name))
    text = text_of(name)
    assert text.count(opening) - text.count(closing) == planted
