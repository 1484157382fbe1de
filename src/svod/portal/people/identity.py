"""Coming in through the provider: out to it, back from it. An address of these is there only where a provider is named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from svod.kernel.refusal import Refused
from svod.portal.people.entry import ask_code, back, enter, keep_refusal
from svod.portal.people.exchange import ProviderFails, begin, finish, not_proved
from svod.portal.people.provider import Provider, provider_or_404
from svod.portal.ui.actor import actor_in, answered
from svod.register.identities.changes import join_vouched, link_identity, link_vouched
from svod.register.identities.queries import NotKnown, account_vouched_for
from svod.register.identities.vouched import Vouched
from svod.register.people.changes import hash_of_token, invitation_of
from svod.register.people.entry import FREE_TRIES, checked_password, refuse_guessing
from svod.register.people.models import Account, Invitation
from svod.register.people.refusals import too_often

WAITED_FOR = "openid"  # of the session: by state, whom the provider is asked about and why
WAITS, MOST = 600, 5  # seconds until they are back; pages open at once
SHUT = 900  # seconds for somebody whom the provider knows and Svod does not, after some tries


@never_cache
@require_GET
@answered
def openid(request: HttpRequest) -> HttpResponse:
    """Out to the provider. A link, not a form: the policy of pages lets forms go nowhere but here."""
    provider_or_404()
    purpose: dict[str, Any] = {"next": back(request)}
    if token := request.GET.get("invitation"):
        purpose["invitation"] = invitation_of(token).pk  # not the token: it is kept nowhere
    try:
        return HttpResponseRedirect(_address_out(request, purpose))
    except ProviderFails as refusal:
        return _refused(request, refusal, purpose)


def address_to_link(request: HttpRequest, own: Account) -> str:
    """Where the owner of an account goes to link an identity to it; Refused without the password of the account."""
    provider_or_404()
    checked_password(account=own, password=request.POST.get("password", ""), now=datetime.now(UTC))
    return _address_out(request, {"link": own.pk})


def _address_out(request: HttpRequest, purpose: dict[str, Any]) -> str:
    address, kept = begin(provider_or_404(), _address_back(request))
    now = datetime.now(UTC).timestamp()
    waiting = [*request.session.get(WAITED_FOR, {}).items(), (kept["state"], {**purpose, **kept, "at": now})]
    request.session[WAITED_FOR] = dict(waiting[-MOST:])
    return address


def _address_back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("openid-back"))


@never_cache
@require_GET
def openid_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider, with a code that proves who it is."""
    asked = provider_or_404()
    purpose: dict[str, Any] = {}
    try:
        purpose = _purpose(request)
        return _let_in(request, asked, purpose, finish(asked, _address_back(request), purpose, request.GET.dict()))
    except Refused as refusal:
        return _refused(request, refusal, purpose)


def _refused(request: HttpRequest, refusal: Refused, purpose: dict[str, Any]) -> HttpResponse:
    """Told on the next page: at this address nothing can be tried again, and it holds a code."""
    keep_refusal(request, refusal)
    if actor_in(request).account is not None:
        return HttpResponseRedirect(reverse("account"))
    return HttpResponseRedirect(f"{reverse('sign-in')}?{urlencode({'next': purpose.get('next', reverse('overview'))})}")


def _purpose(request: HttpRequest) -> dict[str, Any]:
    """Why this session sent somebody out with this state; each once."""
    waiting = request.session.get(WAITED_FOR, {})
    purpose: dict[str, Any] | None = waiting.pop(request.GET.get("state", ""), None)
    if purpose is not None:
        request.session[WAITED_FOR] = waiting
    if purpose is None or datetime.now(UTC).timestamp() - purpose["at"] > WAITS:
        raise not_proved("the state is not one that this session waits for")
    return purpose


def _let_in(request: HttpRequest, asked: Provider, purpose: dict[str, Any], vouched: Vouched) -> HttpResponse:
    now = datetime.now(UTC)
    if "link" in purpose:
        own = request.user
        if not isinstance(own, Account) or own.pk != purpose["link"]:
            raise not_proved("who began to link is not signed in any more")
        link_identity(account=own, vouched=vouched, now=now)
        return HttpResponseRedirect(reverse("account"))
    tries = f"openid/tries/{hash_of_token(f'{vouched.issuer} {vouched.subject}')}"
    if cache.get(tries, 0) >= FREE_TRIES:
        raise too_often(SHUT // 60)
    try:
        if "invitation" in purpose:
            invited = Invitation.objects.get(pk=purpose["invitation"])
            account = join_vouched(invitation=invited, vouched=vouched, on=now.date())
            return enter(request, account, reverse("account"))
        account = account_vouched_for(vouched)
    except NotKnown:
        cache.set(tries, cache.get(tries, 0) + 1, SHUT)
        raise
    if account.has_second_factor and not asked.second_factors & set(vouched.methods):
        refuse_guessing(account, now)
        return ask_code(request, account, purpose["next"], vouched)  # linked once the code is right
    link_vouched(account=account, vouched=vouched, now=now)
    return enter(request, account, purpose["next"])
