from __future__ import annotations

from django.urls import path

from svod.portal.overview.views import health, overview

urlpatterns = [
    path("", overview, name="overview"),
    path("health/", health, name="health"),
]
