"""What nobody in their right mind sends: words for each place of an address, of a query, of a form, of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote
from zlib import crc32

from django.http import QueryDict
from django.urls import resolve

from tests.attacks.addresses import ATTACKS, Form
from tests.attacks.world import World

NUMBERS = ("", "0", "-1", "99999999999999999999", "9" * 5000, "1e9", "²", "٣", "NaN")
WORDS = (
    "\x00",
    "a\x00b",
    "a" * 5000,
    "../../etc/passwd",
    "%00",
    "<script>",
    "2024-13-45",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "no-such",
)
EVERY = (*NUMBERS, *WORDS)
PART = re.compile(r"<(\w+):(\w+)>")


def some(of: str, count: int) -> Iterator[str]:
    """`count` of them, always the same for a name; a number that is none first, then words."""
    start = crc32(of.encode())
    for step in range(count):
        kind = (NUMBERS, WORDS)[step % 2]
        yield kind[(start + step) % len(kind)]


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Route and path: each address with nonsense in one place of it, in the others what belongs there."""
    for route, attack in ATTACKS.items():
        real = next(iter(attack.paths(world)), None)
        held = resolve(real).kwargs if real else {}
        for _, name in PART.findall(route):
            for value in some(f"{route} {name}", 3):
                given = {**held, name: value}
                yield route, "/" + PART.sub(lambda found, given=given: quote(str(given.get(found[2], "x")), safe=""), route)  # type: ignore[misc]  # bound at once


@contextmanager
def asked_for() -> Iterator[set[str]]:
    """The names that pages look for in queries and forms while this is open."""
    names: set[str] = set()
    kept = QueryDict.__getitem__, QueryDict.__contains__, QueryDict.getlist

    def noting(read: Any) -> Any:
        def noted(self: QueryDict, key: str, *more: Any, **named: Any) -> Any:
            names.add(key)
            return read(self, key, *more, **named)

        return noted

    QueryDict.__getitem__, QueryDict.__contains__, QueryDict.getlist = map(noting, kept)  # type: ignore[method-assign,assignment]  # to listen
    try:
        yield names
    finally:
        del QueryDict.__getitem__, QueryDict.__contains__, QueryDict.getlist  # type: ignore[misc]  # those of the parent again


def with_one_bad(form: Form, names: set[str], of: str, count: int) -> Iterator[Form]:
    """The form with one field bad at a time: nonsense in it, or it is left out."""
    for name in sorted({*form, *names}):
        for value in some(f"{of} {name}", count):
            yield {**form, name: value}
        if name in form:
            yield {given: value for given, value in form.items() if given != name}


def forms(world: World) -> dict[str, list[Form]]:
    """One form for each thing that can be done at an address: those of the walk, and those of one's own."""
    found: dict[str, list[Form]] = {}
    for route, attack in ATTACKS.items():
        acts: dict[str, Form] = {}
        through = attack.through[1](world) if attack.through else ()
        for form in (*attack.sends(world), *through, *MORE.get(route, ())):
            acts.setdefault(str(form.get("do", sorted(form))), form)
        found[route] = list(acts.values())
    return found


MORE: dict[str, tuple[Form, ...]] = {
    "people/": (
        *({"do": act, "account": "1", "reason": "a"} for act in ("close", "reopen", "way in")),
        {"do": "withdraw", "invitation": "1"},
        {"do": "unlink", "identity": "1"},
    ),
    "account/": (
        {"do": "begin"},
        {"do": "drop", "password": "a", "code": "1"},
        {"do": "token", "name": "a", "days": "7"},
        {"do": "link", "password": "a"},
        {"do": "unlink", "identity": "1"},
        {"do": "hours", "language": "ru", "time_zone": "UTC", "hours_from": "9", "hours_to": "18", "rhythm": "at once"},
    ),
    "board/opening/": (
        {"do": "make", "code": "2098", "first": "2098-01-01", "last": "2098-12-31"},
        {"do": "tick state KZ", "ticked": "1", "pair": "KZ/trade"},
        {"do": "move", "state": "KZ", "deadline_moved": "2099-01-01", "reason": "a"},
        {"do": "withdraw", "which": "KZ/trade", "reason": "a"},
        {
            "do": "open",
            "ticked": "1",
            "pair": "KZ/trade",
            "deadline": "2099-01-01",
            "guidance_ru": "a",
            "seen": "x",
            "again": "1",
        },
    ),
    "language/<slug:code>/": ({},),
}
