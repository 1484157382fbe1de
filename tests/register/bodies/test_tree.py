"""The bodies as a tree."""

from __future__ import annotations

from typing import Any

from svod.register.bodies.models import Body
from svod.register.bodies.queries import body_tree
from svod.register.sources.models import Period


def test_every_body_stands_in_the_tree_once(sco: Period, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        codes = [node.body.code for top in body_tree() for node in top.walk()]
    assert len(codes) == len(set(codes)) == Body.objects.count()


def test_a_body_counts_the_events_of_those_below_it(sco: Period) -> None:
    tops = {node.body.code: node for node in body_tree()}
    assert tops["sco"].event_count_below > tops["sco"].event_count
