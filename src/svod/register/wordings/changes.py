"""What an editor changes in a composed report, sentence by sentence, and takes back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.changes import note
from svod.register.rights import Actor, Thing, require
from svod.register.wordings.models import Wording

DRAFT = Thing("report", "draft")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST = 5_000  # characters of a sentence


@transaction.atomic
def record_wording(
    *,
    report: str,
    first: date,
    last: date,
    kind: str,
    key: str = "",
    text: Trilingual | None = None,
    after: str = "",
    words: str = "",
    facts: Mapping[str, str] | None = None,
    reason: str = "",
    by: Actor,
) -> Wording:
    """Reword, drop, move or add a sentence. A later change of the same kind takes the place of the one before.

    A reworded sentence keeps the words of the languages not given now. Refused without the right or a name; a dropped one without
    a reason; reworded and added ones without words; moved and added ones without the sentence that they follow.
    """
    said = text or Trilingual()
    _refuse_incomplete(kind=kind, text=said, after=after, key=key, reason=reason, by=by.name)
    require(by, "reword", DRAFT)
    before = Wording.objects.select_for_update().filter(
        report=report, first=first, last=last, key=key, kind=kind, withdrawn_at__isnull=True
    )
    held = before.last() if key else None
    known = dict(facts or {})
    if held is not None and kind == "reword":
        carried = any(old and not new.strip() for new, old in zip(_each(said), _each(held.text), strict=True))
        said = Trilingual(*(new.strip() or old for new, old in zip(_each(said), _each(held.text), strict=True)))
        known = held.facts if carried else known  # nobody looked at the words carried over: they stay as stale as they were
    now = datetime.now(UTC)
    before.update(withdrawn_by=by.name, withdrawn_at=now)
    made = Wording.objects.create(
        report=report,
        first=first,
        last=last,
        kind=kind,
        key=key or f"w-{secrets.token_hex(6)}",
        after=after,
        text_ru=said.ru.strip(),
        text_en=said.en.strip(),
        text_zh=said.zh.strip(),
        words=words,
        facts=known,
        reason=reason.strip(),
        by=by.name.strip(),
        at=now,
    )
    note(
        record=f"wording:{made.pk}",
        verb=kind,
        by=by.name,
        reason=reason,
        before={"words": words} if words else {},
        after={"key": made.key, "text": [made.text_ru, made.text_en, made.text_zh], "after": after, "report": report},
    )
    return made


@transaction.atomic
def withdraw_wording(*, wording: Wording, by: Actor, reason: str = "") -> None:
    """Take a change back: the composed words stand again. The row stays, for the history."""
    require(by, "reword", DRAFT)
    if not by.name.strip():
        raise _nameless()
    if wording.withdrawn_at is not None:
        raise Refused(
            f"Эта правка уже отозвана ({wording.withdrawn_by}). Обновите страницу.",
            f"This change was withdrawn already ({wording.withdrawn_by}). Reload the page.",
            f"该修改已由 {wording.withdrawn_by} 撤回，请刷新页面。",
        )
    wording.withdrawn_by, wording.withdrawn_at = by.name.strip(), datetime.now(UTC)
    wording.save(update_fields=["withdrawn_by", "withdrawn_at"])
    sides = {"before": {"stands": True}, "after": {"stands": False}}
    note(record=f"wording:{wording.pk}", verb="withdrawn", by=by.name, reason=reason, **sides)


@transaction.atomic
def confirm_wording(*, wording: Wording, words: str, facts: Mapping[str, str], by: Actor) -> None:
    """The editor looked at a stale change and lets it stand with the facts as they are now."""
    require(by, "reword", DRAFT)
    if not by.name.strip():
        raise _nameless()
    before = wording.facts
    wording.words, wording.facts = words, dict(facts)
    wording.save(update_fields=["words", "facts"])
    note(record=f"wording:{wording.pk}", verb="confirmed", by=by.name, before={"facts": before}, after={"facts": dict(facts)})


def _each(words: Trilingual) -> tuple[str, str, str]:
    return words.ru, words.en, words.zh


def _nameless() -> Refused:
    return Refused(
        "Правку вносит названный человек: укажите имя.",
        "A change of the report is made by a named person: give a name.",
        "修改须由具名人员作出：请填写姓名。",
    )


def _refuse_incomplete(*, kind: str, text: Trilingual, after: str, key: str, reason: str, by: str) -> None:
    if not by.strip():
        raise _nameless()
    if kind == "drop" and not reason.strip():
        raise Refused(
            "Чтобы исключить предложение, укажите причину: она останется при отчёте.",
            "To drop a sentence give the reason: it stays with the report.",
            "删除句子须注明理由，该理由将随报告保存。",
        )
    if kind in {"reword", "add"} and not any(one.strip() for one in _each(text)):
        raise Refused(
            "Нет текста предложения. Напишите его хотя бы на одном языке.",
            "The sentence has no words. Write it in one language at least.",
            "句子没有文字，请至少用一种语言填写。",
        )
    if any(_UNPRINTABLE.search(one) for one in _each(text)):
        raise Refused(
            "В тексте есть знак, который нельзя напечатать (управляющий символ). Наберите это место заново.",
            "The words hold a sign that cannot be printed (a control character). Type that place anew.",
            "文字中含有无法打印的字符（控制字符），请重新输入该处。",
        )
    if any(len(one) > LONGEST for one in _each(text)):
        raise Refused(
            f"Предложение длиннее {LONGEST} знаков. Разделите его.",
            f"The sentence is longer than {LONGEST} characters. Split it.",
            f"句子超过 {LONGEST} 个字符，请拆分。",
        )
    if kind in {"move", "add"} and not after:
        raise Refused(
            "Не указано, после какого предложения поставить это.",
            "It is not said which sentence this one follows.",
            "未指明该句应置于哪一句之后。",
        )
    if kind != "add" and not key:
        raise Refused("Не указано предложение.", "No sentence was named.", "未指明句子。")
