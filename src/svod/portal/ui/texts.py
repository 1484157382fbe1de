"""The texts of a document, the protocols of a session: what a page shows of them, and what an officer does with them."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Value, When

from svod.kernel.vocabulary import EventStatus
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.gaps.queries import SESSIONS
from svod.register.rights import Actor
from svod.register.sources.models import KeptFile
from svod.register.texts.changes import may_attach
from svod.register.texts.queries import may_be_texts, texts_visible


def shown_texts(record: Document | Event, actor: Actor) -> dict[str, Any]:
    """Nothing for an event that is no session held, unless it has a protocol all the same."""
    words = Case(When(source__text="", then=Value(False)), default=Value(True), output_field=BooleanField())
    kept = Exists(KeptFile.objects.filter(source=OuterRef("source")))
    found = list(texts_visible(record, actor).annotate(has_words=words, has_file=kept))
    is_session = (
        isinstance(record, Event) and record.kind in SESSIONS and record.status in {EventStatus.HELD, EventStatus.RESUMED}
    )
    if isinstance(record, Event) and not is_session and not found:
        return {}
    may = may_attach(actor, record)
    return {
        "texts": found,
        "has_texts": True,
        "texts_title": "gaps.text" if isinstance(record, Document) else "gaps.protocol",
        "no_texts": "gaps.no_text" if isinstance(record, Document) else "gaps.no_protocol",
        "may_attach": may,
        "may_be_texts": may_be_texts(actor) if may else [],
    }
