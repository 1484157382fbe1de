"""What templates say: words of the catalogue, words of the register, dates, addresses of records."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse

from svod.audit.words import dates_said
from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual
from svod.portal.ui import words
from svod.register.bodies.models import Body
from svod.register.documents.models import Document
from svod.register.events.models import Event

register = template.Library()
PAGES = {"event": "event", "document": "document", "body": "body", "source": "source"}


@register.simple_tag
def say(key: str, **values: object) -> str:
    return words.say(key, **values)


@register.filter
def told(value: Trilingual | None) -> str:
    """Words of the register in the language of this request."""
    return value.in_(words.spoken()) if value else ""


@register.filter
def named(value: object, group: str) -> str:
    return words.named(value, group)


@register.filter
def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@register.filter
def dates(value: DateRange | None) -> str:
    return dates_said(value, words.spoken()) if value else ""


@register.filter
def event_name(event: Event) -> str:
    """The name with its theme in quotation marks."""
    language = words.spoken()
    quoted = {"ru": "«{}»", "en": "“{}”", "zh": "“{}”"}[language]
    theme = event.theme.in_(language)
    gap = "" if language == "zh" else " "
    return capital(event.title.in_(language)) + (gap + quoted.format(theme) if theme else "")


@register.filter
def address(record: str) -> str:
    """The page of a record ("event:mtm-23"); empty where it has none."""
    noun, _, code = record.partition(":")
    try:
        return reverse(PAGES[noun], args=[code])
    except (KeyError, NoReverseMatch):
        return ""


@register.filter
def listed(items: Iterable[object]) -> str:
    """Words of the register, one after the other."""
    said = [item.in_(words.spoken()) if isinstance(item, Trilingual) else str(item) for item in items]
    return {"zh": "、"}.get(words.spoken(), ", ").join(said)


@register.filter
def month(iso: str) -> str:
    """`2024-03` in words."""
    return dates_said(DateRange.parse(iso), words.spoken())


@register.filter
def plain(value: object) -> str:
    """A value of a proposal: a list without its brackets."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@register.filter
def record_name(record: str) -> str:
    """What a record is called; its code where it is called nothing."""
    noun, _, code = record.partition(":")
    model = {"event": Event, "document": Document, "body": Body}.get(noun)
    row = model._default_manager.filter(code=code).first() if model else None
    if isinstance(row, Event):
        return event_name(row)
    if isinstance(row, Document):
        return row.title.in_(words.spoken())
    return row.name.in_(words.spoken()) if isinstance(row, Body) else record
