"""Who somebody is today."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from svod.register.people.models import Account, Invitation, Person, RoleGrant
from svod.register.rights import PUBLIC, Actor, Grant, Role


def roles_on(day: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day).select_related("state", "person")


def actor_of(account: Account | None, *, on: date) -> Actor:
    """What an account may do on a day; nobody, and an account that was closed, are the public."""
    if account is None or not account.is_active:
        return PUBLIC
    grants = tuple(
        Grant(Role(held.role), held.state.code if held.state else "", frozenset(held.areas), held.body)
        for held in roles_on(on).filter(person=account.person)
    )
    return Actor(account.person.name, (*grants, Grant(Role.PUBLIC)), account.pk)


def actors_on(day: date) -> list[tuple[Account, Actor]]:
    """Every account that is open, and what it may do on a day; two queries whatever the number."""
    held: dict[int, list[Grant]] = {}
    for one in roles_on(day):
        grant = Grant(Role(one.role), one.state.code if one.state else "", frozenset(one.areas), one.body)
        held.setdefault(one.person_id, []).append(grant)
    accounts = Account.objects.filter(is_active=True).select_related("person__state")
    return [(one, Actor(one.person.name, (*held.get(one.person_id, ()), Grant(Role.PUBLIC)), one.pk)) for one in accounts]


def people_with_roles(*, on: date) -> list[tuple[Person, list[RoleGrant]]]:
    """Everybody who has an account or a role, with the roles of the day."""
    held: dict[int, list[RoleGrant]] = {}
    for grant in roles_on(on):
        held.setdefault(grant.person_id, []).append(grant)
    people = Person.objects.filter(Q(account__isnull=False) | Q(pk__in=held)).select_related("account", "state")
    return [(person, held.get(person.pk, [])) for person in people]


def invitations_open(*, now: datetime) -> QuerySet[Invitation]:
    """Those that still let somebody in."""
    return Invitation.objects.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)
