"""Sessions told in one list after a colon, each group with its own place and format."""

from __future__ import annotations

from svod.kernel.vocabulary import EventFormat
from svod.reading import read_text

TEXT = (
    "Проведено четыре заседания Комиссии по судоходству: 26 июня, 10–11 июля 2021 года – в режиме видеоконференции; "
    "7–8 августа 2021 года – в смешанном формате в Пекине; 10–11 сентября 2021 года – в г. Исламабаде."
)


def test_each_segment_of_a_list_has_its_own_place_and_format() -> None:
    told = [(str(event.dates[0]), event.place.city, event.format) for event in read_text(TEXT).events]
    assert told == [
        ("2021-06-26", None, EventFormat.ONLINE),
        ("2021-07-10/2021-07-11", None, EventFormat.ONLINE),
        ("2021-08-07/2021-08-08", "Пекин", EventFormat.HYBRID),
        ("2021-09-10/2021-09-11", "Исламабад", None),
    ]


def test_a_colon_that_brings_no_dates_lists_no_sessions() -> None:
    text = "5 марта 2021 года в г. Ош прошли заседания Комиссии: о судоходстве; о портах; о тарифах до 2025 года."
    assert {str(event.dates[0]) for event in read_text(text).events} == {"2021-03-05"}
