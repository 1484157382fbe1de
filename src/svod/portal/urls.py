"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from svod.portal.bodies.views import bodies, body
from svod.portal.documents.views import document, documents
from svod.portal.events.views import event, events
from svod.portal.findings.views import findings, rule
from svod.portal.language.views import language
from svod.portal.overview.views import health, overview
from svod.portal.report.views import download, report
from svod.portal.sources.views import source, sources

urlpatterns = [
    path("", overview, name="overview"),
    path("events/", events, name="events"),
    path("events/<slug:code>/", event, name="event"),
    path("bodies/", bodies, name="bodies"),
    path("bodies/<slug:code>/", body, name="body"),
    path("documents/", documents, name="documents"),
    path("documents/<slug:code>/", document, name="document"),
    path("findings/", findings, name="findings"),
    path("findings/rules/<slug:code>/", rule, name="rule"),
    path("sources/", sources, name="sources"),
    path("sources/<slug:code>/", source, name="source"),
    path("report/", report, name="report"),
    path("report/file.<slug:suffix>", download, name="download"),
    path("language/<slug:code>/", language, name="language"),
    path("health/", health, name="health"),
]
