"""Letters about questions, and the reminders: to those who answer for the state and area, and to who asked."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.journal.changes import note
from svod.register.notices.changes import write_notice
from svod.register.notices.models import URGENT, USUAL, Notice
from svod.register.notices.steps import day_in, step_reached
from svod.register.notices.words import filled
from svod.register.people.models import Account
from svod.register.people.queries import actors_on
from svod.register.questions.models import Message, Question
from svod.register.questions.queries import questions_due
from svod.register.questions.words import BODIES, LINES, SUBJECTS
from svod.register.rights import Actor, Thing, require
from svod.register.submissions.letters import of_state, officers_of
from svod.register.submissions.queries import answers_for_state

MOST_IN_ONE = 100  # questions in a reminder
MOST = 160  # characters of a question in a reminder


def title_of(record: str) -> Trilingual:
    """A record by its name: an event with its number and theme. Nothing where the register holds no such record."""
    noun, _, code = record.partition(":")
    if noun == "event":
        event = Event.objects.filter(code=code).first()
        return _event_title(event) if event else Trilingual()
    if noun == "document":
        document = Document.objects.filter(code=code).first()
        return document.title.whole if document else Trilingual()
    if noun == "figure":
        figure = Figure.objects.filter(code=code).first()
        return figure.what.whole if figure else Trilingual()
    return Trilingual()


def _event_title(event: Event) -> Trilingual:
    title, theme, n = event.title.whole, event.theme.whole, event.ordinal
    return Trilingual(
        title.ru + (f" № {n}" if n else "") + (f" «{theme.ru}»" if theme else ""),
        title.en + (f" No. {n}" if n else "") + (f" “{theme.en}”" if theme else ""),
        title.zh + (f"（第 {n} 次）" if n else "") + (f"“{theme.zh}”" if theme else ""),
    )


def subject_of(question: Question) -> Trilingual:
    """What the question is about: the record, else the area of the material."""
    if question.submission is not None and not question.record:
        return question.submission.request.area.title.whole
    return title_of(question.record)


def _answering(question: Question, on: date) -> list[Account]:
    area = question.area.code if question.area else ""
    return [account for account, actor in actors_on(on) if answers_for_state(actor, question.state.code, area)]


def tell_state(*, question: Question, what: str, text: Trilingual, mark: str, now: datetime) -> None:
    """`what`: of `SUBJECTS`; `mark` keeps one letter from being written twice."""
    for account in _answering(question, now.date()):
        _tell(account, question, what, text, key=f"question/{question.pk}/{account.pk}/{mark}", now=now)


def tell_asker(*, question: Question, message: Message, now: datetime) -> None:
    """Who asked; where that person has no account any more, who takes the area's material up."""
    asked_by = Account.objects.filter(is_active=True, person__name=question.asked_by).select_related("person__state")
    area = question.area.code if question.area else ""
    for account in list(asked_by) or officers_of(Thing("question", state=question.state.code, area=area), now=now):
        key = f"question/{question.pk}/answer/{message.pk}/{account.pk}"
        _tell(account, question, "answered", Trilingual(message.text), key=key, now=now)


def _tell(account: Account, question: Question, what: str, text: Trilingual, *, key: str, now: datetime) -> None:
    title = subject_of(question).whole
    said = {
        **of_state(question.state),
        "deadline": question.deadline,
        "about": Trilingual(*(f"{words}\n\n" for words in (title.ru, title.en, title.zh))) if title else "",
        "text": text,
    }
    write_notice(
        account=account,
        key=key,
        subject=SUBJECTS[what],
        body=BODIES[what],
        said=said,
        about=f"question:{question.pk}",
        urgency=URGENT if what == "withdrawn" or question.deadline <= now.date() else USUAL,
        now=now,
    )


@transaction.atomic
def remind_of_questions(*, now: datetime, by: Actor) -> list[Notice]:
    """The letters that are due by now about questions that wait, one a person and state. Each step of a question is told once."""
    require(by, "send", Thing("notice"))
    reached: dict[int, tuple[Question, str, int]] = {}
    for question in questions_due(now.date()):
        step = step_reached(question.state.calendar, day_in(question.state, now), question.deadline)
        if step is not None:
            reached[question.pk] = (question, f"{question.pk}.{question.deadline:%y%m%d}.{step}", step)
    if not reached:
        return []
    made = []
    for account, actor in actors_on(now.date()):
        told = _told(account)
        own: dict[str, list[tuple[Question, str, int]]] = {}
        for one, mark, step in reached.values():
            area = one.area.code if one.area else ""
            if mark not in told and answers_for_state(actor, one.state.code, area):
                own.setdefault(one.state.code, []).append((one, mark, step))
        for waiting in own.values():
            notice = _remind(account, waiting[:MOST_IN_ONE], now)
            made += [notice] if notice else []
    if made:
        note(record="questions", verb="reminded", by=by.name, after={"letters": len(made), "at": now.isoformat()})
    return made


def _told(account: Account) -> set[str]:
    """The marks of question and step that this person has had a letter about."""
    keys = account.notices.filter(key__startswith=f"questions/{account.pk}/").values_list("key", flat=True)
    return {mark for key in keys for mark in key.rpartition("/")[2].split(",")}


def _remind(account: Account, waiting: list[tuple[Question, str, int]], now: datetime) -> Notice | None:
    lines = [_line(question, step) for question, _, step in waiting]
    only = waiting[0][0].pk if len(waiting) == 1 else None
    return write_notice(
        account=account,
        key=f"questions/{account.pk}/{','.join(mark for _, mark, _ in waiting)}",
        subject=SUBJECTS["due"],
        body=BODIES["due"],
        said={"questions": Trilingual(*("\n".join(getattr(line, one) for line in lines) for one in LANGUAGES))},
        about=f"question:{only}" if only else "questions",
        urgency=URGENT if any(step <= 0 for _, _, step in waiting) else USUAL,
        now=now,
    )


def _line(question: Question, step: int) -> Trilingual:
    text = question.text.whole
    words = {language: " ".join(getattr(text, language).split())[:MOST] for language in LANGUAGES}
    return Trilingual(*(filled(LINES[step < 0], one, {"deadline": question.deadline, "text": words[one]}) for one in LANGUAGES))
