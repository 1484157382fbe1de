from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from svod.portal.bodies.tree import branches, classes
from svod.portal.ui.actor import actor_in
from svod.portal.ui.record import shown_record
from svod.register.bodies.models import Body
from svod.register.bodies.queries import body_tree
from svod.register.documents.queries import documents_of_body
from svod.register.events.queries import events_matching, sessions_of


def bodies(request: HttpRequest) -> HttpResponse:
    """The whole tree; its count is that of the overview."""
    tree = body_tree()
    count = sum(not one.body.is_generic for node in tree for one in node.walk())
    context = {"page": "bodies", "tree": branches(tree), "classes": classes(tree), "count": count}
    return render(request, "bodies/page.html", context)


def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: its names, sessions in order, documents, what it is to do next."""
    one = Body.objects.filter(code=code).select_related("parent", "area", "state", "city").first()
    if one is None:
        raise Http404
    sessions = list(sessions_of(code))
    own = {event.pk for event in sessions}
    context = {
        "page": "bodies",
        "body": one,
        "names": [(language, getattr(one.name, language), language in one.editorial) for language in ("ru", "en", "zh")],
        "sessions": sessions,
        "has_numbers": any(event.ordinal for event in sessions),
        "others": [event for event in events_matching(body=code) if event.pk not in own],
        "documents": documents_of_body(code),
        "children": one.children.order_by("id"),
        "followups": one.followups.all(),
        **shown_record(f"body:{code}", actor_in(request)),
    }
    return render(request, "bodies/detail.html", context)
