from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from svod.api.api import api

urlpatterns: list[URLPattern | URLResolver] = [path("api/v1/", api.urls), path("", include("svod.portal.urls"))]
handler400 = "svod.portal.ui.faults.not_taken"
handler404 = "svod.portal.ui.faults.not_found"
handler500 = "svod.portal.ui.faults.broken"
