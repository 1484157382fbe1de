"""What a phrase gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase recognised at clean characters `[start, end)` of a prose."""

    start: int
    end: int
    value: T


def longest(found: Iterable[Found[V]]) -> list[Found[V]]:
    """In order of place; of those that overlap the longest stays, of equally long ones the first given."""
    kept: list[Found[V]] = []
    ends = 0
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= ends:
            kept.append(one)
            ends = one.end
        elif kept and one.end - one.start > kept[-1].end - kept[-1].start and one.start < kept[-1].end:
            before = kept[-2].end if len(kept) > 1 else 0
            if one.start >= before:
                kept[-1] = one
                ends = one.end
    return kept
