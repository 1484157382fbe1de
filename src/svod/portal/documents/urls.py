from __future__ import annotations

from django.urls import path

from svod.portal.documents.views import document, documents

urlpatterns = [
    path("documents/", documents, name="documents"),
    path("documents/<slug:code>/", document, name="document"),
]
