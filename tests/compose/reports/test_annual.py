"""The annual report of the pack: complete, sourced, quick, and refused in words that help."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import Report, Table
from svod.compose.year import EventFacts
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import DocumentStage, EventFormat, EventKind, EventStatus
from svod.kernel.words import LANGUAGES, Language
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.sources.models import Period
from tests.compose.facts import document, report, session, year


def annual(period: Period, language: str) -> Report:
    return compose_annual(first=period.first, last=period.last, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_document_is_told_in_full_exactly_once(sco: Period, language: Language) -> None:
    told = Counter(record for sentence in annual(sco, language).sentences() for record in sentence.tells)
    held = {f"event:{code}" for code in Event.objects.values_list("code", flat=True)}
    held |= {f"document:{code}" for code in Document.objects.values_list("code", flat=True)}
    assert set(told) == held
    assert set(told.values()) == {1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_sources(sco: Period, language: Language) -> None:
    counted = annual(sco, language).coverage
    assert counted.sentences == counted.with_sources > 300
    assert counted.inferred < counted.sentences * 0.35
    assert counted.not_told == ()


@pytest.mark.parametrize(
    ("language", "official", "meaning"),
    [
        ("ru", "Официальные языки Организации – русский и китайский.", ""),
        (
            "en",
            "The official languages of the Organisation are Russian and Chinese; this text is a translation.",
            "Titles and names marked * have no official English version and are given in an editorial translation.",
        ),
        ("zh", "本组织官方语言为汉语和俄语。", "标有*的文件和机制名称尚无正式中文译名，系编辑翻译。"),
    ],
    ids=LANGUAGES,
)
def test_a_title_without_an_official_form_is_marked_and_the_report_says_what_the_mark_means(
    sco: Period, language: Language, official: str, meaning: str
) -> None:
    report = annual(sco, language)
    said = [sentence.text.replace("\u00a0", " ") for sentence in report.sentences()]
    assert official in said
    assert not meaning or meaning in said
    lines = [*report.title, *(report.decision.sentences() if report.decision else ())]
    cover = {record for one in lines for record in one.tells}
    for row in Document.objects.filter(is_background=False):
        if f"document:{row.code}" in cover:
            continue  # its own title is what the whole file is called
        telling = [one.text for one in report.sentences() if f"document:{row.code}" in one.tells and "*" in one.text]
        assert bool(telling) == (language in row.editorial), row.code


def test_terms_of_the_text_stand_among_the_abbreviations(sco: Period) -> None:
    listed = next(one for one in annual(sco, "ru").sections if one.title.text == "Принятые сокращения")
    table = listed.blocks[0]
    assert isinstance(table, Table)
    shown = {row[0].text: row[1].text for row in table.rows}
    assert shown["ИКТ"] == "информационно-коммуникационные технологии"
    assert shown["ООН"] == "Организация Объединенных Наций"


def test_every_language_tells_the_same_records_and_footnotes(sco: Period) -> None:
    reports = [annual(sco, language) for language in LANGUAGES]
    told = [set(one.coverage.told) for one in reports]
    notes = [sum(bool(run.footnote) for sentence in one.sentences() for run in sentence.runs) for one in reports]
    assert told[0] == told[1] == told[2]
    assert notes == [1, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_said_twice_and_none_has_a_gap(sco: Period, language: Language) -> None:
    sections = annual(sco, language).sections
    blocks = [block for section in sections for block in section.blocks if hasattr(block, "sentences")]
    texts = [sentence.text for block in blocks for sentence in block.sentences]
    assert [text for text, n in Counter(texts).items() if n > 1 and not text.endswith((":", "："))] == []
    assert [text for text in texts if "  " in text or " ," in text or " ." in text or "None" in text] == []


def test_the_first_section_begins_with_the_highest_body(sco: Period) -> None:
    first = annual(sco, "ru").sections[1].blocks[0]
    assert "Совета глав государств" in first.sentences[0].text  # type: ignore[union-attr]  # a section begins with a paragraph


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_is_composed_within_a_second_and_a_half(sco: Period, language: Language) -> None:
    annual(sco, language)
    began = time.perf_counter()
    annual(sco, language)
    assert time.perf_counter() - began < 1.5


@pytest.mark.parametrize(
    ("first", "last", "language", "words"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "de", "not composed"),
        (date(2024, 12, 31), date(2024, 1, 1), "ru", "other way round"),
        (date(1999, 1, 1), date(1999, 12, 31), "ru", "no event and no document"),
    ],
)
def test_what_cannot_be_composed_is_refused_with_what_to_do(
    sco: Period, first: date, last: date, language: str, words: str
) -> None:
    with pytest.raises(Refused) as refusal:
        compose_annual(first=first, last=last, language=language)
    assert words in refusal.value.words.en
    assert refusal.value.words.ru
    assert refusal.value.words.zh


EVENTS = st.builds(
    lambda code, **changes: session(f"e{code}", **changes),
    st.integers(0, 10_000),
    kind=st.sampled_from([str(kind.value) for kind in EventKind]),
    status=st.sampled_from([str(status.value) for status in EventStatus]),
    format=st.sampled_from(["", *(str(one.value) for one in EventFormat)]),
    ordinal=st.none() | st.integers(1, 120),
    areas=st.sampled_from([("trade",), ()]),
    is_background=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    events=st.lists(EVENTS, max_size=6, unique_by=lambda event: event.code),
    stages=st.lists(st.sampled_from(list(DocumentStage)), max_size=4),
)
def test_whatever_the_register_holds_is_told_once(events: list[EventFacts], stages: list[DocumentStage]) -> None:
    documents = tuple(document(f"d{i}", stage=str(stage.value)) for i, stage in enumerate(stages))
    for language in LANGUAGES:
        made = report(language, year(*events, documents=documents))
        told = Counter(record for sentence in made.sentences() for record in sentence.tells)
        assert set(told) == set(made.known)
        assert all(n == 1 for n in told.values())
