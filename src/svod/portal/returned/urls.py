from __future__ import annotations

from django.urls import path

from svod.portal.returned.views import come_back

urlpatterns = [path("report/return/", come_back, name="return")]
