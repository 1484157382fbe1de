from __future__ import annotations

from django.urls import path

from svod.portal.letters.views import enter, kept_letter, letter, letters

urlpatterns = [
    path("letters/", letters, name="letters"),
    path("letters/new/", enter, name="enter-letter"),
    path("letters/<int:pk>/", letter, name="letter"),
    path("letters/<int:pk>/file/", kept_letter, name="letter-file"),
]
