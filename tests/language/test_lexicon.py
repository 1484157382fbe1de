"""Names come from the gazetteer, and from a pack where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.kernel.refusal import Refused
from svod.language.gazetteer import city_cases, gazetteer
from svod.language.lexicon import lexicon_of, plain_lexicon

PACK = """\
- code: tariff-group
  name: {ru: Рабочая группа по тарифам, en: Working Group on Tariffs, zh: 关税工作组}
  abbreviation: {ru: РГТ, en: WGT, zh: ''}
  kind: expert_group
  area: trade
  variants: [{ru: Группа по тарифам}]
"""


def test_every_state_of_the_world_has_its_names_and_adjective() -> None:
    known = gazetteer()
    assert len(known.states) >= 193
    assert not [code for code, state in known.states.items() if not (state.official and state.short and state.adjective)]


@pytest.mark.parametrize(
    ("form", "code"), [("республики индии", "IN"), ("исламской республики пакистан", "PK"), ("беларусью", "BY"), ("кнр", "CN")]
)
def test_states_are_known_in_oblique_cases(form: str, code: str) -> None:
    assert gazetteer().state_forms[form] == code


@pytest.mark.parametrize(
    ("form", "city"),
    [("алматы", "Алматы"), ("нижнем новгороде", "Нижний Новгород"), ("женевы", "Женева"), ("чолпон-ате", "Чолпон-Ата")],
)
def test_cities_go_back_to_the_nominative(form: str, city: str) -> None:
    assert gazetteer().city_forms[form].name == city


def test_a_city_declines_by_the_rule_of_its_ending() -> None:
    assert city_cases("Вена") == ("Вены", "Вене", "Вену", "Веной", "Вене")
    assert city_cases("Баку") == ("Баку",) * 5


def test_a_pack_adds_its_bodies_states_and_cities(tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "areas.yaml").write_text("- {code: trade, number: 3, title: {ru: Торговля}}\n", encoding="utf-8")
    (tmp_path / "cities.yaml").write_text(
        "- {code: zvezdny, name: {ru: Звёздный}, state: RU, loct: Звёздном}\n", encoding="utf-8"
    )
    lexicon = lexicon_of(tmp_path)
    assert [(b.code, b.area, b.abbreviation) for b in lexicon.bodies] == [("tariff-group", 3, "РГТ")]
    assert "группы по тарифам" in lexicon.bodies[0].forms
    assert lexicon.city_forms["звездном"].country == "RU"
    assert "звездном" not in plain_lexicon().city_forms


def test_a_pack_that_is_not_there_is_refused_with_a_word_of_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        lexicon_of(tmp_path / "nowhere")
    assert "organisation.yaml" in refused.value.words.ru


def test_a_broken_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text("- {code: [", encoding="utf-8")
    with pytest.raises(Refused):
        lexicon_of(tmp_path)
