from __future__ import annotations

from django.urls import path

from svod.portal.events.views import event, events

urlpatterns = [
    path("events/", events, name="events"),
    path("events/<slug:code>/", event, name="event"),
]
