"""What templates say: words of the catalogue, words of the register, dates, numbers, names of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from urllib.parse import urlencode

from django import template

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.words import Trilingual
from svod.portal.ui import names, values, words
from svod.register.events.models import Event
from svod.register.identities.vouched import name_of_issuer
from svod.register.letters.models import Letter
from svod.register.letters.queries import name_of

register = template.Library()


@register.simple_tag
def say(key: str, **said: object) -> str:
    return words.say(key, **said)


@register.filter
def told(value: Trilingual | None) -> str:
    """Words of the register in the language of this request."""
    return value.in_(words.spoken()) if value else ""


@register.filter
def named(value: object, group: str) -> str:
    return words.named(value, group)


@register.filter
def capital(text: str) -> str:
    return names.capital(text)


@register.filter
def dates(value: DateRange | None) -> str:
    return values.dates_in_words(value) if value else ""


@register.filter
def day(value: date | None) -> str:
    """A day in words."""
    return values.dates_in_words(DateRange.of_days(value, value, "day")) if value else ""


@register.filter
def moment(value: datetime) -> str:
    """A day in words and the time to the minute, UTC."""
    return f"{day(value.date())}{values.NBSP}{value:%H:%M}"


@register.filter
def clock(value: datetime) -> str:
    """A day in words and the time to the minute, of the zone that the value is in."""
    return f"{day(value.date())}, {value:%H:%M}" if words.spoken() != "zh" else f"{day(value.date())} {value:%H:%M}"


@register.filter
def iso(value: str) -> str:
    """`2024-03` in words."""
    return values.iso_in_words(value)


@register.filter
def month_name(iso_month: str) -> str:
    """The month alone, as a column of a chart is headed: «март», “March”, 3月."""
    one = PartialDate.parse(iso_month)
    said = values.dates_in_words(DateRange(one, one))
    return said.removeprefix(f"{one.year}年").split(" ")[0]


@register.filter
def number(value: int) -> str:
    return values.number_in_words(value)


@register.filter
def event_name(event: Event) -> str:
    return names.event_name(event)


@register.filter
def listed(items: Iterable[object]) -> str:
    """Words of the register, one after the other."""
    return values.joined(item.in_(words.spoken()) if isinstance(item, Trilingual) else str(item) for item in items)


@register.filter
def letter_name(letter: Letter) -> Trilingual:
    return name_of(letter)


@register.filter
def issuer(address: str) -> str:
    """The provider of an identity, as people see it."""
    return name_of_issuer(address)


@register.filter
def query(values: Mapping[str, str]) -> str:
    """What stands after the question mark of an address."""
    return urlencode(values)


@register.filter
def of(key: str, table: Mapping[str, object]) -> object:
    """What a table holds under a key; nothing where it holds none."""
    return table.get(key, "")
