from __future__ import annotations

from pathlib import Path

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English"), ("zh-hans", "中文")]
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "portal" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
