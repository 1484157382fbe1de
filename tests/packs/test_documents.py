"""The documents, follow-ups and figures of the year are complete, resolve, and borrow nothing from the source but names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.kernel.dates import PartialDate
from svod.kernel.vocabulary import DocumentKind, DocumentStage, FollowUpNature
from svod.kernel.words import LANGUAGES
from tests.packs.rows import parsed

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "src/svod/packs/sco/years/2023-2024"
CASE = ROOT.parent / "shared/case"
CHARACTERS = 33105
FILES = ("documents", "followups", "figures")
WRITING = {"ru": re.compile("[а-яё]"), "en": re.compile("[a-z]"), "zh": re.compile("[\u4e00-\u9fff]")}
STATES_OR_GROUPS = {"CN", "member-states", "interested-member-states"}

Record = dict[str, Any]


def records(name: str) -> list[Record]:
    return parsed(YEAR / f"{name}.yaml")


def case(name: str) -> list[Record]:
    path = CASE / f"{name}.json"
    if not path.exists():
        pytest.skip("the facts of the case are not beside this checkout")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # json is untyped


def values_in_three_languages(record: Record) -> Iterator[tuple[str, Record]]:
    return ((field, value) for field, value in record.items() if isinstance(value, dict) and "ru" in value)


@pytest.mark.parametrize(("name", "count"), [("documents", 61), ("followups", 39), ("figures", 3)])
def test_the_year_is_entered_whole_and_every_code_once(name: str, count: int) -> None:
    codes = [record["code"] for record in records(name)]
    assert len(codes) == len(set(codes)) == count
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


@pytest.mark.parametrize("name", FILES)
def test_words_are_complete_in_three_languages_and_in_the_right_script(name: str) -> None:
    poor = [
        (record["code"], field, language)
        for record in records(name)
        for field, words in values_in_three_languages(record)
        for language in LANGUAGES
        if words != dict.fromkeys(LANGUAGES, "%") and not WRITING[language].search(words[language])
    ]
    assert poor == []


@pytest.mark.parametrize("name", FILES)
def test_no_language_slips_into_another(name: str) -> None:
    mixed = [
        (record["code"], field)
        for record in records(name)
        for field, words in values_in_three_languages(record)
        if WRITING["zh"].search(words["ru"] + words["en"]) or re.search("[а-яё]", words["en"] + words["zh"], re.I)
    ]
    assert mixed == []


@pytest.mark.parametrize(("name", "field"), [("documents", "purpose"), ("followups", "text")])
def test_what_is_told_is_a_whole_sentence(name: str, field: str) -> None:
    told = [record[field] for record in records(name) if record[field]]
    assert all(words["ru"].endswith(".") and words["en"].endswith(".") and words["zh"].endswith("。") for words in told)
    assert len({words["ru"] for words in told}) == len(told)


def test_a_title_is_declined_through_the_oblique_cases() -> None:
    for document in records("documents"):
        cases, title = document["cases"], document["title"]["ru"]
        assert set(cases) == {"gent", "datv", "accs", "ablt", "loct"}
        assert document["gender"] in {"masc", "femn", "neut", "plur"}
        tail = title.split()[-1]
        changed = {case: form for case, form in cases.items() if form != title}
        assert {"gent", "datv", "ablt", "loct"} <= set(changed) or "коммюнике" in title, document["code"]
        assert len(title.split()) < 4 or all(form.endswith(tail) for form in cases.values()), document["code"]


def test_kinds_stages_and_dates_are_those_of_the_kernel() -> None:
    for document in records("documents"):
        DocumentKind(document["kind"])
        DocumentStage(document["stage"])
        if document["adopted_on"] is not None:
            PartialDate.parse(str(document["adopted_on"]))
    for followup in records("followups"):
        FollowUpNature(followup["nature"])


def test_documents_and_followups_name_documents_that_are_there() -> None:
    codes = {document["code"] for document in records("documents")}
    named = {document[link] for document in records("documents") for link in ("implements", "extends", "annex_to")} - {None}
    named |= {code for followup in records("followups") for code in followup["documents"]}
    assert named
    assert named - codes == set()


def test_events_and_bodies_are_those_of_the_case() -> None:
    events = {event["id"] for event in case("events") if not event["same_as"]}
    bodies = {body["id"] for body in case("bodies")}
    documents, followups = records("documents"), records("followups")
    named_events = {d["adopted_by_event"] for d in documents} | {code for f in followups for code in f["events"]}
    named_bodies = {d["adopted_by_body"] for d in documents} | {code for d in documents for code in d["partners"]}
    named_bodies |= {f["addressee"] for f in followups} - STATES_OR_GROUPS | {code for f in followups for code in f["bodies"]}
    named_bodies |= {figure["source"] for figure in records("figures")}
    assert named_events - {None} - events == set()
    assert named_bodies - {None} - bodies == set()


@pytest.mark.parametrize("name", FILES)
def test_every_record_says_where_the_source_says_it(name: str) -> None:
    for record in records(name):
        spans = [span for claimed in record["claims"].values() for span in claimed]
        assert spans, record["code"]
        assert all(0 <= start < end <= CHARACTERS for start, end in spans), record["code"]


def test_no_sentence_of_the_source_is_repeated_outside_titles() -> None:
    path = CASE / "report.txt"
    if not path.exists():
        pytest.skip("the source of the case is not beside this checkout")
    source = " ".join(path.read_text(encoding="utf-8").split())
    told = [
        words["ru"]
        for name in FILES
        for record in records(name)
        for field, words in values_in_three_languages(record)
        if field not in ("title", "cases")
    ]
    borrowed = [text[at : at + 80] for text in told for at in range(len(text) - 79) if text[at : at + 80] in source]
    assert borrowed == []
