"""Coming in and going out: password, second factor, invitation."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.portal.people.network import network_of
from svod.portal.people.provider import passwords_let_in, provider
from svod.portal.ui.actor import answered
from svod.portal.ui.words import spoken
from svod.register.identities.changes import link_vouched
from svod.register.identities.vouched import Vouched
from svod.register.people.accounts import take_new_way_in
from svod.register.people.changes import accept_invitation, invitation_of
from svod.register.people.entry import checked_account, checked_code, count_entry
from svod.register.people.models import Account

HALF_IN = "half_in"  # of the session: the account whose password was right and whose code is awaited
REFUSAL = "refusal"  # of the session: what the page that comes next tells
WAITS = 300  # seconds for the code


def back(request: HttpRequest) -> str:
    """The page that was asked for; never another site's."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else reverse("overview")


def enter(request: HttpRequest, account: Account, back: str) -> HttpResponse:
    count_entry(account=account, now=datetime.now(UTC))
    login(request, account, backend="svod.portal.ui.actor.ByAccount")  # a new session key: none that was known before works
    return HttpResponseRedirect(back)


def ask_code(request: HttpRequest, account: Account, back: str, vouched: Vouched | None = None) -> HttpResponse:
    """Half in: the password was right, or the provider vouches; the code is awaited."""
    request.session.cycle_key()
    half = {"account": account.pk, "at": datetime.now(UTC).timestamp(), "next": back}
    request.session[HALF_IN] = half | ({"vouched": vouched.plain()} if vouched else {})
    return HttpResponseRedirect(reverse("second-factor"))


def _only_through_provider() -> Refused:
    return Refused(
        "По паролю вход закрыт: войдите через службу входа.",
        "Passwords do not let in here: use the sign-in service.",
        "本系统不接受密码登录，请使用身份认证服务。",
    )


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    said, email = "", request.POST.get("email", "")
    if request.method == "POST":
        now = datetime.now(UTC)
        try:
            if not passwords_let_in():
                raise _only_through_provider()
            account = checked_account(
                email=email, password=request.POST.get("password", ""), now=now, network=network_of(request)
            )
        except Refused as refusal:
            said = refusal.words.in_(spoken())
        else:
            if not account.has_second_factor:
                return enter(request, account, back(request))
            return ask_code(request, account, back(request))
    elif told := take_refusal(request):
        said = told
    context = {"refusal": said, "email": email, "next": back(request), "provider": provider(), "passwords": passwords_let_in()}
    return render(request, "people/sign_in.html", context, status=400 if said else 200)


def keep_refusal(request: HttpRequest, refusal: Refused) -> None:
    """For the page that the visitor is sent to: the address they came with, which holds a code, is left behind."""
    request.session[REFUSAL] = [refusal.words.in_(language) for language in LANGUAGES]


def take_refusal(request: HttpRequest) -> str:
    """In the language of the page, once; nothing where there is none."""
    kept = request.session.pop(REFUSAL, None)
    return Trilingual(*kept).in_(spoken()) if kept else ""


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
        vouched = half.get("vouched")
        try:
            checked_code(account=account, code=request.POST.get("code", ""), now=now, network=network_of(request))
            if vouched:
                link_vouched(account=account, vouched=Vouched(**vouched), now=now)
        except Refused as refusal:
            half["tries"] = half.get("tries", 0) + 1
            request.session[HALF_IN] = half
            if half["tries"] >= 5:
                request.session.pop(HALF_IN)
            said = refusal.words.in_(spoken())
        else:
            request.session.pop(HALF_IN)
            return enter(request, account, half["next"])
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
            if invited.account:  # the administrator's link lets in, even where passwords do not
                account = take_new_way_in(token=token, password=password)
            elif passwords_let_in():
                account = accept_invitation(token=token, password=password, on=datetime.now(UTC).date())
            else:
                raise _only_through_provider()
        except Refused as refusal:
            said = refusal.words.in_(spoken())
        else:
            # the link renews the password; a second factor that stands is asked for as ever
            asks = account.has_second_factor
            return ask_code(request, account, reverse("account")) if asks else enter(request, account, reverse("account"))
    context = {"invited": invited, "refusal": said, "token": token, "provider": provider(), "passwords": passwords_let_in()}
    return render(request, "people/invitation.html", context, status=400 if said else 200)
