from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "svod.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Register"
