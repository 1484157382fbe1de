from __future__ import annotations

from django.urls import path

from svod.portal.sources.views import source, sources, upload

urlpatterns = [
    path("sources/", sources, name="sources"),
    path("sources/upload/", upload, name="upload"),
    path("sources/<slug:code>/", source, name="source"),
]
