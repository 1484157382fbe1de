"""The files of a pack as the tests see them, parsed once."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def parsed(file: Path) -> Any:
    """Not to be changed by a test: all of them see the same."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
