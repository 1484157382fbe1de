"""A register in which one state has material of every kind at every stage, each with a secret mark of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar

from django.core.cache import cache

from svod.audit.dismissed import fingerprint
from svod.intake.answers import take_answer
from svod.intake.attached import attached_file
from svod.intake.chairs import propose_session, take_in_protocol
from svod.intake.desk import decide
from svod.intake.material import take_in_material
from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual
from svod.portal.findings.audited import register_findings
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.claims.changes import Said, record_claims
from svod.register.disagreements.changes import settle_disagreement
from svod.register.disagreements.queries import disagreement_on
from svod.register.dismissals.changes import dismiss_finding
from svod.register.events.models import Event
from svod.register.letters.changes import enter_letter
from svod.register.notices.models import Notice
from svod.register.people.changes import invite_person
from svod.register.people.models import Account, ApiToken, RoleGrant
from svod.register.people.queries import actor_of
from svod.register.people.tokens import make_token
from svod.register.proposals.models import Proposal
from svod.register.questions import changes as questions
from svod.register.questions.models import Message
from svod.register.rights import Actor, Role, operator
from svod.register.sources.models import Period, Source
from svod.register.sources.queries import latest_period
from svod.register.states.models import State
from svod.register.submissions import changes as submissions
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.reminders import remind
from svod.register.submissions.requests import open_period
from svod.register.texts.changes import attach_text
from tests.attacks.people import BODY, account

DAY = date(2026, 2, 2)
OURS, THEIRS = "KZ", "UZ"
BEGINS, ENDS = "ZQX", "XQZ"
MARK = re.compile(rf"{BEGINS}([a-z_]+){ENDS}", re.IGNORECASE)
DRAFTS = frozenset({"draft", "draft_row"})
"""What the Secretariat does not see either: a draft is its state's alone."""
OFFICES = frozenset({"claim_reason", "decision_reason", "dismissal"})
"""What the Secretariat writes for itself, of the state's material: the state does not see it."""
LETTER = frozenset({"letter_file", "letter_file_name", "letter_number", "letter_words"})


def mark(kind: str) -> str:
    """The secret words of a kind of material."""
    World.kinds.add(kind)
    return f"{BEGINS}{kind}{ENDS}"


@dataclass
class World:
    """Numbers and codes of all that is the state's own: what another asks for in addresses, in forms, in queries."""

    period: Period
    event: Event
    kinds: ClassVar[set[str]] = set()
    requests: dict[str, int] = field(default_factory=dict)  # stage → the request whose version is at it
    versions: dict[str, int] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    proposals: list[int] = field(default_factory=list)
    desk: str = ""
    questions: list[int] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)
    letter: int = 0
    invitation: str = ""
    finding: str = ""
    token: int = 0
    grant: int = 0
    person: int = 0
    own_request: int = 0  # of the state that attacks
    own_question: int = 0
    text: int = 0
    notices: list[int] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)

    @property
    def record(self) -> str:
        return f"event:{self.event.code}"


def build() -> World:
    """All of it through the changes that people use."""
    period = latest_period()
    assert period is not None
    event = Event.objects.filter(period=period, precision="day", status="held", format="", areas__code="trade")
    world = World(period, event.exclude(starts_on=None).order_by("id")[0])
    owner, officer = _person(Role.COORDINATOR, OURS), _person(Role.OFFICER)
    _open(world, officer)
    _versions(world, owner, officer)
    _letter(world, officer)
    _questions(world, owner, officer)
    _disagreement(world, officer)
    _chair(world)
    _people(world)
    cache.clear()
    return world


def _person(role: Role, state: str = "", areas: tuple[str, ...] = ()) -> Actor:
    return actor_of(account(role, state, areas), on=DAY)


def _open(world: World, officer: Actor) -> None:
    areas = list(Area.objects.all())
    others = [one for one in areas if one.code == "energy"]  # of the agency of the same state that is to see nothing
    rest = [one for one in areas if one not in others]
    for state, some, said in ((OURS, others, ""), (THEIRS, areas, ""), (OURS, rest, mark("guidance"))):
        told = Trilingual(said, said, said) if said else None
        found = State.objects.filter(code=state)
        deadline = date(2099, 3, 20)
        open_period(period=world.period, states=found, areas=some, deadline=deadline, guidance=told, by=operator("root"))
    world.own_request = _asked("trade", THEIRS).pk


