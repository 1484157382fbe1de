"""Entering a state's letter: the file is kept, each area's words become a version of the state's material, the state is told."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.journal.changes import note
from svod.register.letters.models import Entry, Letter
from svod.register.letters.queries import name_of, thing
from svod.register.letters.words import BODY, SUBJECT
from svod.register.notices.changes import write_notice
from svod.register.people.queries import actors_on
from svod.register.rights import Actor, Thing, require
from svod.register.sources.changes import Attached, keep_file
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.changes import submit, write_draft
from svod.register.submissions.letters import of_state
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import answers_for

WAYS = ("email", "paper")


@transaction.atomic
def enter_letter(
    *,
    state: State,
    period: Period,
    number: str,
    dated: date,
    received_on: date,
    came_by: str,
    file: Attached,
    texts: Mapping[str, str],
    nothing: Collection[str] = (),
    by: Actor,
) -> Letter:
    """`texts`: code of an area → its words; `nothing`: areas of which the letter says that there is nothing to report.

    Each becomes a version, submitted on behalf of the state. Refused where the same file was entered before.
    """
    require(by, "enter", Thing("letter", state=state.code))
    told = {area: words.strip() for area, words in texts.items() if words.strip()}
    _refuse_unfit(dated, received_on, came_by, {*told, *nothing}, set(told) & set(nothing))
    State.objects.select_for_update().get(pk=state.pk)  # of two who enter one letter at once the second sees the first
    held = Letter.objects.filter(state=state, source__kept_file__sha256=file.sha256).first()
    if held is not None:
        before = name_of(held)
        raise Refused(
            f"Этот файл уже внесён: {before.ru}. Исправьте внесённое на его странице.",
            f"This file was entered already: {before.en}. Correct what was entered on its page.",
            f"该文件已录入：{before.zh}。请在其页面更正。",
        )
    letter = Letter(
        state=state,
        period=period,
        number=number.strip()[:60],
        dated=dated,
        received_on=received_on,
        came_by=came_by,
        entered_by=by.name,
        entered_at=datetime.now(UTC),
    )
    letter.source = _source(letter, file)
    letter.save()
    after = {"file": file.name, "sha256": file.sha256, "areas": sorted({*told, *nothing}), "on behalf of": state.code}
    note(record=f"letter:{letter.pk}", verb="letter entered", by=by.name, after=after)
    made = [_enter(letter, area, words, by) for area, words in told.items()]
    made += [_enter(letter, area, "", by) for area in nothing]
    _tell(letter, made)
    return letter


@transaction.atomic
def correct_entry(*, letter: Letter, area: str, text: str, by: Actor) -> Submission:
    """What was entered wrongly from the letter is entered again, as the next version; the one before stays as it was."""
    require(by, "enter", thing(letter))
    if not text.strip():
        raise Refused(
            "Текст пуст: внесите слова письма.", "The text is empty: enter the words of the letter.", "文本为空：请录入来函内容。"
        )
    made = _enter(letter, area, text.strip(), by)
    note(
        record=f"letter:{letter.pk}",
        verb="entry corrected",
        by=by.name,
        after={"areas": [area], "on behalf of": letter.state.code},
    )
    _tell(letter, [made])
    return made


def _refuse_unfit(dated: date, received_on: date, came_by: str, areas: set[str], both: set[str]) -> None:
    if came_by not in WAYS or dated > received_on:
        raise Refused(
            "Проверьте, как и когда пришло письмо: получить его раньше, чем оно написано, нельзя.",
            "Check how and when the letter came: it cannot come before it was written.",
            "请核对来函方式和日期：收到日期不能早于发函日期。",
        )
    if not areas or both:
        raise Refused(
            "Внесите слова письма хотя бы по одной сфере или отметьте, что сообщать не о чем, – но не то и другое сразу.",
            "Enter the letter's words on one area at least, or mark that there is nothing to report, not both of one area.",
            "请至少就一个领域录入来函内容，或标明无可报告事项，同一领域不可同时选择。",
        )


def _source(letter: Letter, file: Attached) -> Source:
    """The letter as a source: known by the hash of its bytes, as the state's own."""
    name, said = letter.state.short_name.whole, name_of(letter)
    digest = _own_hash(file, letter.state)
    source = Source.objects.create(
        code=f"letter-{digest[:12]}",
        title_ru=f"{name.ru}: {said.ru}",
        title_en=f"{name.en}: {said.en}",
        title_zh=f"{name.zh}：{said.zh}",
        file_name=file.name,
        sha256=digest,
        characters=len(file.text),
        dated=letter.dated,
        text=file.text,
        places=file.places,
        state=letter.state,
    )
    keep_file(source=source, file=file)
    return source


def _own_hash(file: Attached, state: State) -> str:
    """That of the bytes; where a source has them already (two states signed one letter), this one is told apart by its state."""
    if not Source.objects.filter(sha256=file.sha256).exists():
        return file.sha256
    return hashlib.sha256(f"{file.sha256} {state.code}".encode()).hexdigest()


def _enter(letter: Letter, area: str, words: str, by: Actor) -> Submission:
    asked = Request.objects.filter(period=letter.period, state=letter.state, area__code=area).first()
    if asked is None:
        raise Refused(
            "Материал по этой сфере у государства не запрошен: сначала откройте период.",
            "The state was not asked for this area: open the period first.",
            "尚未就该领域向该国征集材料：请先开启报告期。",
        )
    draft = write_draft(request=asked, text=words, via="letter", file_name="", on_behalf_of=letter.state.code, by=by)
    if not words:
        draft.is_nothing = True
        draft.save(update_fields=["is_nothing"])
    Entry.objects.create(letter=letter, submission=draft)
    return submit(submission=draft, by=by)


def _tell(letter: Letter, made: list[Submission]) -> None:
    """Those who answer for the state and one of the areas hear of theirs."""
    now = datetime.now(UTC)
    for account, actor in actors_on(now.date()):
        own = [one for one in made if answers_for(actor, one.request)]
        if not own:
            continue
        titles = [(one.request.area.number, one.request.area.title.whole) for one in own]
        lines = ("\n".join(f"  {number}. {getattr(title, language)}" for number, title in titles) for language in LANGUAGES)
        write_notice(
            account=account,
            key=f"letter/{letter.pk}/{account.pk}/{own[-1].pk}",
            subject=SUBJECT,
            body=BODY,
            said={**of_state(letter.state), "letter": name_of(letter), "areas": Trilingual(*lines)},
            about=f"letter:{letter.pk}",
            now=now,
        )
