from __future__ import annotations

from django.urls import path

from svod.portal.questions.views import ask, kept_file, question, questions

urlpatterns = [
    path("questions/", questions, name="questions"),
    path("questions/new/", ask, name="ask"),
    path("questions/<int:pk>/", question, name="question"),
    path("questions/<int:pk>/files/<int:message>/", kept_file, name="question-file"),
]
