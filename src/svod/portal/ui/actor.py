"""Who asks: the person who signed in, with the roles of today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from svod.kernel.refusal import Refused
from svod.portal.ui.words import spoken
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.rights import Actor, Forbidden, Thing, may, on_open_register

View = Callable[..., HttpResponse]


class ByAccount(BaseBackend):
    """Finds the account of a session; who may begin one is decided by `register.people.entry`."""

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.select_related("person", "person__state").filter(pk=user_id, is_active=True).first()


def actor(get_response: View) -> View:
    """`request.actor`: made when it is asked for first."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _of(request))  # type: ignore[attr-defined]  # Django's request is open
        return get_response(request)

    return respond


FOR_STRANGERS = ("/sign-in/", "/invitation/", "/language/", "/report/releases/", "/static/", "/health/", "/api/")
"""What the public sees where the register is closed: the way in, and what is released."""


FOR_ONESELF = ("/account/", "/sign-out/")
"""What somebody sees who signed in and has no role today: it was taken back, or has ended."""


def closed_to_strangers(get_response: View) -> View:
    """Where the register is not open (in production), all pages but a few are for those who signed in."""

    def respond(request: HttpRequest) -> HttpResponse:
        shut = not settings.SVOD_OPEN and not request.path.startswith(FOR_STRANGERS)
        if shut and actor_in(request).account is None:
            return HttpResponseRedirect(f"{reverse('sign-in')}?{urlencode({'next': request.get_full_path()})}")
        if shut and not request.path.startswith(FOR_ONESELF) and not may(actor_in(request), "read", Thing("state")):
            return refused(request, Forbidden())
        return get_response(request)

    return respond


def _of(request: HttpRequest) -> Actor:
    user: Any = request.user
    found = actor_of(user if isinstance(user, Account) else getattr(user, "_wrapped", None), on=today())
    return on_open_register(found) if settings.SVOD_OPEN else found


def today() -> date:
    return datetime.now(UTC).date()


def day_given(said: str) -> date:
    """A day from a form; Refused where it is none."""
    try:
        return date.fromisoformat(said)
    except ValueError as fault:
        raise Refused(
            f"«{said}» – не дата. Нужно ГГГГ-ММ-ДД.",
            f"“{said}” is not a day. Write YYYY-MM-DD.",
            f"“{said}”不是日期，应为 YYYY-MM-DD。",
        ) from fault


def actor_in(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]  # put there by the middleware
    return found


def signed_in(view: View) -> View:
    """Only for people with an account; others are asked to sign in and come back."""

    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if actor_in(request).account is None:
            return HttpResponseRedirect(f"{reverse('sign-in')}?{urlencode({'next': request.get_full_path()})}")
        return answered(view)(request, *args, **named)

    return guarded


def answered(view: View) -> View:
    """A refusal of the register becomes a page that says it: 403 where rights lack, 400 otherwise."""

    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Refused as refusal:
            return refused(request, refusal)

    return guarded


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    status = 403 if isinstance(refusal, Forbidden) else 400
    return render(request, "ui/refused.html", {"refusal": refusal.words.in_(spoken())}, status=status)
