"""Walking: what came back, whichever way it is packed, and what the database held before and after."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cache
from typing import Any

import pypdfium2
from django.db import connection

from tests.attacks.world import marks_in

COUNTERS = {
    "django_session": None,
    "register_guess": None,
    "register_account": {"failed_count", "failed_at", "last_login"},
    "register_apitoken": {"last_used_on"},
}
"""What signing in, guessing and asking leave behind: whole tables, or columns of one."""


def words_of(answer: Any) -> str:
    """All that an answer says: its address, its head, its body unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return f"{head}\n{answer.cookies.output()}\n{_unpacked(content)}"


@cache
def _unpacked(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(f"{name}\n{packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist())
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as pages:
            return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return content.decode("utf-8", "replace")


def marks_of(answer: Any) -> set[str]:
    return marks_in(words_of(answer))


def everything() -> dict[str, str]:
    """Each table of the database by the hash of its rows, without what counts tries."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            skipped = COUNTERS.get(table, set())
            if skipped is None:
                continue
            columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
            names = ", ".join(f'"{name}"' for name in columns if name not in skipped)
            cursor.execute(f'SELECT {names} FROM "{table}" ORDER BY 1')
            found[table] = hashlib.sha256(repr([tuple(map(_plain, row)) for row in cursor.fetchall()]).encode()).hexdigest()
    return found


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {table for table in before | after if before.get(table) != after.get(table)}
