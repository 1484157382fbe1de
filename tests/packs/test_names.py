"""The names of a pack: complete in three languages, closed, declined, and one body has one name wherever it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.cli.packs import PACKS
from svod.kernel.words import LANGUAGES
from tests.packs.rows import parsed

FILES = sorted(PACKS.glob("**/*.yaml"))
SCO = PACKS / "sco"
YEAR = SCO / "years/2023-2024"
CASES = {"gent", "datv", "accs", "ablt", "loct"}
PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"), ("（", "）"), ("《", "》"))
SCRIPT = {"ru": re.compile("[а-яё]", re.I), "en": re.compile("[a-z]", re.I), "zh": re.compile("[\u4e00-\u9fff]")}
TOLD = {"events": ("title", "about", "reason"), "documents": ("title", "purpose"), "followups": ("text",)}

Record = dict[str, Any]


def read(file: Path) -> Any:
    return parsed(file)


def mappings(value: Any, path: str = "") -> Iterator[tuple[str, Record]]:
    """Every mapping of a file with the way to it; a record of a list is called by its code."""
    if isinstance(value, dict):
        yield path, value
        for key, held in value.items():
            yield from mappings(held, f"{path}.{key}")
    elif isinstance(value, list):
        for at, held in enumerate(value):
            name = held.get("code", at) if isinstance(held, dict) else at
            yield from mappings(held, f"{path}/{name}")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)


def is_closed(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(opens) == text.count(closes) for opens, closes in PAIRS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_said_in_one_language_is_said_in_all_three(file: Path) -> None:
    words = [(path, held) for path, held in mappings(read(file)) if held.keys() & set(LANGUAGES) and ".variants/" not in path]
    assert [path for path, held in words if list(held) != list(LANGUAGES)] == []
    assert [
        (path, text) for path, held in words for text in held.values() if not str(text) or str(text) != str(text).strip()
    ] == []
    spoken = [(path, held) for path, held in words if held["ru"] != "%" and held["ru"] != held["en"]]
    assert [(path, tongue) for path, held in spoken for tongue in LANGUAGES if not SCRIPT[tongue].search(held[tongue])] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_has_a_stray_brace_or_an_open_bracket_or_quote(file: Path) -> None:
    said = list(texts(read(file)))
    assert [text for text in said if re.search(r"[{}]|  |\.\.|,$|:$", text)] == []
    assert [text for text in said if not is_closed(text)] == []


@pytest.mark.parametrize(
    ("file", "name", "cases"),
    [
        ("bodies.yaml", "name", "cases"),
        ("states.yaml", "name", "name_cases"),
        ("states.yaml", "short_name", "short_cases"),
        ("years/2023-2024/documents.yaml", "title", "cases"),
    ],
)
def test_a_russian_name_has_its_five_cases_and_keeps_its_words_in_them(file: str, name: str, cases: str) -> None:
    records = read(SCO / file)
    assert [record["code"] for record in records if set(record[cases]) != CASES] == []
    assert [
        (record["code"], form)
        for record in records
        for form in record[cases].values()
        if [word[:2] for word in re.findall(r"\w+", form)] != [word[:2] for word in re.findall(r"\w+", record[name]["ru"])]
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", ["areas.yaml", "bodies.yaml", "cities.yaml", "states.yaml", "years/2023-2024/documents.yaml"])
def test_two_records_do_not_share_a_name(file: str, language: str) -> None:
    names = Counter((record.get("name") or record["title"])[language].lower() for record in read(SCO / file))
    assert [name for name, count in names.items() if count > 1] == []


def test_each_kind_of_group_has_an_abbreviation_of_its_own() -> None:
    kinds: dict[str, set[str]] = {}
    for body in read(SCO / "bodies.yaml"):
        if body["kind"] in ("special_working_group", "permanent_working_group"):
            for language in LANGUAGES:
                kinds.setdefault(body["abbreviation"][language], set()).add(body["kind"])
    assert {short: kinds for short, kinds in kinds.items() if len(kinds) > 1} == {}


def plain(text: str, language: str) -> str:
    """A text without the words by which a name is fitted into a sentence: whose member states, which organisation."""
    if language == "zh":
        return re.sub("上海合作组织|上合组织|成员国", "", text)
    return re.sub(r"\b(of the sco member states|sco|the) ?", "", text.lower()).strip()


def forms_of(body: Record) -> list[str]:
    """Russian forms of a name long enough to be told from common words."""
    short: Record = body["short_name"] if "short_name" in body else body["name"]
    return [form.lower() for form in {body["name"]["ru"], *body["cases"].values(), short["ru"]} if len(form.split()) > 1]


def test_a_body_named_in_russian_is_named_so_in_english_and_chinese() -> None:
    bodies = [
        body for body in read(SCO / "bodies.yaml") if not body.get("is_generic") and body["kind"] not in ("organisation", "other")
    ]
    known = sorted(((form, body) for body in bodies for form in forms_of(body)), key=lambda pair: -len(pair[0]))
    said = [
        (record["code"], record[field])
        for file, fields in TOLD.items()
        for record in read(YEAR / f"{file}.yaml")
        for field in fields
        if record[field]
    ]
    named, otherwise = 0, []
    for code, words in said:
        russian = words["ru"].lower()
        for form, body in known:
            if form not in russian:
                continue
            russian, named = russian.replace(form, "#"), named + 1
            for language in ("en", "zh"):
                names = [
                    plain(body[field][language], language) for field in ("name", "short_name", "abbreviation") if field in body
                ]
                if not any(name in plain(words[language], language) for name in names):
                    otherwise.append((code, body["code"], words[language]))
    assert named > 60
    assert otherwise == []


@pytest.mark.parametrize("kind", ["ministerial_meeting", "heads_meeting"])
def test_a_meeting_of_ministers_or_heads_is_called_as_its_body(kind: str) -> None:
    body_of = {body["code"]: body for body in read(SCO / "bodies.yaml")}
    meetings = [event for event in read(YEAR / "events.yaml") if event["kind"] == kind and event["bodies"]]
    assert meetings
    for event in meetings:
        body = body_of[event["bodies"][0]]
        assert event["title"] == body["name"], event["code"]
        assert event["gender"] == body["gender"], event["code"]
        assert event["cases"].items() <= body["cases"].items(), event["code"]
