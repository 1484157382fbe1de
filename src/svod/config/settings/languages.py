from __future__ import annotations

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English"), ("zh-hans", "中文")]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
