"""Django's settings, by topic."""

from __future__ import annotations

from svod.config.settings.languages import *  # noqa: F403  # Django reads settings as names of this module
from svod.config.settings.mail import *  # noqa: F403
from svod.config.settings.storage import *  # noqa: F403
from svod.config.settings.web import *  # noqa: F403
