"""How documents and next steps are told, on facts made by hand."""

from __future__ import annotations

import pytest

from svod.compose.year import FollowUpFacts
from svod.kernel.words import Trilingual
from tests.compose.facts import NORTHLAND, document, name, report, session, text, year

RULES = name("Правила перевозок", "Transport Rules", "运输规则", "plur", gent="Правил перевозок")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "По итогам заседания принят План развития портов."),
        ("en", "The session adopted the Port Development Plan."),
        ("zh", "会议通过《港口发展计划》。"),
    ],
)
def test_the_document_of_a_session_is_told_right_after_it(language: str, words: str) -> None:
    assert words in text(language, year(session(outcomes=("plan",)), documents=(document(),)))


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_several_documents_of_a_session_are_a_list_under_one_lead(language: str) -> None:
    documents = (document(), document("rules", title=RULES))
    made = report(language, year(session(outcomes=("plan", "rules")), documents=documents))
    items = [block for block in made.sections[1].blocks if getattr(block, "style", "") == "item"]
    assert len(items) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Республика Эстляндия в данном документе не участвует."),
        ("en", "The Republic of Northland does not take part in this document."),
        ("zh", "北国共和国未参加该文件。"),
    ],
)
def test_non_participation_is_a_footnote_at_the_title(language: str, words: str) -> None:
    made = report(language, year(session(outcomes=("plan",)), documents=(document(non_participants=(NORTHLAND,)),)))
    noted = [run.footnote.sentence.text for one in made.sentences() for run in one.runs if run.footnote]
    assert noted == [words]


@pytest.mark.parametrize(
    ("stage", "ru", "en", "zh"),
    [
        (
            "draft",
            "Подготовлен проект Плана развития портов.",
            "A draft Port Development Plan has been drawn up.",
            "已拟定《港口发展计划》草案。",
        ),
        (
            "under_negotiation",
            "На согласовании находится проект Плана развития портов.",
            "The draft Port Development Plan is under negotiation.",
            "《港口发展计划》草案正在磋商。",
        ),
        ("in_force", "Действует План развития портов.", "The Port Development Plan is in force.", "《港口发展计划》现行有效。"),
    ],
)
def test_a_document_is_told_by_its_stage(stage: str, ru: str, en: str, zh: str) -> None:
    whole = year(session(), documents=(document(stage=stage),))
    assert ru in text("ru", whole)
    assert en in text("en", whole)
    assert zh in text("zh", whole)


@pytest.mark.parametrize(("language", "also"), [("ru", "также"), ("en", "also"), ("zh", "也")])
def test_the_second_document_of_a_stage_does_not_begin_like_the_first(language: str, also: str) -> None:
    documents = (document(stage="under_negotiation"), document("rules", stage="under_negotiation", title=RULES))
    told = [line for line in text(language, year(session(), documents=documents)).split("\n") if also in line]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Группа намерена созвать форум, а также издать справочник."),
        ("en", "The Group intends to convene a forum and to publish a handbook."),
        ("zh", "工作组拟召开论坛；出版手册。"),
    ],
)
def test_steps_of_one_body_are_one_sentence_that_rests_on_all_of_them(language: str, words: str) -> None:
    said = (
        Trilingual("Группа намерена созвать форум.", "The Group intends to convene a forum.", "工作组拟召开论坛。"),
        Trilingual("Группа намерена издать справочник.", "The Group intends to publish a handbook.", "工作组拟出版手册。"),
    )
    steps = tuple(FollowUpFacts(code, "trade", words) for code, words in zip(("one", "two"), said, strict=True))
    made = report(language, year(session(), followups=steps))
    sentence = next(one for one in made.sentences() if one.text == words)
    assert sentence.records == ("followup:one", "followup:two")
