"""Letters inside the portal: one's own, read and unread; and all of them, for who watches over the mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.given import number_given, row_given
from svod.portal.ui.words import spoken
from svod.register.notices.changes import mark_letters, send_again
from svod.register.notices.hours import hours_of
from svod.register.notices.models import Notice
from svod.register.notices.queries import FAILED, GIVEN_UP, STATES, letters_in, letters_visible, own_letters, page_of, state_of
from svod.register.people.models import Account
from svod.register.rights import Forbidden, Thing, may, require

PER_PAGE = 30
SHOWN = {
    "": Q(),
    "unread": Q(read_at__isnull=True),
    "material": Q(about__startswith="request") | Q(about__startswith="letter"),
    "questions": Q(about__startswith="question"),
}
"""What of one's letters may be asked for."""


@dataclass(frozen=True)
class Shown:
    """A letter as a page shows it: moments as the clock of who reads the page has them."""

    letter: Notice
    state: str
    link: str
    made_at: datetime
    due_at: datetime
    sent_at: datetime | None
    may_send: bool = False


def _shown(letters: Page[Notice], zone: tzinfo, *, may_send: bool = False) -> list[Shown]:
    found = []
    for one in letters:
        page, state = page_of(one.about), state_of(one)
        link = reverse(page[0], args=page[1]) if page else ""
        sent_at = one.sent_at.astimezone(zone) if one.sent_at else None
        again = may_send and state in {FAILED, GIVEN_UP}
        found.append(Shown(one, state, link, one.made_at.astimezone(zone), one.due_at.astimezone(zone), sent_at, again))
    return found


@never_cache
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """The letters to who is signed in. Opening what a letter is about, by its button, marks it as read."""
    own: Account = request.user  # type: ignore[assignment]  # `signed_in` lets nobody else in
    if request.method == "POST":
        return HttpResponseRedirect(_acted(request, own))
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    letters = own_letters(actor_in(request))
    page = Paginator(letters.filter(SHOWN[show]), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": "notices",
        "rows": page,
        "letters": _shown(page, hours_of(own).zone),
        "show": show,
        "filters": list(SHOWN),
        "zone": hours_of(own).zone.key,
        "has_mail": settings.SVOD_MAILS,
        "rest": urlencode({"show": show}),
    }
    return render(request, "notices/page.html", context)


def _acted(request: HttpRequest, own: Account) -> str:
    """Marks letters, and says where to go then."""
    do, _, named = request.POST.get("do", "").partition(":")
    now, key = datetime.now(UTC), number_given(named) or 0
    back = f"{reverse('notices')}?{urlencode({name: request.GET[name] for name in ('show', 'page') if name in request.GET})}"
    if do == "all":
        mark_letters(account=own, is_read=True, now=now)
    elif do in {"read", "unread", "open"}:
        mark_letters(account=own, letters=[key], is_read=do != "unread", now=now)
    letter = own.notices.filter(pk=key).first() if do == "open" else None
    page = page_of(letter.about) if letter else None
    return reverse(page[0], args=page[1]) if page else back


@never_cache
@signed_in
def outbox(request: HttpRequest) -> HttpResponse:
    """All letters, the newest first: which wait, which went, which did not and why."""
    actor = actor_in(request)
    require(actor, "read", Thing("notice"))
    own: Account = request.user  # type: ignore[assignment]  # `signed_in` lets nobody else in
    refusal = ""
    if request.method == "POST":
        letter = row_given(Notice.objects.select_related("account__person__state"), request.POST.get("letter"))
        try:
            send_again(notice=letter, now=datetime.now(UTC), by=actor)
            return HttpResponseRedirect(request.get_full_path())
        except Forbidden:
            raise
        except Refused as refused:
            refusal = refused.words.in_(spoken())
    state, who = request.GET.get("state", ""), request.GET.get("who", "").strip()
    everything = letters_visible(actor)
    found = _of(everything, who)
    page = Paginator(letters_in(found, state) if state in STATES else found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": "board",
        "rows": page,
        "letters": _shown(page, hours_of(own).zone, may_send=may(actor, "send", Thing("notice"))),
        "counts": [(one, letters_in(everything, one).count()) for one in STATES],
        "state": state,
        "who": who,
        "zone": hours_of(own).zone.key,
        "has_mail": settings.SVOD_MAILS,
        "refusal": refusal,
        "rest": urlencode({"state": state, "who": who}),
    }
    return render(request, "notices/outbox.html", context, status=400 if refusal else 200)


def _of(letters: QuerySet[Notice], who: str) -> QuerySet[Notice]:
    named = Q(account__person__name__icontains=who) | Q(account__email__icontains=who)
    return letters.filter(named) if who else letters
