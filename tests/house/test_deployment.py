"""The settings of production, as Django's own check for deployment sees them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_settings_of_production_pass_the_check_for_deployment(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "svod.config.settings",
        "SVOD_PRODUCTION": "1",
        "SVOD_HOSTS": "svod.example.org",
        "SVOD_FOLDER": str(tmp_path),
    }
    surroundings.pop("SVOD_SECRET_KEY", None)  # made by itself, as it is where none is given
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
