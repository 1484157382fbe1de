"""What every page knows: the language, the menu, the organisation, the period."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from svod import __version__
from svod.kernel.dates import DateRange
from svod.portal.ui.words import spoken
from svod.register.notices.queries import unread_count
from svod.register.rights import PUBLIC, Actor, Role, Thing, may
from svod.register.sources.queries import latest_period, organisation

MENU = ("overview", "events", "bodies", "documents")
LANGUAGES = (("ru", "Русский", "Рус"), ("en", "English", "Eng"), ("zh", "中文", "中文"))


def html_lang() -> str:
    """The language of the page as HTML names it."""
    return "zh-Hans" if spoken() == "zh" else spoken()


def _inside(request: HttpRequest) -> list[str]:
    """What the menu shows by the reader's roles."""
    who = _who(request)
    found = ["findings"] if may(who, "read", Thing("finding")) else []
    found += ["sources", "report" if may(who, "read", Thing("report", "draft")) else "releases"]
    found += ["submissions", "questions"] if who.states or may(who, "read", Thing("board")) else []
    found += ["chairs"] if Role.CHAIR in who.roles else []
    return [*found, *(["board"] if may(who, "read", Thing("board")) else [])]


def _who(request: HttpRequest) -> Actor:
    found: Actor = getattr(request, "actor", PUBLIC)
    return found


def page(request: HttpRequest) -> dict[str, Any]:
    language, period = spoken(), latest_period()
    return {
        "language": language,
        "html_lang": html_lang(),
        "languages": LANGUAGES,
        "menu": (*MENU, *_inside(request)),
        "actor": getattr(request, "actor", None),
        "reads_findings": may(_who(request), "read", Thing("finding")),
        "reads_draft": may(_who(request), "read", Thing("report", "draft")),
        "unread": unread_count(_who(request)),
        "version": __version__,
        "organisation": organisation(),
        "period": period,
        "period_dates": DateRange.of_days(period.first, period.last, "month") if period else None,
    }
