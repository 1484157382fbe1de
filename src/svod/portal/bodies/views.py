from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.ui.claims import shown_claims
from svod.register.bodies.models import Body
from svod.register.bodies.queries import body_tree
from svod.register.documents.models import Document
from svod.register.events.queries import sessions_of
from svod.register.journal.queries import history_of


def bodies(request: HttpRequest) -> HttpResponse:
    return render(request, "bodies/page.html", {"page": "bodies", "tree": body_tree()})


def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: its names, sessions in order, documents, what it is to do next."""
    one = Body.objects.filter(code=code).select_related("parent", "area", "state", "city").first()
    if one is None:
        raise Http404
    record = f"body:{code}"
    context = {
        "page": "bodies",
        "body": one,
        "names": [(language, getattr(one.name, language), language in one.editorial) for language in ("ru", "en", "zh")],
        "events": sessions_of(code),
        "documents": Document.objects.filter(adopted_by_body=one).order_by("adopted_on", "id"),
        "children": one.children.order_by("id"),
        "followups": one.followups.all(),
        **shown_claims(record),
        "history": history_of(record)[:20],
    }
    return render(request, "bodies/detail.html", context)
