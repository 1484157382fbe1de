"""Coming in and going out: password, second factor, invitation, one's own account."""

from __future__ import annotations

from datetime import UTC, datetime

import segno
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from svod.kernel.refusal import Refused
from svod.portal.ui.actor import actor_in, answered, signed_in
from svod.portal.ui.words import spoken
from svod.register.people import totp
from svod.register.people.accounts import take_new_way_in
from svod.register.people.changes import accept_invitation, change_password, invitation_of
from svod.register.people.entry import checked_account, count_entry, count_failure
from svod.register.people.models import Account
from svod.register.people.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    drop_second_factor,
    use_second_factor,
)
from svod.register.people.tokens import make_token, revoke_token
from svod.register.rights import Thing, may

HALF_IN = "half_in"  # of the session: the account whose password was right and whose code is awaited
WAITS = 300  # seconds for the code


def _back(request: HttpRequest) -> str:
    """The page that was asked for; never another site's."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else reverse("overview")


def _enter(request: HttpRequest, account: Account, back: str) -> HttpResponse:
    count_entry(account=account, now=datetime.now(UTC))
    login(request, account, backend="svod.portal.ui.actor.ByAccount")  # a new session key: none that was known before works
    return HttpResponseRedirect(back)


def _half_in(request: HttpRequest, account: Account) -> HttpResponse:
    request.session.cycle_key()
    request.session[HALF_IN] = {"account": account.pk, "at": datetime.now(UTC).timestamp(), "next": _back(request)}
    return HttpResponseRedirect(reverse("second-factor"))


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    said, email = "", request.POST.get("email", "")
    if request.method == "POST":
        now = datetime.now(UTC)
        try:
            account = checked_account(email=email, password=request.POST.get("password", ""), now=now)
        except Refused as refusal:
            said = refusal.words.in_(spoken())
        else:
            return _half_in(request, account) if account.has_second_factor else _enter(request, account, _back(request))
    context = {"refusal": said, "email": email, "next": _back(request)}
    return render(request, "people/sign_in.html", context, status=400 if said else 200)


@never_cache
@sensitive_post_parameters("code")
def second_factor(request: HttpRequest) -> HttpResponse:
    half, now = request.session.get(HALF_IN), datetime.now(UTC)
    if not half or now.timestamp() - half["at"] > WAITS:
        request.session.pop(HALF_IN, None)
        return HttpResponseRedirect(reverse("sign-in"))
    said = ""
    if request.method == "POST":
        account = Account.objects.select_related("person").get(pk=half["account"])
        try:
            use_second_factor(account=account, code=request.POST.get("code", ""), now=now)
        except Refused as refusal:
            count_failure(account=account, now=now)
            half["tries"] = half.get("tries", 0) + 1
            request.session[HALF_IN] = half
            if half["tries"] >= 5:
                request.session.pop(HALF_IN)
            said = refusal.words.in_(spoken())
        else:
            request.session.pop(HALF_IN)
            return _enter(request, account, half["next"])
    return render(request, "people/second_factor.html", {"refusal": said}, status=400 if said else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(reverse("overview"))


@never_cache
@answered
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an invitation, and the account made from it."""
    invited, said = invitation_of(token), ""
    if request.method == "POST":
        password = request.POST.get("password", "")
        try:
            if invited.account:
                account = take_new_way_in(token=token, password=password)
            else:
                account = accept_invitation(token=token, password=password, on=datetime.now(UTC).date())
        except Refused as refusal:
            said = refusal.words.in_(spoken())
        else:
            # the link renews the password; a second factor that stands is asked for as ever
            return _enter(request, account, reverse("account")) if not account.has_second_factor else _half_in(request, account)
    return render(request, "people/invitation.html", {"invited": invited, "refusal": said}, status=400 if said else 200)


@never_cache
@signed_in
@sensitive_post_parameters()
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles, password, second factor."""
    own: Account = request.user  # type: ignore[assignment]  # `signed_in` lets nobody else in
    context: dict[str, object] = {
        "page": "account",
        "own": own,
        "roles": own.person.roles.select_related("state"),
        "may_read_journal": may(actor_in(request), "read", Thing("journal")),
        "may_invite": may(actor_in(request), "read", Thing("person")),
        "tokens": own.api_tokens.filter(revoked_at__isnull=True, expires_at__gt=datetime.now(UTC)),
    }
    status = 200
    if request.method == "POST":
        try:
            context |= _changed(request, own)
        except Refused as refusal:
            context["refusal"], status = refusal.words.in_(spoken()), 400
    if own.totp_secret and not own.has_second_factor:
        context["secret"] = own.totp_secret
        context["otpauth"] = otpauth = totp.address(own.totp_secret, own.email, "Svod")
        context["qr"] = mark_safe(segno.make(otpauth).svg_inline(scale=4, light="#fff"))  # noqa: S308  # numbers of its own making
    return render(request, "people/account.html", context, status=status)


def _changed(request: HttpRequest, own: Account) -> dict[str, object]:
    asked = request.POST.get("do", "")
    if asked == "password":
        change_password(account=own, old=request.POST.get("old", ""), new=request.POST.get("new", ""))
        update_session_auth_hash(request, own)  # every other session of the account ends
        return {"done": "people.password_changed"}
    if asked == "begin":
        begin_second_factor(account=own)
        return {}
    if asked == "confirm":
        codes = confirm_second_factor(account=own, code=request.POST.get("code", ""), now=datetime.now(UTC))
        return {"codes": codes, "done": "people.second_factor_set"}
    if asked == "drop":
        password, code = request.POST.get("password", ""), request.POST.get("code", "")
        drop_second_factor(account=own, password=password, code=code, now=datetime.now(UTC))
        return {"done": "people.factor_dropped"}
    if asked == "token":
        given = request.POST.get("days", "")
        days = int(given) if given.isdigit() and len(given) < 5 else 0
        name, writes = request.POST.get("name", ""), "writes" in request.POST
        return {"token": make_token(account=own, name=name, may_write=writes, days=days, by=actor_in(request))}
    if asked == "revoke":
        named = request.POST.get("token", "")
        for held in own.api_tokens.filter(pk=named if named.isdigit() else 0):
            revoke_token(token=held, by=actor_in(request))
    return {}
