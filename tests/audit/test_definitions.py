"""Short forms that a text introduces: here those of a list «Принятые сокращения»; the rules' pages show the ones in brackets."""

from __future__ import annotations

import pytest

from svod.audit.definitions import listed_forms

TABLE = """Семинар провели МСРП и ФАО.

## Принятые сокращения

| Сокращение | Полное наименование |
|---|---|
| МСРП | Международный союз речных портов |
| СРП РБ | Совет речных портов – объединение пароходств |
| ФАО | Продовольственная организация |

## Приложение 1. Мероприятия

| № | Мероприятие | Даты |
|---|---|---|
| 1 | ЕЭК | Заседание в Минске |
"""


CELLS = TABLE.replace("|---|---|\n", "").replace("|---|---|---|\n", "").replace(" | ", "\n\n").replace("|", "\n")


@pytest.mark.parametrize("text", [TABLE, CELLS], ids=["rows of Markdown", "cells, one a line"])
def test_a_table_of_abbreviations_expands_its_rows_and_nothing_after_it(text: str) -> None:
    assert listed_forms(text) == {"МСРП", "СРП РБ", "СРП", "ФАО"}


@pytest.mark.parametrize(
    ("heading", "row", "form"),
    [
        ("Список сокращений", "МСРП – Международный союз речных портов", "МСРП"),
        ("**Перечень принятых сокращений:**", "ЮНЕП-2\tПрограмма по окружающей среде", "ЮНЕП-2"),
        ("14. List of abbreviations", "IURP — International Union of River Ports", "IURP"),
        ("简称表", "FAO | 粮食及农业组织", "FAO"),
    ],
)
def test_a_list_is_known_by_its_heading_in_three_languages(heading: str, row: str, form: str) -> None:
    assert listed_forms(f"{heading}\n\n{row}\n") == {form}


@pytest.mark.parametrize(
    "text",
    [
        "Принятые сокращения расходов обсудили эксперты.\n\nЕЭК – участник семинара.",
        "Сокращения\n\nМСРП\n\nФАО\n",
        "МСРП – Международный союз речных портов",
    ],
)
def test_what_is_no_list_expands_nothing(text: str) -> None:
    assert listed_forms(text) == frozenset()
