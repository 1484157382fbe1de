from __future__ import annotations

from django.urls import path

from svod.portal.bodies.views import bodies, body

urlpatterns = [
    path("bodies/", bodies, name="bodies"),
    path("bodies/<slug:code>/", body, name="body"),
]