def _asked(area: str, state: str = OURS) -> Request:
    return Request.objects.select_related("state", "area", "period").get(state__code=state, area__code=area)


def _row(kind: str) -> dict[str, str]:
    said = mark(kind)
    return {"title": f"Форум {said}", "start": "2024-03-18", "city": "Алматы", "country": "KZ", "outcome": f"Итог {said}."}


def _versions(world: World, owner: Actor, officer: Actor) -> None:
    """One area a stage, so that each stands at its own."""
    stages = {"draft": "trade", "submitted": "finance", "processing": "industry", "returned": "agriculture",
              "recalled": "customs", "accepted": "digital", "decided": "tourism"}  # fmt: skip
    for stage, area in stages.items():
        asked = _asked(area)
        words = f"18 марта 2024 г. в Алматы проведён форум «{mark(stage)}»."
        made = submissions.write_draft(
            request=asked, text=words, rows=[_row(f"{stage}_row")], via="file", file_name=f"{mark('file_name')}.xlsx", by=owner
        )
        if stage != "draft":
            made = submissions.submit(submission=made, by=owner)
            submissions.add_remark(submission=made, side="state", text=mark("remark_of_state"), by=owner)
            submissions.add_remark(submission=made, side="secretariat", text=mark("remark_of_office"), by=officer)
        if stage == "recalled":
            submissions.recall(submission=made, by=owner)
        elif stage not in {"draft", "submitted"}:
            made = submissions.take_up(submission=made, by=officer)
            if stage == "returned":
                submissions.return_submission(submission=made, remark=mark("remark_of_return"), by=officer)
            elif stage in {"accepted", "decided"}:
                made = submissions.accept_submission(submission=made, by=officer)
                _take_in(world, made, officer, rejected=stage == "decided")
        world.requests[stage], world.versions[stage] = asked.pk, made.pk


def _take_in(world: World, accepted: Submission, officer: Actor, *, rejected: bool) -> None:
    taken = take_in_material(submission=accepted, lexicon=None, by=officer)
    assert taken is not None
    world.sources.append(taken.source.code)
    proposals = list(Proposal.objects.filter(intake=taken))
    assert proposals, "the material proposes something"
    world.proposals += [one.pk for one in proposals]
    if rejected:
        decide(proposal=proposals[0].pk, act="reject", cause="not_there", reason=mark("decision_reason"), by=officer)
    else:
        world.desk = taken.source.code


def _letter(world: World, officer: Actor) -> None:
    made = enter_letter(
        state=State.objects.get(code=OURS),
        period=world.period,
        number=mark("letter_number"),
        dated=DAY,
        received_on=DAY,
        came_by="email",
        file=attached_file(f"{mark('letter_file_name')}.txt", f"Форум {mark('letter_file')}".encode()),
        texts={"environment": f"Проведён форум {mark('letter_words')}"},
        by=officer,
    )
    world.letter = made.pk
    world.sources.append(made.source.code)


