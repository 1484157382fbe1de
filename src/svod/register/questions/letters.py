"""Letters about questions, and the reminders: to those who answer for the state and area, and to who asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from svod.kernel.words import Language, Trilingual
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.journal.changes import note
from svod.register.notices.changes import DAYS, FIRST_HOUR, language_of, said_day, working_days_between, write_notice
from svod.register.notices.models import Notice
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.questions.models import Message, Question
from svod.register.questions.queries import questions_due
from svod.register.questions.words import BODIES, LINES, SUBJECTS
from svod.register.rights import Actor, Thing, require
from svod.register.submissions.queries import answers_for_state

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
    accounts = Account.objects.filter(is_active=True).select_related("person")
    return [one for one in accounts if answers_for_state(actor_of(one, on=on), question.state.code, area)]


def tell_state(*, question: Question, what: str, text: Trilingual, mark: str, now: datetime) -> None:
    """`what`: of `SUBJECTS`; `mark` keeps one letter from being written twice."""
    for account in _answering(question, now.date()):
        _tell(account, question, what, text, key=f"question/{question.pk}/{account.pk}/{mark}", now=now)


def tell_asker(*, question: Question, message: Message, now: datetime) -> None:
    for account in Account.objects.filter(is_active=True, person__name=question.asked_by).select_related("person"):
        _tell(account, question, "answered", Trilingual(message.text), key=f"question/{question.pk}/answer/{message.pk}", now=now)


def _tell(account: Account, question: Question, what: str, text: Trilingual, *, key: str, now: datetime) -> None:
    language = language_of(account)
    title = subject_of(question).in_(language)
    said = {
        "name": account.person.name,
        "deadline": said_day(question.deadline, language),
        "state": question.state.short_name.in_(language),
        "about": f"{title}\n\n" if title else "",
        "text": text.in_(language),
    }
    subject, body = _filled(SUBJECTS[what], language, said), _filled(BODIES[what], language, said)
    write_notice(account=account, key=key, subject=subject, body=body, made_at=now, due_at=now)


def _filled(words: Trilingual, language: Language, said: Mapping[str, str]) -> str:
    return words.in_(language).format(**said)


@transaction.atomic
def remind_of_questions(*, on: date, now: datetime, by: Actor) -> list[Notice]:
    """The letters of a day about questions that wait, one a person. The same day again makes none."""
    require(by, "send", Thing("notice"))
    if on.weekday() >= 5:
        return []
    due = [one for one in questions_due(on) if working_days_between(on, one.deadline) in DAYS]
    of_account: dict[int, tuple[Account, list[Question]]] = {}
    for question in due:
        for account in _answering(question, on):
            of_account.setdefault(account.pk, (account, []))[1].append(question)
    made = []
    for account, waiting in of_account.values():
        language = language_of(account)
        lines = [
            _filled(
                LINES[one.deadline < on],
                language,
                {"deadline": said_day(one.deadline, language), "text": " ".join(one.text.in_(language).split())[:MOST]},
            )
            for one in waiting
        ]
        said = {"name": account.person.name, "questions": "\n".join(lines)}
        notice = write_notice(
            account=account,
            key=f"questions/{account.pk}/{on}",
            subject=_filled(SUBJECTS["due"], language, said),
            body=_filled(BODIES["due"], language, said),
            made_at=now,
            due_at=datetime.combine(on, FIRST_HOUR),
        )
        made += [notice] if notice else []
    if made:
        note(record="questions", verb="reminded", by=by.name, after={"letters": len(made), "on": str(on)})
    return made
