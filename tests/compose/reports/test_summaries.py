"""Shorter reports of the year: an area, a state, a body, a brief; all by the same words and with every sentence sourced."""

from __future__ import annotations

import pytest

from svod.compose.reports.summary.outline import compose_summary
from svod.compose.tree import Paragraph, Report
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES
from svod.register.events.models import Event
from svod.register.sources.models import Period

SUMMARIES = [("area", "trade"), ("area", "customs"), ("state", "KZ"), ("state", "PK"), ("body", "mtm"), ("brief", "")]


def composed(period: Period, kind: str, of: str, language: str = "ru") -> Report:
    return compose_summary(kind=kind, of=of, first=period.first, last=period.last, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "of"), SUMMARIES)
def test_every_sentence_has_a_source_and_all_that_belongs_is_told(sco: Period, kind: str, of: str, language: str) -> None:
    counted = composed(sco, kind, of, language).coverage
    assert counted.sentences == counted.with_sources > 5
    assert counted.not_told == ()


def test_an_area_is_told_with_its_own_section_alone(sco: Period) -> None:
    report = composed(sco, "area", "customs")
    assert [section.number for section in report.sections if section.number] == [6]


def test_a_state_is_told_with_what_it_chaired_started_or_hosted(sco: Period) -> None:
    report = composed(sco, "state", "KZ")
    chaired = set(Event.objects.filter(chair__code="KZ", is_background=False).values_list("code", flat=True))
    told = {record.partition(":")[2] for record in report.known if record.startswith("event:")}
    assert chaired
    assert chaired <= told
    assert (
        not Event.objects.filter(code__in=told)
        .exclude(chair__code="KZ")
        .exclude(initiator__code="KZ")
        .exclude(country__code="KZ")
        .exclude(organising_states__code="KZ")
        .exists()
    )


def test_the_brief_is_shorter_than_the_report_and_says_what_was_not_held(sco: Period) -> None:
    report = composed(sco, "brief", "")
    text = "\n".join(sentence.text for sentence in report.sentences())
    assert "не состоялось" in text
    assert len(text) < 40_000


@pytest.mark.parametrize(
    ("kind", "of", "language", "title"),
    [
        ("state", "PK", "ru", "об участии Исламской Республики Пакистан в мероприятиях и о председательстве на них"),
        ("state", "PK", "en", "on the participation and chairmanship of the Islamic Republic of Pakistan"),
        ("state", "PK", "zh", "关于巴基斯坦伊斯兰共和国参与和主持活动的情况简介"),
        ("body", "ksdl", "ru", "о работе Комиссии старших должностных лиц"),
        ("area", "energy", "ru", "о сотрудничестве в сфере энергетики"),
        ("area", "energy", "en", "on cooperation in energy"),
    ],
)
def test_the_title_takes_the_name_up_in_its_case(sco: Period, kind: str, of: str, language: str, title: str) -> None:
    assert title in [line.text.replace("\u00a0", " ") for line in composed(sco, kind, of, language).title]


def test_the_brief_gives_the_figures_of_the_year_and_a_summary_those_of_its_part(sco: Period) -> None:
    def first(kind: str, of: str) -> str:
        block = composed(sco, kind, of).sections[0].blocks[0]
        assert isinstance(block, Paragraph)
        return block.sentences[0].text.replace("\u00a0", " ")

    assert first("brief", "").startswith("За отчетный период состоялось 82 мероприятия")
    assert first("body", "ksdl") == "Справка охватывает семь мероприятий отчетного периода."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Под председательством пакистанской стороны прошло шесть мероприятий."),
        ("en", "Pakistan chaired six events."),
        ("zh", "由巴方主持的活动共6项。"),
    ],
)
def test_a_chair_alone_is_told_by_its_own_name(sco: Period, language: str, words: str) -> None:
    said = [sentence.text.replace("\u00a0", " ") for sentence in composed(sco, "state", "PK", language).sentences()]
    assert words in said


def test_no_sentence_points_to_a_section_that_is_not_there(sco: Period) -> None:
    report = composed(sco, "area", "trade")
    assert "названы в раздел" not in "\n".join(sentence.text for sentence in report.sentences())


@pytest.mark.parametrize(("kind", "of"), [("area", "nowhere"), ("state", "XX"), ("body", ""), ("state", "")])
def test_a_code_that_nothing_has_is_refused_with_some_that_are(sco: Period, kind: str, of: str) -> None:
    with pytest.raises(Refused, match="such as"):
        composed(sco, kind, of)


def test_a_body_of_which_nothing_is_told_gets_a_clear_word(sco: Period) -> None:
    with pytest.raises(Refused, match="tells nothing"):
        composed(sco, "body", "unctad")
