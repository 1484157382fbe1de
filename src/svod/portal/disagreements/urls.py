from __future__ import annotations

from django.urls import path

from svod.portal.disagreements.views import disagreement, disagreements

urlpatterns = [
    path("disagreements/", disagreements, name="disagreements"),
    path("disagreements/<str:record>/", disagreement, name="disagreement"),
]
