"""Whose chair somebody is, and what chairs have sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from svod.register.bodies.models import Body
from svod.register.chairs.models import ChairPaper
from svod.register.proposals.models import Proposal
from svod.register.rights import Actor, Role, Thing, may

NOUN = "chair paper"


def thing(body: Body, state: str = "") -> Thing:
    """As the table of rights sees it: of a body, and of the state that chaired it."""
    return Thing(NOUN, state=state, body=body.code, area=body.area.code if body.area else "")


def state_of_chair(actor: Actor, body: Body) -> str:
    """The state for which the actor chairs the body today; empty where they do not."""
    return next((grant.state for grant in actor.grants if grant.role is Role.CHAIR and grant.body == body.code), "")


def bodies_chaired(actor: Actor) -> QuerySet[Body]:
    codes = {grant.body for grant in actor.grants if grant.role is Role.CHAIR}
    return Body.objects.filter(code__in=codes).select_related("area")


@dataclass(frozen=True)
class Sent:
    """A paper and what became of the proposals read in it; a chair sees how each was decided, not who said what of it."""

    paper: ChairPaper
    proposals: list[Proposal]


def papers_visible(actor: Actor, body: Body) -> list[Sent]:
    """The newest first."""
    rows = ChairPaper.objects.filter(body=body).select_related("state", "source", "source__kept_file")
    rows = rows.defer("source__text", "source__kept_file__content").order_by("-id")
    seen = [one for one in rows if may(actor, "read", thing(body, one.state.code))]
    told: dict[int, list[Proposal]] = {one.source_id: [] for one in seen}
    for proposal in Proposal.objects.filter(intake__source__in=list(told)).exclude(noun="unplaced").select_related("intake"):
        told[proposal.intake.source_id].append(proposal)
    return [Sent(one, told[one.source_id]) for one in seen]


def paper_visible(actor: Actor, body: Body, pk: int) -> ChairPaper | None:
    """None where there is none, and where it is not for this reader: one answer for both."""
    return next((one.paper for one in papers_visible(actor, body) if one.paper.pk == pk), None)
