"""The pages of faults, in the language of the request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from svod.portal.ui.context import html_lang


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database, which may be what is broken: no request, so no context of the pages."""
    return HttpResponse(render_to_string("ui/500.html", {"html_lang": html_lang()}), status=500)
