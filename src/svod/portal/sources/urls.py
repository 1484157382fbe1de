from __future__ import annotations

from django.urls import path

from svod.portal.sources.views import source, sources

urlpatterns = [
    path("sources/", sources, name="sources"),
    path("sources/<slug:code>/", source, name="source"),
]
