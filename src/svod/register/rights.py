"""Who may do what: one table of role × noun × verb × stage × own or another state. Changes and queries ask it.

`RIGHTS` is read aloud by the portal's page for the administrator and walked cell by cell by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from svod.kernel.refusal import Refused


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    EDITOR = "editor"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    AGENCY = "agency"
    CHAIR = "chair"
    READER = "reader"
    PUBLIC = "public"


class Reach(StrEnum):
    """Of which things: all of them, those of the role's areas, those of its own state (and areas, where it has some).

    `BODY`: those of the body that it is over, and of no other state than its own.
    """

    ALL = "all"
    AREAS = "areas"
    OWN = "own"
    BODY = "body"


Reaches = dict[Role, Reach]
OF_A_STATE = frozenset({Role.COORDINATOR, Role.AGENCY})
"""Roles that a state appoints; they see nothing of another state that is not released."""
OURS, THEIRS = "ours", "theirs"
"""Of a source: the Secretariat's own, or what a state has sent."""
ANY = ""
"""A noun without stages, or every stage of it."""


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table: for things in one of `stages`, `roles` may do it, each as far as its reach goes."""

    noun: str
    verb: str
    roles: Reaches
    stages: tuple[str, ...] = (ANY,)


_EVERYBODY: Reaches = dict.fromkeys(Role, Reach.ALL)
_SECRETARIAT: Reaches = {Role.EDITOR: Reach.ALL, Role.OFFICER: Reach.AREAS}
_STATE: Reaches = {Role.COORDINATOR: Reach.OWN, Role.AGENCY: Reach.OWN}
_SENT = ("submitted", "processing", "returned", "accepted", "recalled")
_READERS: Reaches = {**_SECRETARIAT, Role.ADMINISTRATOR: Reach.ALL, Role.READER: Reach.ALL}
_INSIDE: Reaches = {role: Reach.ALL for role in Role if role is not Role.PUBLIC}

RIGHTS: tuple[Right, ...] = (
    # the register: what is held to be true is read by all who work here; the public reads what a release holds
    *(Right(noun, "read", _INSIDE) for noun in ("state", "area", "body", "event", "document", "followup", "figure")),
    *(Right(noun, "change", _SECRETARIAT) for noun in ("body", "event", "document", "followup", "figure")),
    *(Right(noun, "change", {Role.ADMINISTRATOR: Reach.ALL}) for noun in ("state", "area", "organisation")),
    Right("source", "read", _INSIDE, (OURS,)),
    Right("source", "read", {**_SECRETARIAT, Role.ADMINISTRATOR: Reach.ALL}, (THEIRS,)),
    Right("source", "take in", _SECRETARIAT),
    Right("proposal", "read", _READERS),
    Right("proposal", "decide", _SECRETARIAT, ("open",)),
    Right("claim", "record", _SECRETARIAT),
    Right("proposal", "correct", _SECRETARIAT, ("open",)),
    Right("proposal", "add", _SECRETARIAT),
    Right("proposal", "reopen", _SECRETARIAT, ("decided",)),
    Right("miss", "read", {**_SECRETARIAT, Role.ADMINISTRATOR: Reach.ALL}),
    Right("finding", "read", _READERS),
    Right("finding", "dismiss", _SECRETARIAT),
    Right("disagreement", "read", _SECRETARIAT),
    Right("disagreement", "settle", _SECRETARIAT),
    # the report
    Right("report", "read", _READERS, ("draft",)),
    Right("report", "reword", {Role.EDITOR: Reach.ALL, Role.OFFICER: Reach.AREAS}, ("draft",)),
    Right("report", "release", {Role.EDITOR: Reach.ALL}, ("draft",)),
    Right("report", "read", _EVERYBODY, ("released",)),
    # the reporting period and the states' material
    Right("period", "open", {Role.EDITOR: Reach.ALL}),
    Right("request", "read", {**_SECRETARIAT, **_STATE}),
    Right("request", "change", {Role.EDITOR: Reach.ALL}),
    Right("submission", "read", _STATE, ("draft",)),
    Right("submission", "read", {**_SECRETARIAT, **_STATE}, _SENT),
    Right("submission", "write", _STATE, ("draft", "returned", "recalled")),
    Right("submission", "enter for a state", _SECRETARIAT, ("draft",)),
    Right("submission", "submit", _STATE, ("draft",)),
    Right("submission", "recall", _STATE, ("submitted",)),
    Right("submission", "take up", _SECRETARIAT, ("submitted",)),
    Right("submission", "accept", _SECRETARIAT, ("processing",)),
    Right("submission", "return", _SECRETARIAT, ("processing",)),
    Right("remark", "add for the state", _STATE, ("submitted", "processing", "returned")),
    Right("remark", "add for the secretariat", _SECRETARIAT, ("submitted", "processing", "returned")),
    Right("letter", "enter", _SECRETARIAT),
    Right("letter", "read", {**_SECRETARIAT, **_STATE}),
    Right("question", "ask", _SECRETARIAT),
    Right("question", "read", {**_SECRETARIAT, **_STATE}),
    Right("question", "answer", _STATE, ("open", "answered")),
    Right("question", "ask again", _SECRETARIAT, ("answered",)),
    Right("question", "close", _SECRETARIAT, ("open", "answered")),
    Right("question", "withdraw", _SECRETARIAT, ("open",)),
    # the chair of a body sends its protocols and word of the next session; an officer decides on what they say
    Right("chair paper", "send", {Role.CHAIR: Reach.BODY}),
    Right("chair paper", "read", {**_SECRETARIAT, Role.ADMINISTRATOR: Reach.ALL, Role.CHAIR: Reach.BODY}),
    Right("board", "read", {Role.EDITOR: Reach.ALL, Role.OFFICER: Reach.ALL}),
    Right("notice", "read", {Role.ADMINISTRATOR: Reach.ALL, Role.EDITOR: Reach.ALL}),
    Right("notice", "send", {Role.EDITOR: Reach.ALL}),
    # people
    Right("person", "read", {Role.ADMINISTRATOR: Reach.ALL, Role.EDITOR: Reach.ALL}),
    Right("person", "invite", {Role.ADMINISTRATOR: Reach.ALL}),
    Right("invitation", "withdraw", {Role.ADMINISTRATOR: Reach.ALL}),
    *(Right("account", verb, {Role.ADMINISTRATOR: Reach.ALL}) for verb in ("close", "reopen", "let in again")),
    Right("token", "make", {Role.ADMINISTRATOR: Reach.ALL}),  # another's; one's own needs no right
    Right("token", "revoke", {Role.ADMINISTRATOR: Reach.ALL}),
    Right("identity", "unlink", {Role.ADMINISTRATOR: Reach.ALL}),  # another's; one's own needs no right
    Right("role", "read", {Role.ADMINISTRATOR: Reach.ALL}),
    Right("role", "grant", {Role.ADMINISTRATOR: Reach.ALL}),
    Right("role", "revoke", {Role.ADMINISTRATOR: Reach.ALL}),
    Right("history", "read", _READERS),
    Right("journal", "read", {Role.ADMINISTRATOR: Reach.ALL, Role.EDITOR: Reach.ALL, Role.OFFICER: Reach.ALL}),
)
_NOT_ONES_OWN = frozenset({("submission", "take up"), ("submission", "accept"), ("submission", "return"), ("proposal", "decide")})
"""What nobody does to a thing of their own making."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody has today: of a state (ISO code), in areas (codes; none is all), over a body."""

    role: Role
    state: str = ""
    areas: frozenset[str] = frozenset()
    body: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `name` stands in the journal; without grants only what the public may."""

    name: str
    grants: tuple[Grant, ...] = ()
    account: int | None = None

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def states(self) -> frozenset[str]:
        """The states that this person answers for."""
        return frozenset(grant.state for grant in self.grants if grant.role in OF_A_STATE)


PUBLIC = Actor("", (Grant(Role.PUBLIC),))


def on_open_register(actor: Actor) -> Actor:
    """Where the register stands open (on one's own machine), everybody reads what a reader reads."""
    return replace(actor, grants=(*actor.grants, Grant(Role.READER)))


def operator(name: str) -> Actor:
    """Whoever runs the command line holds the machine and its database: no table can stop them, the journal names them."""
    return Actor(name, (Grant(Role.ADMINISTRATOR), Grant(Role.EDITOR)))


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be read or changed: its noun and stage, whose it is, who made it. Empty where that does not matter.

    `sent_by`: who made it somebody's word, where that is another than who wrote it.
    """

    noun: str
    stage: str = ANY
    state: str = ""
    area: str = ""
    made_by: str = ""
    body: str = ""
    sent_by: str = ""


def may(actor: Actor, verb: str, thing: Thing) -> bool:
    """Whether the table allows it."""
    if actor.name and actor.name in {thing.made_by, thing.sent_by} and (thing.noun, verb) in _NOT_ONES_OWN:
        return False
    return any(_reaches(reach, grant, thing) for reach, grant in _reaches_of(actor, verb, thing.noun, thing.stage))


def _reaches_of(actor: Actor, verb: str, noun: str, stage: str) -> Iterator[tuple[Reach, Grant]]:
    for right in RIGHTS:
        if right.noun == noun and right.verb == verb and (ANY in right.stages or stage in right.stages):
            yield from ((right.roles[grant.role], grant) for grant in actor.grants if grant.role in right.roles)


def _reaches(reach: Reach, grant: Grant, thing: Thing) -> bool:
    in_areas = not grant.areas or not thing.area or thing.area in grant.areas
    if reach is Reach.ALL:
        return True
    if reach is Reach.AREAS:
        return in_areas
    if reach is Reach.BODY:
        return bool(grant.body) and grant.body == thing.body and thing.state in {"", grant.state}
    return bool(grant.state) and grant.state == thing.state and in_areas


def role_named(said: str) -> Role:
    """The role of a code; Refused where there is none."""
    found = next((role for role in Role if str(role) == said), None)
    if found is None:
        roles = ", ".join(role for role in Role if role is not Role.PUBLIC)
        raise Refused(
            f"Роли «{said}» нет. Есть: {roles}.",
            f"There is no role “{said}”. There are: {roles}.",
            f"没有角色“{said}”。可用：{roles}。",
        )
    return found


def require(actor: Actor, verb: str, thing: Thing) -> None:
    """Refused where the table does not allow it. The refusal does not tell whether such a thing exists."""
    if not may(actor, verb, thing):
        raise Forbidden()


class Forbidden(Refused):
    """Somebody asked for what their roles do not give them."""

    def __init__(self) -> None:
        super().__init__(
            "На это действие у вас нет прав, или такой записи нет. Права по ролям даёт администратор.",
            "You have no right to do this, or there is no such record. Rights come with roles, which the administrator grants.",
            "您无权执行此操作，或该记录不存在。权限随角色授予，请联系管理员。",
        )
