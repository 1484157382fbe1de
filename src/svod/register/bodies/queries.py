"""The bodies as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from svod.register.bodies.models import Body


@dataclass
class BodyNode:
    """A body in the tree. `event_count`: its own events; `event_count_below`: with those of its children."""

    body: Body
    depth: int
    event_count: int
    children: list[BodyNode] = field(default_factory=list)

    @property
    def event_count_below(self) -> int:
        return self.event_count + sum(child.event_count_below for child in self.children)

    def walk(self) -> Iterator[BodyNode]:
        yield self
        for child in self.children:
            yield from child.walk()


def body_tree() -> list[BodyNode]:
    """The bodies without a parent, each with its children, in the order registered. One query."""
    bodies = list(
        Body.objects.select_related("area", "state", "city").annotate(held=Count("events", distinct=True)).order_by("id")
    )
    below: dict[int | None, list[Body]] = {}
    for body in bodies:
        below.setdefault(body.parent_id, []).append(body)

    def grown(body: Body, depth: int, seen: frozenset[int]) -> BodyNode:
        path = seen | {body.pk}
        children = [grown(child, depth + 1, path) for child in below.get(body.pk, []) if child.pk not in path]
        return BodyNode(body, depth, body.held, children)  # type: ignore[attr-defined]  # annotated above

    return [grown(body, 0, frozenset()) for body in below.get(None, [])]
