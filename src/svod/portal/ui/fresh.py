"""What is slow to make and changes only with the register is made once for each state of the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from svod.register.journal.queries import last_hash_told

T = TypeVar("T")


def fresh(name: str, make: Callable[[], T]) -> T:
    """The value of `make`, kept until the journal has a new row that changes what the register or the report say."""
    key = f"{name}:{last_hash_told()[:24]}"
    kept: T | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, timeout=24 * 3600)
    return kept
