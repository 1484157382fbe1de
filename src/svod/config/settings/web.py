from __future__ import annotations

from pathlib import Path

from svod.config.env import environment

_env = environment()
_portal = Path(__file__).resolve().parents[2] / "portal"

SECRET_KEY = _env.secret_key
DEBUG = False
ALLOWED_HOSTS = _env.hosts
ROOT_URLCONF = "svod.config.urls"
WSGI_APPLICATION = "svod.config.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "svod.register",
    "svod.portal",
]
MIDDLEWARE = [
    "svod.portal.ui.headers.content_security_policy",  # around all others: what they refuse goes out with the headers too
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "svod.portal.ui.given.without_nul_in_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "svod.portal.ui.actor.actor",
    "svod.portal.ui.given.without_nul",
    "svod.portal.ui.actor.closed_to_strangers",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_portal],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "svod.portal.ui.context.page"],
            "string_if_invalid": "",
        },
    }
]
STATIC_URL = "static/"
STATICFILES_DIRS = [_portal / "ui" / "static"]
STATIC_ROOT = _env.folder / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty but for `collectstatic`: pages find their files without it
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_FAILURE_VIEW = "svod.portal.ui.faults.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    8 * 2**20
)  # of a form without its files; a text of a state is long, in percent-encoded Cyrillic longer
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _env.is_production
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _env.is_production else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _env.is_production else 0
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # HSTS of this host alone: the others of the domain are not ours
LANGUAGE_COOKIE_SAMESITE = "Lax"
SVOD_OPEN = _env.is_open
SVOD_PROXIES = _env.proxies
SVOD_OIDC = _env.provider
SVOD_PASSWORDS = _env.has_passwords
AUTH_USER_MODEL = "register.Account"
AUTHENTICATION_BACKENDS = ["svod.portal.ui.actor.ByAccount"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 10 * 3600  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "svod_session"
LOGIN_URL = "sign-in"
