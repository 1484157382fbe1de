"""The addresses of the pages; each page has its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("svod.portal.overview.urls")),
    path("", include("svod.portal.events.urls")),
    path("", include("svod.portal.bodies.urls")),
    path("", include("svod.portal.documents.urls")),
    path("", include("svod.portal.findings.urls")),
    path("", include("svod.portal.disagreements.urls")),
    path("", include("svod.portal.questions.urls")),
    path("", include("svod.portal.sources.urls")),
    path("", include("svod.portal.desk.urls")),
    path("", include("svod.portal.report.urls")),
    path("", include("svod.portal.releases.urls")),
    path("", include("svod.portal.wordings.urls")),
    path("", include("svod.portal.returned.urls")),
    path("", include("svod.portal.language.urls")),
    path("", include("svod.portal.people.urls")),
    path("", include("svod.portal.submissions.urls")),
    path("", include("svod.portal.letters.urls")),
    path("", include("svod.portal.chairs.urls")),
    path("", include("svod.portal.board.urls")),
    path("", include("svod.portal.notices.urls")),
    path("", include("svod.portal.texts.urls")),
    path("", include("svod.portal.journal.urls")),
]
