"""What forms and addresses give, read in one way everywhere: a number, a row by its number; what no form may hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from svod.kernel.refusal import NotText, refuse_nul
from svod.portal.ui.actor import refused

T = TypeVar("T", bound=Model)
LONGEST = 18  # figures of a number that every database can hold


def number_given(said: str | None) -> int | None:
    """A number without a sign, in the figures 0 to 9; None where it is none: «²» and «٣» are figures too, and no number here."""
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) <= LONGEST else None


def row_given(rows: QuerySet[T], said: str | None) -> T:
    """The row of a number in a form. Nonsense and a number of nothing are one answer: 404."""
    number = number_given(said)
    found = rows.filter(pk=number).first() if number is not None else None
    if found is None:
        raise Http404
    return found


def without_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """What is sent with the character NUL in it is refused before any page looks at it; the API says it in its own way."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            try:
                refuse_nul([request.path, *request.GET.lists(), *request.POST.lists()])
            except NotText as refusal:
                return refused(request, refusal)
        return get_response(request)

    return respond


def without_nul_in_cookies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A cookie with NUL is none of ours: it is not read, so that no session is looked for by it."""

    def respond(request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if "\x00" in name + value]:
            del request.COOKIES[name]
        return get_response(request)

    return respond