def _questions(world: World, owner: Actor, officer: Actor) -> None:
    """Two states are asked one thing together, one is asked alone, one question is of a submission."""
    both = list(State.objects.filter(code__in=(OURS, THEIRS)).order_by("code"))
    trade = Area.objects.get(code="trade")
    deadline = date(2099, 1, 1)
    day = questions.ask_states(
        period=world.period, states=both, text=Trilingual("Когда?", "When?", "何时？"), deadline=deadline, record=world.record,
        field="dates", area=trade, by=officer, on=DAY,
    )  # fmt: skip
    said = {"period": world.period, "deadline": deadline, "area": trade, "by": officer, "on": DAY}
    ours = both[:1]
    secret = mark("question")
    alone = questions.ask_states(states=ours, text=Trilingual(secret, secret, secret), **said)
    version = Submission.objects.get(pk=world.versions["accepted"])
    of_words = {**said, "area": version.request.area}
    of_version = questions.ask_states(
        states=ours, text=Trilingual(secret, secret, secret), submission=version, **of_words
    )  # fmt: skip
    world.own_question = day[1].pk
    mine = [day[0], *alone, *of_version]
    for one, value in ((day[0], {"start": "2024-05-05", "end": "2024-05-05"}), (alone[0], None)):
        name, content = f"{mark('answer_file_name')}.txt", f"{one.pk} {mark('answer_file')}".encode()
        take_answer(question=one, text=f"{mark('answer')} {one.pk}", value=value, file_name=name, content=content, by=owner)
    questions.ask_again(question=alone[0], text=mark("asked_again"), deadline=deadline, by=officer, on=DAY)
    world.questions = [one.pk for one in mine]
    world.messages = list(Message.objects.filter(question__in=mine).values_list("pk", flat=True))
    world.sources += list(Source.objects.filter(answer__question__in=mine).values_list("code", flat=True))


def _disagreement(world: World, officer: Actor) -> None:
    """What a state said of a field stands against another source; ruled on; another one dismissed with words of the office."""
    source = Source.objects.get(code=world.sources[0])
    said = [Said("initiator", "KZ", [[0, 9]]), Said("chair", mark("claim"), [[0, 9]])]
    record_claims(source=source, record=world.record, said=said, made_by="test", by=officer)
    found = disagreement_on(world.record, "dates")
    assert found is not None
    choice = str(found.sayings[0].claim.pk)
    settle_disagreement(record=world.record, field="dates", choice=choice, reason=mark("claim_reason"), by=officer)
    standing = register_findings(world.period).standing
    quoting = next((one for one in standing if "sides" in one.data), standing[0])
    world.finding = fingerprint(quoting)
    dismiss_finding(
        scope=f"register:{world.period.code}", fingerprint=world.finding, code=quoting.code, message=quoting.message.ru,
        reason=mark("dismissal"), by=officer,
    )  # fmt: skip


def _chair(world: World) -> None:
    by = actor_of(account(Role.CHAIR, OURS, (), BODY), on=DAY)
    body = Body.objects.select_related("area").get(code=BODY)
    words = f"18 марта 2024 г. в Алматы проведён форум «{mark('protocol')}».".encode()
    taken = take_in_protocol(body=body, name=f"{mark('protocol_name')}.txt", content=words, dated=DAY, lexicon=None, by=by)
    days = DateRange.of_days(date(2099, 5, 1), date(2099, 5, 2), "day")
    told = propose_session(
        body=body, ordinal=99, dates=days, city=mark("session_city"), country="KZ", agenda=mark("agenda"), by=by
    )
    attached = attach_text(source=taken.source, event=world.event, by=actor_of(account(Role.OFFICER), on=DAY))
    world.text = attached.pk
    for one in (taken, told):
        world.papers.append(one.pk)
        world.sources.append(one.source.code)
    world.proposals += list(Proposal.objects.filter(intake__source=told.source).values_list("pk", flat=True))


def _people(world: World) -> None:
    root = operator("root")
    world.invitation = invite_person(
        name=f"Имя {mark('invited')}", email="invited@example.org", role=Role.AGENCY, state=OURS, by=root
    )
    own = Account.objects.get(email="coordinatorkz@example.org")
    make_token(account=own, name=mark("token_name"), by=root)
    world.token = ApiToken.objects.get(account=own).pk
    world.grant, world.person = RoleGrant.objects.get(person=own.person).pk, own.person.pk
    remind(period=world.period, now=datetime(2099, 3, 6, 12, tzinfo=UTC), by=root)
    world.notices = list(Notice.objects.filter(account__email__startswith="coordinatorkz").values_list("pk", flat=True))[:3]


def marks_in(words: str) -> set[str]:
    return {found.lower() for found in MARK.findall(words)}


def numbers(world: World) -> Iterable[int]:
    """Every number of a thing of the state's own."""
    yield from (*world.requests.values(), *world.versions.values(), *world.questions, *world.messages, *world.proposals)
    yield from (world.letter, world.token, world.grant, world.person)
