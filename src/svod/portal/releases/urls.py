from __future__ import annotations

from django.urls import path

from svod.portal.releases.views import file, freeze, release, releases

urlpatterns = [
    path("report/releases/", releases, name="releases"),
    path("report/releases/freeze/", freeze, name="freeze"),
    path("report/releases/<str:code>/", release, name="release"),
    path("report/releases/<str:code>/<str:language>.<slug:suffix>", file, name="released"),
]
