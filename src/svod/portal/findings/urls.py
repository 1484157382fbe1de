from __future__ import annotations

from django.urls import path

from svod.portal.findings.views import findings, rule

urlpatterns = [
    path("findings/", findings, name="findings"),
    path("findings/rules/<slug:code>/", rule, name="rule"),
]
