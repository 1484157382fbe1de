"""What every page knows: the language, the menu, the organisation, the period."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from svod import __version__
from svod.kernel.dates import DateRange
from svod.portal.ui.words import spoken
from svod.register.sources.queries import latest_period, organisation

MENU = ("overview", "events", "bodies", "documents", "findings", "sources", "report")
LANGUAGES = (("ru", "Русский", "Рус"), ("en", "English", "Eng"), ("zh", "中文", "中文"))


def html_lang() -> str:
    """The language of the page as HTML names it."""
    return "zh-Hans" if spoken() == "zh" else spoken()


def page(request: HttpRequest) -> dict[str, Any]:
    language, period = spoken(), latest_period()
    return {
        "language": language,
        "html_lang": html_lang(),
        "languages": LANGUAGES,
        "menu": MENU,
        "actor": getattr(request, "actor", None),
        "version": __version__,
        "organisation": organisation(),
        "period": period,
        "period_dates": DateRange.of_days(period.first, period.last, "month") if period else None,
    }
