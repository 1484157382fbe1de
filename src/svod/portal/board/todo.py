"""Gaps and tasks in words: what, whose, since when, what to do, and where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from svod.kernel.words import LANGUAGES
from svod.portal.ui.names import capital, event_name
from svod.portal.ui.values import joined
from svod.portal.ui.words import say, spoken
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.gaps.queries import Gap
from svod.register.gaps.tasks import CHASE, Task
from svod.register.people.queries import roles_on
from svod.register.rights import Role
from svod.register.states.models import State
from svod.register.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a list."""

    kind: str
    code: str  # the record's
    name: str
    address: str
    areas: str  # their numbers
    whose: str
    day: date | None
    is_overdue: bool = False


class Names:
    """Who is whose: names of states, numbers of areas, officers of the day, the records of some gaps. Six queries at most."""

    def __init__(self, on: date, gaps: Iterable[Gap] = ()) -> None:
        keys: dict[str, set[int]] = {"event": set(), "document": set(), "submission": set()}
        for one in gaps:
            keys[one.noun].add(one.pk)
        # a page of what a year lacks names hundreds: their names alone are fetched
        self.events = Event.objects.only("kind", "ordinal", "gender", *_in_each("title", "theme")).in_bulk(keys["event"])
        self.documents = Document.objects.only(*_in_each("title")).in_bulk(keys["document"])
        self.told: dict[tuple[str, str, int], Said] = {}
        self.numbers_of: Mapping[int, int] = dict(
            Submission.objects.filter(pk__in=keys["submission"]).values_list("pk", "number")
        )
        self.states = {one.code: one.short_name.in_(spoken()) for one in State.objects.all()}
        self.areas: Mapping[str, int] = dict(Area.objects.values_list("code", "number"))
        self.officers: list[tuple[str, frozenset[str]]] = sorted(
            (one.person.name, frozenset(one.areas)) for one in roles_on(on).filter(role=Role.OFFICER)
        )

    def numbers(self, areas: Iterable[str]) -> str:
        return joined(str(number) for number in sorted(self.areas[code] for code in areas))

    def officer(self, areas: Iterable[str]) -> str:
        """Those whose areas are named first, else those of all areas, else what the job is called."""
        wanted = set(areas)
        found = [name for name, own in self.officers if own & wanted] or [name for name, own in self.officers if not own]
        if found:
            return say("gaps.officer", names=joined(found))
        return say("gaps.officer_of", area=self.numbers(wanted)) if wanted else say("gaps.editor")

    def whose(self, gap: Gap) -> str:
        told = [self.officer(gap.areas)]
        if gap.kind in {"no_protocol", "no_text"} and gap.chair:
            told.append(say("gaps.chair", state=self.states[gap.chair]))
        return "; ".join(told)


def _in_each(*names: str) -> list[str]:
    return [f"{name}_{language}" for name in names for language in LANGUAGES]


def gap_said(gap: Gap, names: Names) -> Said:
    """Said once, however many lists have it."""
    key = (gap.kind, gap.noun, gap.pk)
    if key not in names.told:
        names.told[key] = _gap_said(gap, names)
    return names.told[key]


def _gap_said(gap: Gap, names: Names) -> Said:
    areas = names.numbers(gap.areas)
    if gap.noun == "event":
        name, address = event_name(names.events[gap.pk]), reverse("event", args=[gap.code])
    elif gap.noun == "document":
        name, address = capital(names.documents[gap.pk].title.in_(spoken())), reverse("document", args=[gap.code])
    else:
        name = say("gaps.version", state=names.states[gap.chair], area=areas, n=names.numbers_of[gap.pk])
        address = reverse("submission", args=[gap.code])
    return Said(gap.kind, gap.code, name, address, areas, names.whose(gap), gap.since)


def task_said(task: Task, names: Names) -> Said:
    if task.gap:
        told = gap_said(task.gap, names)
        return Said(task.kind, told.code, told.name, told.address, told.areas, told.whose, told.day, task.is_overdue)
    first = task.requests[0]
    areas = names.numbers(one.area.code for one in task.requests)
    state = names.states[first.state.code]
    whose = say("gaps.state", state=state)
    if task.kind == CHASE:
        name = say("gaps.silent", state=state, areas=areas)
        address = f"{reverse('board')}?period={first.period.code}&state={first.state.code}&status=overdue"
        return Said(task.kind, first.state.code, name, address, areas, whose, task.by, task.is_overdue)
    name = f"{first.area.number}. {first.area.title.in_(spoken())}"
    return Said(task.kind, str(first.pk), name, reverse("submission", args=[first.pk]), areas, "", task.by, task.is_overdue)
