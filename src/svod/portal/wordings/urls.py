from __future__ import annotations

from django.urls import path

from svod.portal.wordings.views import change, settle, wordings

urlpatterns = [
    path("report/wordings/", wordings, name="wordings"),
    path("report/wordings/change/", change, name="change"),
    path("report/wordings/<int:number>/", settle, name="settle"),
]
