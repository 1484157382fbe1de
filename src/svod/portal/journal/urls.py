from __future__ import annotations

from django.urls import path

from svod.portal.journal.views import journal

urlpatterns = [path("journal/", journal, name="journal")]
