from __future__ import annotations

from django.urls import path

from svod.portal.language.views import language

urlpatterns = [
    path("language/<slug:code>/", language, name="language"),
]
