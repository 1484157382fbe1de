"""Lists of records: by the page from a mark on, changed since a moment, what has gone since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Max, Model, QuerySet
from ninja import Field, Schema

from svod.api.problems import Problem
from svod.kernel.words import Trilingual
from svod.register.journal.models import JournalEntry

T = TypeVar("T", bound=Model)
Out = TypeVar("Out", bound=Schema)
MOST = 200


class Words(Schema):
    """The same words in three languages; empty: not said in that language."""

    ru: str
    en: str
    zh: str


class Gone(Schema):
    """A record that the register held and holds no more: delete your copy."""

    code: str
    at: datetime


class Listing(Schema, Generic[Out]):
    items: list[Out]
    gone: list[Gone] = Field(description="Only with modified_since, on the first page.")
    next: str = Field(description="The mark of the next page; empty on the last.")


class Paging(Schema):
    mark: str = Field("", description="`next` of the page before.")
    limit: int = Field(100, ge=1, le=MOST)
    modified_since: datetime | None = Field(None, description="Only what was changed at this moment or later, and what has gone.")


def words(said: Trilingual) -> Words:
    return Words(ru=said.ru, en=said.en, zh=said.zh)


def listing(rows: QuerySet[T], paging: Paging, noun: str, shown: Callable[[T], Out], key: str = "code") -> dict[str, Any]:
    """One page in the order of registration: a page is found by its mark, not by counting the rows before it."""
    gone: list[Gone] = []
    if paging.modified_since is not None:
        if paging.modified_since.tzinfo is None:
            raise Problem(
                422,
                Trilingual(
                    "modified_since: укажите часовой пояс, например 2024-05-01T00:00:00Z.",
                    "modified_since: give the time zone, as in 2024-05-01T00:00:00Z.",
                    "modified_since：请注明时区，例如 2024-05-01T00:00:00Z。",
                ),
            )
        touched = _touched(noun, paging.modified_since)
        if not paging.mark:
            there = set(rows.model._default_manager.filter(**{f"{key}__in": touched}).values_list(key, flat=True))
            gone = [Gone(code=code, at=at) for code, at in sorted(touched.items()) if code not in there]
        rows = rows.filter(**{f"{key}__in": touched})
    if paging.mark:
        if not (paging.mark.isascii() and paging.mark.isdigit() and len(paging.mark) < 19):
            raise Problem.not_found()
        rows = rows.filter(pk__gt=int(paging.mark))
    found = list(rows.order_by("pk")[: paging.limit + 1])
    more = len(found) > paging.limit
    found = found[: paging.limit]
    return {"items": [shown(one) for one in found], "gone": gone, "next": str(found[-1].pk) if more else ""}


def _touched(noun: str, since: datetime) -> dict[str, datetime]:
    """Codes of the records that the journal tells of since a moment, and when last."""
    rows: Iterable[tuple[str, datetime]] = (
        JournalEntry.objects.filter(at__gte=since, record__startswith=f"{noun}:")
        .values_list("record")
        .annotate(last=Max("at"))
        .values_list("record", "last")
    )
    return {record.partition(":")[2]: at for record, at in rows}
