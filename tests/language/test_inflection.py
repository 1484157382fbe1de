"""Names are spoken in the case that the sentence needs."""

from __future__ import annotations

import pytest

from svod.language.inflection import decline, gender_of, ordinal_digits, ordinal_words


@pytest.mark.parametrize(
    ("phrase", "case", "spoken"),
    [
        ("Специальная рабочая группа по торговле", "gent", "Специальной рабочей группы по торговле"),
        ("Совещание министров культуры", "loct", "Совещании министров культуры"),
        ("Дорожная карта по стандартам", "accs", "Дорожную карту по стандартам"),
        ("Рамочные основы обмена", "gent", "Рамочных основ обмена"),
        ("План-график поверок", "datv", "Плану-графику поверок"),
        ("23-е заседание комиссии", "gent", "23-го заседания комиссии"),
        ("постоянно действующая рабочая группа", "ablt", "постоянно действующей рабочей группой"),
        ("Экономическая и социальная комиссия", "gent", "Экономической и социальной комиссии"),
        ("Астанинская декларация", "loct", "Астанинской декларации"),
        ("ООН", "gent", "ООН"),
        ("Высшее учебное заведение", "gent", "Высшего учебного заведения"),
        ("Крупнейшая выставка края", "datv", "Крупнейшей выставке края"),
        ("государства – члены союза", "gent", "государств – членов союза"),
        ("государства – члены союза", "accs", "государства – члены союза"),
        ("учебное заведение – партнер сети", "ablt", "учебным заведением – партнером сети"),
        ("Памятная сессия, посвященная миру", "loct", "Памятной сессии, посвященной миру"),
        ("мероприятия, посвященные запуску", "gent", "мероприятий, посвященных запуску"),
        ("Конкурс рисунков, организованный школой", "ablt", "Конкурсом рисунков, организованным школой"),
        ("Совещание министров, отвечающих за торговлю", "gent", "Совещания министров, отвечающих за торговлю"),
        ("Форум «Мосты, построенные вместе»", "gent", "Форума «Мосты, построенные вместе»"),
    ],
)
def test_the_head_and_its_adjectives_decline_and_the_rest_stays(phrase: str, case: str, spoken: str) -> None:
    assert decline(phrase, case) == spoken


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [
        ("Концепция развития", "femn"),
        ("Соглашение", "neut"),
        ("Рамочные основы", "plur"),
        ("Форум глав", "masc"),
        ("Бизнес-миссия", "femn"),
        ("Экспо-форум", "masc"),
    ],
)
def test_the_gender_is_that_of_the_head(phrase: str, gender: str) -> None:
    assert gender_of(phrase) == gender


@pytest.mark.parametrize(
    ("n", "gender", "case", "words"),
    [
        (1, "neut", "nomn", "первое"),
        (23, "femn", "gent", "двадцать третьей"),
        (40, "masc", "loct", "сороковом"),
        (101, "femn", "nomn", "сто первая"),
        (14, "plur", "datv", "четырнадцатым"),
    ],
)
def test_ordinals_are_spoken_in_words(n: int, gender: str, case: str, words: str) -> None:
    assert ordinal_words(n, gender, case) == words


def test_ordinals_in_figures_take_the_ending_of_their_case() -> None:
    assert [ordinal_digits(5, "neut", case) for case in ("nomn", "gent", "loct")] == ["5-е", "5-го", "5-м"]
    assert [ordinal_digits(n, "plur") for n in (12, 13, 23, 103)] == ["12-е", "13-е", "23-и", "103-и"]


def test_an_unknown_case_is_refused() -> None:
    with pytest.raises(ValueError, match="not a case"):
        decline("Совет", "vocative")
