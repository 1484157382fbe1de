"""Nothing crashes, every span lies in the text, and nothing is lost in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from svod.reading import read_text

SOURCES = [
    yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
    for folder in ("texts", "blind")
    for path in sorted((Path(__file__).parent / folder).glob("*.yaml"))
]
NOISE = st.sampled_from(
    [
        " ",
        "  ",
        "\u00a0",
        "\u00ad",
        "–",
        "—",
        "-",
        "(",
        ")",
        "«",
        "»",
        "\n",
        "\n\n",
        "**",
        "<sup>1</sup>",
        "г.",
        "ё",
        "31 апреля",
        "№ ",
    ]
)


def spans_in(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(n, int) for n in value):
            yield value[0], value[1]
        else:
            for inner in value:
                yield from spans_in(inner)


def checked(text: str) -> dict[str, Any]:
    told = read_text(text).as_json()
    json.dumps(told)
    for start, end in spans_in(
        {k: told[k] for k in ("areas", "events", "documents", "bodies", "followups", "footnotes", "unplaced")}
    ):
        assert 0 <= start <= end <= len(text)
    return told


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    source=st.sampled_from(SOURCES), start=st.integers(0, 2000), length=st.integers(0, 1500), noise=NOISE, at=st.integers(0, 1500)
)
def test_a_text_cut_anywhere_with_anything_put_in_is_still_read(
    source: str, start: int, length: int, noise: str, at: int
) -> None:
    piece = source[start : start + length]
    checked(piece[:at] + noise + piece[at:])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
@example("À¼𗀀")
def test_any_text_at_all_is_read(text: str) -> None:
    checked(text)


def test_an_empty_text_says_nothing() -> None:
    told = checked("")
    assert told["events"] == told["documents"] == told["unplaced"] == []


def test_blanks_that_do_not_break_change_nothing() -> None:
    for source in SOURCES:
        plain, unbroken = read_text(source), read_text(source.replace(" г. ", "\u00a0г.\u00a0"))
        assert [(e.title, e.dates, e.place.city) for e in plain.events] == [
            (e.title, e.dates, e.place.city) for e in unbroken.events
        ]


def test_a_day_that_does_not_exist_is_said_and_not_dated() -> None:
    text = "31 апреля 2020 г. в г. Минске состоялась выставка."
    reading = read_text(text)
    assert [(u.what, u.span.of(text)) for u in reading.unplaced if u.what == "date"] == [("date", "31 апреля 2020 г.")]
    assert reading.dates[0].dates is None


def test_a_date_of_no_event_is_listed_as_unplaced() -> None:
    text = "Озеро замёрзло 5 января 2020 года."
    assert [u.span.of(text) for u in read_text(text).unplaced] == ["5 января 2020 года"]


def test_evidence_points_at_the_words_that_say_it() -> None:
    text = "3 мая 2021 г. в г. Гродно под председательством белорусской стороны состоялось 5-е заседание Комиссии по связи (КС)."
    event = read_text(text).events[0]
    said = {name: [span.of(text) for span in spans] for name, spans in event.evidence.items()}
    assert said["dates"] == ["3 мая 2021 г."]
    assert said["place"] == ["г. Гродно"]
    assert said["chair"] == ["под председательством белорусской стороны"]
    assert said["ordinal"] == ["5-е"]
    assert said["body"] == ["Комиссии по связи"]
    assert (event.body, event.chair, event.place.city, event.ordinal) == ("Комиссия по связи", "BY", "Гродно", 5)


def test_an_abbreviation_knows_where_it_is_spelt_out() -> None:
    text = "Комиссия по связи (КС) собралась. Члены КС и ЦЭТ обсудили план."
    found = {a.form: (a.expansion, len(a.spans)) for a in read_text(text).abbreviations}
    assert found == {"КС": ("Комиссия по связи", 2), "ЦЭТ": (None, 1)}


def test_the_second_telling_of_an_event_names_the_first() -> None:
    text = (
        "## 1. Связь\n\n5 марта 2020 г. в г. Минске под председательством Беларуси состоялся круглый стол «Сети завтра».\n\n"
        "## 2. Наука\n\nОтмечен круглый стол «Сети завтра» (г. Минск, 5 марта 2020 г.).\n"
    )
    first, second = read_text(text).events
    assert (first.area, first.same_as, second.area, second.same_as) == (1, None, 2, first.id)
