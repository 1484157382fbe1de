"""The events of the year are complete, resolve, say where they were read, and borrow nothing from the source but names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.kernel.words import LANGUAGES
from tests.packs.rows import parsed

ROOT = Path(__file__).parents[2]
PACK = ROOT / "src/svod/packs/sco"
YEAR = PACK / "years/2023-2024"
SOURCE = ROOT.parent / "shared/case/report.txt"
CHARACTERS = 33105
# Whole words in the script of the language; names such as INNOPROM and numbers may stand among them.
WRITING = {"ru": re.compile("[а-яё]{2}", re.I), "en": re.compile("[a-z]{2}", re.I), "zh": re.compile("[\u4e00-\u9fff]")}
FOREIGN = {
    "ru": re.compile("[a-z\u4e00-\u9fff]", re.I),
    "en": re.compile("[а-яё\u4e00-\u9fff]", re.I),
    "zh": re.compile("[а-яё]", re.I),
}
TRILINGUAL = ("title", "theme", "reason", "about")
FIELDS = {
    *("code", "gender", "cases", "kind", "bodies", "areas", "ordinal", "start", "end", "cities", "country", "format", "chair"),
    *("chair_body", "initiator", "partners", "organisers", "parent", "group", "status", "is_background", "outcomes", "note"),
    *("claims", "mentions", *TRILINGUAL),
}

Record = dict[str, Any]


def records(path: Path) -> list[Record]:
    return parsed(path)


def codes(path: Path) -> set[str]:
    return {record["code"] for record in records(path)}


@pytest.fixture(scope="module")
def events() -> list[Record]:
    return records(YEAR / "events.yaml")


@pytest.fixture(scope="module")
def source() -> str:
    if not SOURCE.exists():
        pytest.skip("the source of the case is not beside this checkout")
    return SOURCE.read_text(encoding="utf-8")


def words_of(event: Record) -> Iterator[tuple[str, Record]]:
    return ((field, event[field]) for field in TRILINGUAL if event[field])


def spans_of(event: Record) -> Iterator[list[int]]:
    for claims in (event["claims"], *(mention["claims"] for mention in event["mentions"])):
        for spans in claims.values():
            yield from spans


def test_the_year_is_entered_whole_and_every_code_once(events: list[Record]) -> None:
    entered = [event["code"] for event in events]
    assert len(entered) == len(set(entered)) == 93
    assert [code for code in entered if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert [event["code"] for event in events if set(event) != FIELDS] == []


def test_words_are_complete_in_three_languages_and_each_in_its_script(events: list[Record]) -> None:
    poor = [
        (event["code"], field, language)
        for event in events
        for field, words in words_of(event)
        for language in LANGUAGES
        if not WRITING[language].search(words[language]) or FOREIGN[language].search(words[language])
    ]
    assert poor == []
    assert all(set(words) == set(LANGUAGES) for event in events for _, words in words_of(event))


def test_what_an_event_was_about_is_told_in_whole_sentences_and_of_most_events(events: list[Record]) -> None:
    told = [event["about"] for event in events if event["about"]]
    assert len(told) >= 60
    assert len({about["ru"] for about in told}) == len(told)
    for language, stop in (("ru", "."), ("en", "."), ("zh", "。")):
        assert [about[language] for about in told if not about[language].endswith(stop)] == []
    assert [about["ru"] for about in told if not about["ru"][0].isupper() or not about["en"][0].isupper()] == []


def test_a_title_is_declined_by_its_head_and_carries_neither_ordinal_nor_theme(events: list[Record]) -> None:
    for event in events:
        title, cases = event["title"]["ru"], event["cases"]
        assert set(cases) == {"gent", "accs", "ablt", "loct"}, event["code"]
        assert event["gender"] in {"masc", "femn", "neut", "plur"}, event["code"]
        assert title not in (cases["gent"], cases["ablt"], cases["loct"]) or title.startswith("танцевальное шоу"), event["code"]
        assert event["gender"] == "femn" or cases["accs"] == title, event["code"]
        assert not re.match(r"\d|[IVXLC]+ |[Пп]ерв|[Вв]осьм|[Шш]ест", title), event["code"]
        assert not event["theme"] or event["theme"]["ru"] not in title, event["code"]


def test_kinds_statuses_formats_and_dates_are_those_of_the_kernel(events: list[Record]) -> None:
    for event in events:
        EventKind(event["kind"])
        EventStatus(event["status"])
        assert event["format"] is None or EventFormat(event["format"])
        assert (event["start"] is None) == (event["end"] is None), event["code"]
        if event["start"] is not None:
            assert not DateRange.parse(str(event["start"]), str(event["end"])).is_backwards, event["code"]


def test_an_event_that_was_not_held_says_why(events: list[Record]) -> None:
    assert {event["code"] for event in events if event["reason"]} == {e["code"] for e in events if e["status"] == "not_held"}


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        ("areas.yaml", ("areas",)),
        ("cities.yaml", ("cities",)),
        ("bodies.yaml", ("bodies", "partners", "chair_body")),
        ("states.yaml", ("country", "chair", "initiator")),
        ("years/2023-2024/documents.yaml", ("outcomes",)),
        ("years/2023-2024/events.yaml", ("parent",)),
    ],
)
def test_what_an_event_refers_to_is_there(events: list[Record], file: str, fields: tuple[str, ...]) -> None:
    named = {
        (event["code"], field, code)
        for event in events
        for field in fields
        for code in (event[field] if isinstance(event[field], list) else [event[field]])
        if code is not None
    }
    known = codes(PACK / file)
    assert sorted(reference for reference in named if reference[2] not in known) == []


def test_organisers_are_bodies_or_states(events: list[Record]) -> None:
    known = codes(PACK / "bodies.yaml") | codes(PACK / "states.yaml")
    assert {code for event in events for code in event["organisers"]} - known == set()


def test_a_city_lies_in_the_country_of_its_event(events: list[Record]) -> None:
    state_of = {city["code"]: city["state"] for city in records(PACK / "cities.yaml")}
    assert [
        (event["code"], city) for event in events for city in event["cities"] if event["country"] not in (None, state_of[city])
    ] == []


def test_a_later_mention_is_told_in_another_area_of_its_event(events: list[Record]) -> None:
    mentions = [(event, mention) for event in events for mention in event["mentions"]]
    assert len(mentions) == 8
    assert all(mention["area"] in [*event["areas"][1:], None] for event, mention in mentions)
    forum = next(event for event in events if event["code"] == "startup-forum-4")
    assert (str(forum["end"]), str(forum["mentions"][0]["says"]["end"])) == ("2024-03-20", "2024-03-19")


def test_every_event_says_where_the_source_says_it(events: list[Record]) -> None:
    for event in events:
        assert event["claims"]["title"], event["code"]
        assert all(len(span) == 2 and 0 <= span[0] < span[1] <= CHARACTERS for span in spans_of(event)), event["code"]


def test_a_claim_is_made_of_a_field_that_has_a_value(events: list[Record]) -> None:
    told_by = {"dates": ["start"], "place": ["cities", "country"], "body": ["bodies"], "chair": ["chair", "chair_body"]}
    assert [
        (event["code"], claim)
        for event in events
        for claim in event["claims"]
        if not any(event[field] for field in told_by.get(claim, [claim]))
    ] == []
    assert [
        (event["code"], field)
        for event in events
        for field in ("ordinal", "chair", "chair_body", "initiator", "reason", "about")
        if event[field] and field.removesuffix("_body") not in event["claims"]
    ] == []


def test_dates_places_and_themes_stand_where_they_are_claimed(events: list[Record], source: str) -> None:
    for event in events:
        for field, expected in (("theme", event["theme"] and event["theme"]["ru"]), ("dates", str(event["start"])[:4])):
            read = [source[start:end] for start, end in event["claims"].get(field, [])]
            assert not read or any(expected in " ".join(words.split()) for words in read), (event["code"], field, read)


def test_no_sentence_of_the_source_is_repeated_outside_title_and_theme(events: list[Record], source: str) -> None:
    printed = " ".join(source.split())
    told = [event[field]["ru"] for event in events for field in ("about", "reason") if event[field]]
    told += [event["note"] for event in events if event["note"]]
    borrowed = [text[at : at + 80] for text in told for at in range(len(text) - 79) if text[at : at + 80] in printed]
    assert borrowed == []
