"""Whose text a source is."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.rights import Actor
from svod.register.sources.models import Source
from svod.register.sources.queries import sources_visible
from svod.register.texts.models import Text


def areas_of(record: Document | Event) -> list[str]:
    """The codes of the areas that tell a record."""
    if isinstance(record, Document):
        return [record.area.code] if record.area else []
    return list(record.event_areas.values_list("area__code", flat=True))


def with_words() -> QuerySet[Text]:
    """Those that can be read: the source has its text, or the very file is kept."""
    return Text.objects.filter(~Q(source__text="") | Q(source__kept_file__isnull=False))


def texts_visible(record: Document | Event, actor: Actor) -> QuerySet[Text]:
    """The texts of a record whose source the actor may read."""
    own = record.texts if isinstance(record, Document) else record.protocols
    return own.filter(source__in=sources_visible(actor)).select_related("source").defer("source__text")


def may_be_texts(actor: Actor) -> QuerySet[Source]:
    """Sources that can be said to be the text of something, the newest first."""
    return sources_visible(actor).filter(is_invented=False).defer("text").order_by("-id")
