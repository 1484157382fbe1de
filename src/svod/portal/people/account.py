"""One's own account: roles, password, second factor, linked identity, tokens, how letters come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import segno
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from svod.kernel.refusal import Refused
from svod.portal.people.entry import take_refusal
from svod.portal.people.hours import hours_offered, take_hours
from svod.portal.people.identity import address_to_link
from svod.portal.people.names import names_of_roles
from svod.portal.people.provider import passwords_let_in, provider
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.given import number_given, row_given
from svod.portal.ui.words import spoken
from svod.register.identities.changes import unlink_identity
from svod.register.identities.queries import linked
from svod.register.people import totp
from svod.register.people.changes import change_password
from svod.register.people.entry import checked_password, count_failure
from svod.register.people.models import Account
from svod.register.people.second_factor import begin_second_factor, confirm_second_factor, drop_second_factor
from svod.register.people.tokens import make_token, revoke_token
from svod.register.rights import Thing, may

Shown = dict[str, object]


@never_cache
@signed_in
@sensitive_post_parameters()
def account(request: HttpRequest) -> HttpResponse:
    own: Account = request.user  # type: ignore[assignment]  # `signed_in` lets nobody else in
    context: Shown = {
        "page": "account",
        "own": own,
        "names": names_of_roles(),
        "roles": own.person.roles.select_related("state"),
        "may_read_journal": may(actor_in(request), "read", Thing("journal")),
        "may_invite": may(actor_in(request), "read", Thing("person")),
        "tokens": own.api_tokens.filter(revoked_at__isnull=True, expires_at__gt=datetime.now(UTC)),
        "provider": provider(),
        "passwords": passwords_let_in(),
    }
    status = 200
    if told := take_refusal(request):
        context["refusal"], status = told, 400
    if request.method == "POST":
        try:
            change = CHANGES.get(request.POST.get("do", ""))
            context |= change(request, own) if change else {}
        except Refused as refusal:
            context["refusal"], status = refusal.words.in_(spoken()), 400
    context |= hours_offered(own)
    context["identities"] = linked().filter(account=own)
    if own.totp_secret and not own.has_second_factor:
        context["secret"] = own.totp_secret
        context["otpauth"] = otpauth = totp.address(own.totp_secret, own.email, "Svod")
        context["qr"] = mark_safe(segno.make(otpauth).svg_inline(scale=4, light="#fff"))  # noqa: S308  # numbers of its own making
    return render(request, "people/account.html", context, status=status)


def _password(request: HttpRequest, own: Account) -> Shown:
    if own.has_usable_password():
        checked_password(account=own, password=request.POST.get("old", ""), now=datetime.now(UTC))
    change_password(account=own, old=request.POST.get("old", ""), new=request.POST.get("new", ""))
    update_session_auth_hash(request, own)  # every other session of the account ends
    return {"done": "people.password_changed"}


def _begin(request: HttpRequest, own: Account) -> Shown:
    begin_second_factor(account=own)
    return {}


def _confirm(request: HttpRequest, own: Account) -> Shown:
    codes = confirm_second_factor(account=own, code=request.POST.get("code", ""), now=datetime.now(UTC))
    return {"codes": codes, "done": "people.second_factor_set"}


def _drop(request: HttpRequest, own: Account) -> Shown:
    password, code = request.POST.get("password", ""), request.POST.get("code", "")
    now = datetime.now(UTC)
    checked_password(account=own, password=password, now=now)
    try:
        drop_second_factor(account=own, password=password, code=code, now=now)
    except Refused:
        count_failure(account=own, now=now)
        raise
    return {"done": "people.factor_dropped"}


def _token(request: HttpRequest, own: Account) -> Shown:
    days = min(number_given(request.POST.get("days")) or 0, 10**4)
    name, writes = request.POST.get("name", ""), "writes" in request.POST
    return {"token": make_token(account=own, name=name, may_write=writes, days=days, by=actor_in(request))}


def _revoke(request: HttpRequest, own: Account) -> Shown:
    for held in own.api_tokens.filter(pk=number_given(request.POST.get("token")) or 0):
        revoke_token(token=held, by=actor_in(request))
    return {}


def _link(request: HttpRequest, own: Account) -> Shown:
    return {"away": address_to_link(request, own)}


def _unlink(request: HttpRequest, own: Account) -> Shown:
    identity = row_given(linked().filter(account=own), request.POST.get("identity"))
    unlink_identity(identity=identity, password_lets_in=passwords_let_in(), by=actor_in(request))
    return {"done": "people.identity_unlinked"}


def _hours(request: HttpRequest, own: Account) -> Shown:
    take_hours(own, request.POST)
    return {"done": "people.hours_chosen"}


CHANGES: dict[str, Callable[[HttpRequest, Account], Shown]] = {
    "password": _password,
    "begin": _begin,
    "confirm": _confirm,
    "drop": _drop,
    "token": _token,
    "revoke": _revoke,
    "link": _link,
    "unlink": _unlink,
    "hours": _hours,
}
