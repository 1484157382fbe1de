from __future__ import annotations

from django.urls import path

from svod.portal.sources.views import decide_on, source, sources, upload

urlpatterns = [
    path("sources/", sources, name="sources"),
    path("sources/upload/", upload, name="upload"),
    path("sources/<slug:code>/decide/", decide_on, name="decide"),
    path("sources/<slug:code>/", source, name="source"),
]
