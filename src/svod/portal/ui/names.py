"""What records are called and where their pages are: of many records at once, in a query for each noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from svod.compose.grammar import en, ru, zh
from svod.compose.reports.annual.phrases_zh.events import TERMS
from svod.portal.ui.words import spoken
from svod.register.bodies.models import Body
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp

PAGES = {"event": "event", "document": "document", "body": "body", "source": "source"}
QUOTES = {"ru": "«{}»", "en": "“{}”", "zh": "“{}”"}


@dataclass(frozen=True)
class Link:
    """A record by its name; `address` is empty where it has no page."""

    record: str
    name: str
    address: str


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ordinal_of(event: Event) -> str:
    """«Девятое», “Ninth”, 第九次; empty for an event without a number."""
    if not event.ordinal:
        return ""
    if spoken() == "zh":
        count = "首" if event.ordinal == 1 else f"第{zh.numeral(event.ordinal)}"
        return count + ("届" if event.kind in TERMS else "次")
    words = ru.ordinal(event.ordinal, event.gender or "neut") if spoken() == "ru" else en.ordinal(event.ordinal)
    return capital(words)


def event_name(event: Event) -> str:
    """The number in words, the name, the theme in quotation marks."""
    language = spoken()
    title, theme, ordinal = event.title.in_(language), event.theme.in_(language), ordinal_of(event)
    gap = "" if language == "zh" else " "
    if ordinal and language == "zh" and (at := zh.place_of_ordinal(title)):
        title, ordinal = f"{title[:at]}{ordinal}{title[at:]}", ""
    words = [ordinal, title if ordinal else capital(title), QUOTES[language].format(theme) if theme else ""]
    return gap.join(word for word in words if word)


def address(record: str) -> str:
    """The page of a record ("event:mtm-23"); empty where it has none."""
    noun, _, code = record.partition(":")
    try:
        return reverse(PAGES[noun], args=[code])
    except (KeyError, NoReverseMatch):
        return ""


def links_to(records: Iterable[str]) -> dict[str, Link]:
    """Record → its name and page. A record that is not held any more is called by its code and has no page."""
    asked: dict[str, set[str]] = {}
    every = list(dict.fromkeys(records))
    for record in every:
        noun, _, code = record.partition(":")
        asked.setdefault(noun, set()).add(code)
    names: dict[str, str] = {}
    for event in Event.objects.filter(code__in=asked.get("event", ())):
        names[f"event:{event.code}"] = event_name(event)
    for document in Document.objects.filter(code__in=asked.get("document", ())):
        names[f"document:{document.code}"] = document.title.in_(spoken())
    for body in Body.objects.filter(code__in=asked.get("body", ())):
        names[f"body:{body.code}"] = body.name.in_(spoken())
    for followup in FollowUp.objects.filter(code__in=asked.get("followup", ())):
        names[f"followup:{followup.code}"] = followup.text.in_(spoken())
    for figure in Figure.objects.filter(code__in=asked.get("figure", ())):
        names[f"figure:{figure.code}"] = capital(figure.what.in_(spoken()))
    return {record: Link(record, names.get(record, record), address(record) if record in names else "") for record in every}
