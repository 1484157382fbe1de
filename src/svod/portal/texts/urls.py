from __future__ import annotations

from django.urls import path

from svod.portal.texts.views import text, text_file

urlpatterns = [
    path("texts/<str:record>/", text, name="text"),
    path("texts/file/<int:pk>/", text_file, name="text-file"),
]
