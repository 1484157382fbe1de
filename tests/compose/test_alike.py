"""Sentences of a section do not begin alike: an editor would strike the third in a row."""

from __future__ import annotations

import itertools
import re

import pytest

from svod.compose.reports.annual.outline import compose_annual
from svod.compose.reports.annual.phrases_en.documents import continued as continued_in_english
from svod.compose.reports.annual.phrases_ru.documents import continued as continued_in_russian
from svod.compose.tree import Paragraph
from svod.compose.year import Name
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.sources.models import Period
from tests.compose.facts import document


def beginning(sentence: str, language: Language) -> str:
    if language == "zh":
        return sentence[:2]
    words = re.findall(r"\w+", sentence.lower().removeprefix("the "))
    return words[0] if words else sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_three_sentences_in_a_row_begin_alike(sco: Period, language: Language) -> None:
    report = compose_annual(first=sco.first, last=sco.last, language=language)
    for section in report.sections:
        paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
        said = [sentence.text for block in paragraphs for sentence in block.sentences]
        for three in zip(said, said[1:], said[2:], strict=False):
            beginnings = [beginning(one, language) for one in three]
            assert not all(one == other for one, other in itertools.pairwise(beginnings)), three


@pytest.mark.parametrize(
    ("title", "purpose", "said"),
    [
        ("План развития портов", "План определяет очередность работ.", "Он определяет очередность работ."),
        ("Рамочные основы сотрудничества портов", "Рамочные основы задают порядок.", "Они задают порядок."),
        ("Концепция сотрудничества портов", "В Концепции изложены подходы.", "В Концепции изложены подходы."),
        ("Решение № 4", "Решением утвержден регламент.", "Решением утвержден регламент."),
    ],
)
def test_a_point_of_a_list_does_not_say_the_name_of_its_document_twice(title: str, purpose: str, said: str) -> None:
    assert continued_in_russian(document("d", title=Name(Trilingual(title, "Plan", "计划"))), purpose) == said


@pytest.mark.parametrize(
    ("title", "purpose", "said"),
    [
        ("Plan for developing ports", "The plan sets the order of works.", "It sets the order of works."),
        ("Regulations of the Port Council", "The Regulations lay down its work.", "They lay down its work."),
        ("Joint Statement on ports", "The Statement is common.", "The Statement is common."),
    ],
)
def test_an_english_point_says_it_or_they(title: str, purpose: str, said: str) -> None:
    assert continued_in_english(document("d", title=Name(Trilingual("План", title, "计划"))), purpose) == said
