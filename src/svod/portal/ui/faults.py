"""The pages of faults, in the language of the request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from svod.portal.ui.words import say


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database, which may be what is broken."""
    page = format_html(
        '<!doctype html><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}</p>',
        say("fault.broken"),
        say("fault.broken"),
        say("fault.broken_help"),
    )
    return HttpResponse(page, status=500)
