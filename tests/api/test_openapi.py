"""The description of the API is current, and says what it takes to call it."""

from __future__ import annotations

import json

from svod.api.openapi import PAGE, SNAPSHOT, description, page


def test_the_snapshot_and_the_page_are_current() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == description(), "run ./svod docs"
    assert PAGE.read_text(encoding="utf-8") == page(), "run ./svod docs"


def test_every_operation_is_described_and_none_takes_a_cookie() -> None:
    told = json.loads(description())
    for path, verbs in told["paths"].items():
        for verb, operation in verbs.items():
            assert operation["summary"], (verb, path)
            assert operation["security"] == [{"Token": []}], (verb, path)
            assert not [one for one in operation.get("parameters", []) if one["in"] == "cookie"]
    assert told["components"]["securitySchemes"]["Token"]["scheme"] == "bearer"
