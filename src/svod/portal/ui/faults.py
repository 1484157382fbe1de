"""The pages of faults, in the language of the request."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from svod.portal.ui.context import html_lang

NOT_TAKEN: dict[type[Exception], str] = {
    RequestDataTooBig: "fault.too_large",
    TooManyFieldsSent: "fault.too_many",
    TooManyFilesSent: "fault.too_many",
    DisallowedHost: "fault.other_host",
}
"""Why a request was not taken, and the words for it."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/404.html", status=404)


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is too much, or cannot be read. Without the context of the pages: the very address may be what is wrong."""
    why = next((words for kind, words in NOT_TAKEN.items() if isinstance(exception, kind)), "fault.not_read")
    return HttpResponse(render_to_string("ui/400.html", {"html_lang": html_lang(), "why": why}), status=400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: from another site, or from a page that was open too long."""
    said = render_to_string("ui/400.html", {"html_lang": html_lang(), "why": "fault.forged"})
    return HttpResponse(said, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database, which may be what is broken: no request, so no context of the pages."""
    return HttpResponse(render_to_string("ui/500.html", {"html_lang": html_lang()}), status=500)
