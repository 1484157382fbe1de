from __future__ import annotations

from django.urls import path

from svod.portal.submissions.views import submission, submissions, template_file

urlpatterns = [
    path("submissions/", submissions, name="submissions"),
    path("submissions/<int:pk>/", submission, name="submission"),
    path("submissions/<int:pk>/template.<str:kind>", template_file, name="submission-template"),
]
