"""People and their roles, for the administrator; the table of rights."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from svod.kernel.refusal import Refused
from svod.portal.people.names import names_of_roles
from svod.portal.people.provider import passwords_let_in
from svod.portal.ui.actor import actor_in, day_given, signed_in, today
from svod.portal.ui.given import row_given
from svod.portal.ui.words import spoken
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.identities.changes import unlink_identity
from svod.register.identities.queries import linked
from svod.register.people.accounts import close_account, offer_new_way_in, reopen_account, withdraw_invitation
from svod.register.people.changes import grant_role, invite_person, revoke_role
from svod.register.people.models import Account, Invitation, Person, RoleGrant
from svod.register.people.queries import invitations_open, people_with_roles
from svod.register.rights import RIGHTS, Actor, Role, Thing, may, require, role_named
from svod.register.states.models import State

OF_AN_ACCOUNT = {"close", "reopen", "way in"}


@never_cache
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role; inviting, granting and revoking."""
    actor = actor_in(request)
    require(actor, "read", Thing("person"))
    context: dict[str, object] = {"page": "people"}
    status = 200
    if request.method == "POST":
        try:
            context |= _changed(request, actor)
        except Refused as refusal:
            context["refusal"], status = refusal.words.in_(spoken()), 400
    context |= {
        "identities": {one.account_id: one for one in linked().order_by("linked_at")},
        "people": people_with_roles(on=today()),
        "names": names_of_roles(),
        "roles": [str(role) for role in Role if role is not Role.PUBLIC],
        "states": State.objects.filter(memberships__role="member").distinct(),
        "areas": Area.objects.all(),
        "bodies": Body.objects.order_by("name_ru"),
        "invitations": invitations_open(now=datetime.now(UTC)).filter(account__isnull=True),
        "may_change": may(actor, "close", Thing("account")),
        "asked": request.POST,
    }
    return render(request, "people/page.html", context, status=status)


def _changed(request: HttpRequest, actor: Actor) -> dict[str, object]:
    asked = request.POST
    areas = asked.getlist("areas")
    if asked.get("do") in OF_AN_ACCOUNT:
        return _account_changed(request, actor)
    if asked.get("do") == "invite":
        token = invite_person(
            name=asked.get("name", ""),
            email=asked.get("email", ""),
            role=role_named(asked.get("role", "reader")),
            state=asked.get("state", ""),
            areas=areas,
            body=asked.get("body", ""),
            language=asked.get("language", "ru"),
            by=actor,
        )
        return {"link": request.build_absolute_uri(f"/invitation/{token}/"), "invited": asked.get("email", "")}
    if asked.get("do") == "grant":
        person = row_given(Person.objects.all(), asked.get("person"))
        grant_role(
            person=person,
            role=role_named(asked.get("role", "reader")),
            state=asked.get("state", ""),
            areas=areas,
            body=asked.get("body", ""),
            since=day_given(asked["since"]) if asked.get("since") else today(),
            until=day_given(asked["until"]) if asked.get("until") else None,
            by=actor,
        )
    elif asked.get("do") == "revoke":
        grant = row_given(RoleGrant.objects.all(), asked.get("grant"))
        revoke_role(grant=grant, on=today(), by=actor, reason=asked.get("reason", ""))
    elif asked.get("do") == "withdraw":
        withdraw_invitation(invitation=row_given(Invitation.objects.all(), asked.get("invitation")), by=actor)
    elif asked.get("do") == "unlink":
        identity = row_given(linked(), asked.get("identity"))
        unlink_identity(identity=identity, password_lets_in=passwords_let_in(), by=actor)
    return {}


def _account_changed(request: HttpRequest, actor: Actor) -> dict[str, object]:
    asked = request.POST
    account = row_given(Account.objects.all(), asked.get("account"))
    if asked.get("do") == "close":
        close_account(account=account, reason=asked.get("reason", ""), by=actor, on=today())
    elif asked.get("do") == "reopen":
        reopen_account(account=account, by=actor)
    else:
        token = offer_new_way_in(account=account, drops_second_factor="phone" in asked, by=actor)
        return {"link": request.build_absolute_uri(f"/invitation/{token}/"), "invited": account.email}
    return {}


@signed_in
def rights(request: HttpRequest) -> HttpResponse:
    """The table of rights, as the code has it."""
    require(actor_in(request), "read", Thing("role"))
    roles = list(Role)
    rows = [(right, [right.roles.get(role, "") for role in roles]) for right in sorted(RIGHTS, key=lambda r: (r.noun, r.verb))]
    return render(request, "people/rights.html", {"page": "people", "roles": roles, "rows": rows})
