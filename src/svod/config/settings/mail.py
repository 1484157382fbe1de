from __future__ import annotations

from urllib.parse import unquote, urlsplit

from svod.config.env import environment

_env = environment()
_at = urlsplit(_env.mail)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if _env.mail else "svod.config.outbox.Kept"
EMAIL_HOST, EMAIL_PORT = _at.hostname or "", _at.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_at.username or ""), unquote(_at.password or "")
EMAIL_USE_TLS = _at.scheme == "smtps"
EMAIL_TIMEOUT = 20
SVOD_MAILS = bool(_env.mail)
SVOD_ADDRESS = _env.address
DEFAULT_FROM_EMAIL = _env.mail_from
