from __future__ import annotations

from django.urls import path

from svod.portal.report.views import download, report

urlpatterns = [
    path("report/", report, name="report"),
    path("report/file.<slug:suffix>", download, name="download"),
]
