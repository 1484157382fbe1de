from __future__ import annotations

from django.urls import path

from svod.portal.chairs.views import chair, chairs, kept_paper

urlpatterns = [
    path("chairs/", chairs, name="chairs"),
    path("chairs/<slug:code>/", chair, name="chair"),
    path("chairs/<slug:code>/files/<int:pk>/", kept_paper, name="chair-file"),
]
