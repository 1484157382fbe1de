"""An officer says which source is the text of a document or the protocol of a session; the file of one that may be read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from svod.kernel.refusal import Refused
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.kept import handed_out
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.rights import Actor
from svod.register.sources.models import KeptFile
from svod.register.sources.queries import source_visible, sources_visible
from svod.register.texts.changes import attach_text, detach_text
from svod.register.texts.queries import texts_visible


@signed_in
@require_POST
def text(request: HttpRequest, record: str) -> HttpResponse:
    actor = actor_in(request)
    noun, _, code = record.partition(":")
    document = Document.objects.filter(code=code).first() if noun == "document" else None
    event = Event.objects.filter(code=code).first() if noun == "event" else None
    one = document or event
    if one is None:
        raise Http404
    if request.POST.get("do") == "detach":
        _taken_off(request, actor, one)
    else:
        source = source_visible(actor, request.POST.get("source", ""))
        if source is None:
            raise Refused("Выберите источник.", "Choose a source.", "请选择来源。")
        attach_text(source=source, document=document, event=event, by=actor)
    return HttpResponseRedirect(f"{reverse(noun, args=[code])}#texts")


def _taken_off(request: HttpRequest, actor: Actor, record: Document | Event) -> None:
    found = next((one for one in texts_visible(record, actor) if str(one.pk) == request.POST.get("text")), None)
    if found is None:
        raise Http404
    detach_text(text=found, reason=request.POST.get("reason", ""), by=actor)


@never_cache
@signed_in
def text_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The very file of a text. Not there and not for this reader are one answer."""
    seen = sources_visible(actor_in(request))
    kept = KeptFile.objects.filter(source__in=seen, source__text_of=pk).first()
    if kept is None:
        raise Http404
    return handed_out(kept)
