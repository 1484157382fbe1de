"""How each operation of the API is attacked: the paths and bodies that name another state's things."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from svod.api.api import api
from svod.register.submissions.models import Request
from tests.attacks.world import OURS, World

Body = dict[str, Any] | None
Call = tuple[str, Body]


def _requests(world: World) -> Iterator[str]:
    for pk in world.requests.values():
        asked = Request.objects.select_related("period", "state", "area").get(pk=pk)
        yield f"/requests/{asked.period.code}/{asked.state.code}/{asked.area.code}"


def _whole(end: str, body: Body = None) -> Callable[[World], Iterator[Call]]:
    return lambda world: ((f"{path}{end}", body) for path in _requests(world))


def _each_version(end: str, body: Body = None) -> Callable[[World], Iterator[Call]]:
    return lambda world: ((f"{path}/versions/{n}{end}", body) for path in _requests(world) for n in (1, 2))


def plain(*paths: str) -> Callable[[World], Iterable[Call]]:
    return lambda _: [(path, None) for path in paths]


def listed(path: str, *more: str) -> Callable[[World], Iterable[Call]]:
    """A list with every way to narrow it, what has gone since among them."""
    queries = ("", "modified_since=2000-01-01T00:00:00Z", "limit=200", "mark=1", *more)
    return plain(*(f"{path}?{one}" for one in queries))


DRAFT = {"text": "attack", "rows": [{"title": "attack"}]}
CALLS: dict[tuple[str, str], Callable[[World], Iterable[Call]]] = {
    ("get", "/board"): lambda world: [("/board", None), (f"/board?period={world.period.code}", None)],
    ("get", "/states"): listed("/states"),
    ("get", "/areas"): listed("/areas"),
    ("get", "/bodies"): listed("/bodies"),
    ("get", "/bodies/{code}"): plain("/bodies/mtm"),
    ("get", "/events"): listed("/events", "state=KZ", "area=trade", "status=planned"),
    ("get", "/events/{code}"): lambda world: [(f"/events/{world.event.code}", None)],
    ("get", "/documents"): listed("/documents", "area=trade", "stage=draft"),
    ("get", "/documents/{code}"): lambda world: [(f"/documents/{one}", None) for one in world.sources],
    ("get", "/followups"): listed("/followups"),
    ("get", "/releases"): plain("/releases"),
    ("get", "/releases/{code}/{language}/{suffix}"): lambda world: [
        (f"/releases/{code}/ru/{suffix}", None) for code in (*world.releases, "none") for suffix in ("docx", "json")
    ],
    ("get", "/requests"): plain("/requests", f"/requests?state={OURS}"),
    ("get", "/requests/{period}/{state}/{area}"): _whole(""),
    ("put", "/requests/{period}/{state}/{area}/draft"): lambda world: (
        (f"{path}/draft", {**DRAFT, **more}) for path, more in product(_requests(world), ({}, {"edition": 2}))
    ),
    ("post", "/requests/{period}/{state}/{area}/nothing"): _whole("/nothing"),
    ("post", "/requests/{period}/{state}/{area}/versions/{number}/submit"): _each_version("/submit"),
    ("post", "/requests/{period}/{state}/{area}/versions/{number}/recall"): _each_version("/recall"),
    ("get", "/requests/{period}/{state}/{area}/versions/{number}/changes"): _each_version("/changes"),
    ("get", "/requests/{period}/{state}/{area}/template.{kind}"): lambda world: (
        (f"{path}/template.{kind}", None) for path, kind in product(_requests(world), ("xlsx", "docx"))
    ),
    ("post", "/requests/{period}/{state}/{area}/draft/file"): _whole("/draft/file", {"file": "attack"}),
    ("post", "/requests/{period}/{state}/{area}/versions/{number}/remarks"): _each_version("/remarks", {"text": "attack"}),
}


def operations() -> set[tuple[str, str]]:
    """Every operation that the description of the API names."""
    told = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/"), default=str))
    return {(verb, path) for path, verbs in told["paths"].items() for verb in verbs}
