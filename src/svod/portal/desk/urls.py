from __future__ import annotations

from django.urls import path

from svod.portal.desk.views import desk, one

urlpatterns = [
    path("sources/<slug:code>/desk/", desk, name="desk"),
    path("sources/<slug:code>/desk/<int:pk>/", one, name="desk-proposal"),
]
