from __future__ import annotations

from django.urls import path

from svod.portal.findings.views import dismiss, findings, rule

urlpatterns = [
    path("findings/", findings, name="findings"),
    path("findings/dismiss/", dismiss, name="dismiss"),
    path("findings/rules/<slug:code>/", rule, name="rule"),
]
