"""The tree of bodies as a page shows it: many children are told by kind; classes of bodies stand apart from bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svod.kernel.vocabulary import BodyKind
from svod.kernel.words import Trilingual
from svod.register.bodies.models import Body
from svod.register.bodies.queries import BodyNode

MANY = 8  # children that are still read at a glance
ORDER = [str(kind) for kind in BodyKind]


@dataclass(frozen=True)
class Branch:
    """A body with what is below it. `kinds` groups the children; the name of a kind is empty where they are few."""

    body: Body
    event_count: int
    abbreviation: Trilingual
    kinds: list[tuple[str, list[Branch]]]
    is_open: bool


def branches(nodes: Iterable[BodyNode]) -> list[tuple[str, list[Branch]]]:
    """The bodies without a parent by kind, classes of bodies left out."""
    nodes = list(nodes)
    written = Counter(one.body.abbreviation_ru for node in nodes for one in node.walk())
    return _by_kind([_branch(node, written) for node in nodes if not node.body.is_generic], few=0)


def classes(nodes: Iterable[BodyNode]) -> list[Body]:
    """Names that texts give to many bodies at once: «уполномоченные ведомства»."""
    return [one.body for one in _walk(nodes) if one.body.is_generic]


def _walk(nodes: Iterable[BodyNode]) -> Iterator[BodyNode]:
    for node in nodes:
        yield from node.walk()


def _branch(node: BodyNode, written: Counter[str]) -> Branch:
    below = [_branch(child, written) for child in node.children if not child.body.is_generic]
    short = node.body.abbreviation
    # «СРГ» is the mark of a kind; an abbreviation that repeats the name says nothing
    tells = written[short.ru] == 1 and short.ru != node.body.name.ru
    return Branch(
        node.body, node.event_count_below, short if tells else Trilingual(), _by_kind(below, few=MANY), is_open=node.depth == 0
    )


def _by_kind(found: list[Branch], *, few: int) -> list[tuple[str, list[Branch]]]:
    if not found:
        return []
    if len(found) <= few:
        return [("", found)]
    kinds: dict[str, list[Branch]] = {}
    for one in sorted(found, key=lambda one: ORDER.index(one.body.kind)):
        kinds.setdefault(one.body.kind, []).append(one)
    return list(kinds.items())
