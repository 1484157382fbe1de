from __future__ import annotations

from svod.config.env import environment

_env = environment()
DATABASES = {"default": _env.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
