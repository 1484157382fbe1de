"""The page of the bodies loses none of them: each stands once, classes of bodies apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from svod.portal.bodies.tree import Branch, branches, classes
from svod.register.bodies.models import Body
from svod.register.bodies.queries import body_tree
from svod.register.sources.models import Period


def walk(kinds: Iterable[tuple[str, list[Branch]]]) -> Iterator[tuple[str, Branch]]:
    for kind, found in kinds:
        for one in found:
            yield kind, one
            yield from walk(one.kinds)


def test_every_body_stands_once_in_the_tree_or_among_the_classes(sco: Period) -> None:
    tree = body_tree()
    shown = Counter([one.body.code for _, one in walk(branches(tree))] + [body.code for body in classes(tree)])
    assert shown == Counter(Body.objects.values_list("code", flat=True))


def test_a_body_with_many_children_groups_them_by_kind_in_the_order_of_rank(sco: Period) -> None:
    organisation = next(one for _, one in walk(branches(body_tree())) if one.body.code == "sco")
    kinds = [kind for kind, _ in organisation.kinds]
    assert kinds[0] == "council"
    assert kinds.index("ministerial_meeting") < kinds.index("special_working_group") < kinds.index("other")
    assert all(one.body.kind == kind for kind, found in organisation.kinds for one in found)


def test_an_abbreviation_that_many_bodies_share_is_not_shown_beside_each(sco: Period) -> None:
    shown = {one.body.code: one.abbreviation.ru for _, one in walk(branches(body_tree()))}
    shared = [code for code, n in Counter(Body.objects.values_list("abbreviation_ru", flat=True)).items() if code and n > 1]
    assert shared
    assert not set(shown.values()) & set(shared)
