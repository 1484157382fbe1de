"""Saying which source is the text of a document, the protocol of a session."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.journal.changes import note
from svod.register.rights import Actor, Forbidden, Thing, may, require
from svod.register.sources.models import Source
from svod.register.sources.queries import sources_visible
from svod.register.texts.models import Text
from svod.register.texts.queries import areas_of


def may_attach(actor: Actor, record: Document | Event) -> bool:
    """An officer of any area that tells the record; of one without an area, any officer."""
    return any(may(actor, "change", Thing(_noun(record), area=area)) for area in areas_of(record) or [""])


@transaction.atomic
def attach_text(*, source: Source, document: Document | None = None, event: Event | None = None, by: Actor) -> Text:
    """`source` is the text of `document`, or the protocol of `event`; saying it again changes nothing.

    Refused where the source is an invented sample, which never mixes with what is held to be true.
    """
    record = document or event
    if record is None or (document and event):
        raise ValueError("a text is of one record")
    _require(by, record)
    if not sources_visible(by).filter(pk=source.pk).exists():
        raise Forbidden()
    if source.is_invented:
        raise Refused(
            f"«{source.title.ru}» – вымышленный образец, он не может быть текстом настоящей записи.",
            f"“{source.title.in_('en')}” is an invented sample and cannot be the text of a true record.",
            f"“{source.title.in_('zh')}”为虚构样本，不能作为真实记录的文本。",
        )
    made, is_new = Text.objects.get_or_create(
        source=source, document=document, event=event, defaults={"attached_by": by.name, "attached_at": datetime.now(UTC)}
    )
    if is_new:
        note(record=_name(record), verb="text attached", by=by.name, after={"source": source.code})
    return made


@transaction.atomic
def detach_text(*, text: Text, reason: str, by: Actor) -> None:
    """It was said by mistake: the source stays, the journal keeps who took it off and why."""
    record = text.document or text.event
    assert record is not None  # a constraint of the table
    _require(by, record)
    if not reason.strip():
        raise Refused("Укажите, почему текст снимается.", "Say why the text is taken off.", "请说明移除文本的理由。")
    if not Text.objects.filter(pk=text.pk).delete()[0]:
        return
    note(record=_name(record), verb="text taken off", by=by.name, before={"source": text.source.code}, reason=reason.strip())


def _require(by: Actor, record: Document | Event) -> None:
    """Asked for one of its areas that is theirs; where none is, for the first."""
    noun, areas = _noun(record), areas_of(record) or [""]
    require(by, "change", Thing(noun, area=next((area for area in areas if may(by, "change", Thing(noun, area=area))), areas[0])))


def _noun(record: Document | Event) -> str:
    return "document" if isinstance(record, Document) else "event"


def _name(record: Document | Event) -> str:
    return f"{_noun(record)}:{record.code}"
