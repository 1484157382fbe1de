from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

CODES = {"ru": "ru", "en": "en", "zh": "zh-hans"}


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the language in a cookie and go back to the page it was asked from; never to another site."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if code in CODES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, CODES[code], max_age=365 * 24 * 3600, samesite="Lax")
    return response
