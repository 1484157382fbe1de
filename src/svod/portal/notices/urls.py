from __future__ import annotations

from django.urls import path

from svod.portal.notices.views import notices, outbox

urlpatterns = [
    path("notices/", notices, name="notices"),
    path("outbox/", outbox, name="outbox"),
]
