from __future__ import annotations

from django.urls import path

from svod.portal.report.views import download, download_summary, report, summaries, summary

urlpatterns = [
    path("report/", report, name="report"),
    path("report/file.<slug:suffix>", download, name="download"),
    path("report/summaries/", summaries, name="summaries"),
    path("report/summaries/<slug:kind>/", summary, name="summary"),
    path("report/summaries/<slug:kind>/file.<slug:suffix>", download_summary, name="summary-file"),
    path("report/summaries/<slug:kind>/<slug:of>/", summary, name="summary"),
    path("report/summaries/<slug:kind>/<slug:of>/file.<slug:suffix>", download_summary, name="summary-file"),
]
