from __future__ import annotations

from django.urls import path

from svod.portal.journal.views import journal, stood

urlpatterns = [
    path("journal/", journal, name="journal"),
    path("as-of/", stood, name="as-of"),
]
