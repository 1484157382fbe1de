"""A proposal taken in hand by an officer: theirs to change, and as they saw it; else they are told what another one did."""

from __future__ import annotations

from typing import Any

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.changes import Change
from svod.register.journal.queries import history_of
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, require

DONE: dict[str, Trilingual] = {
    "accepted": Trilingual("принял(а) это предложение", "accepted this proposal", "采纳了该建议"),
    "rejected": Trilingual("отклонил(а) это предложение", "rejected this proposal", "驳回了该建议"),
    "merged": Trilingual("объединил(а) его с другим", "merged it with another", "将其与另一项合并"),
    "corrected": Trilingual("исправил(а) это предложение", "corrected this proposal", "更正了该建议"),
    "split": Trilingual("разделил(а) его на два", "split it in two", "将其一分为二"),
    "placed": Trilingual("добавил(а) к нему значение", "placed a value on it", "为其归入了一项数值"),
    "reopened": Trilingual("вернул(а) его на рассмотрение", "opened it again", "将其重新开启"),
}


class Overtaken(Refused):
    """Another officer was first: who, and what they did. Nothing of theirs is overwritten."""


def name_of(proposal: Proposal) -> str:
    """As the journal calls it."""
    return f"proposal:{proposal.intake.source.code}/{proposal.key}"


def changed(proposal: Proposal, verb: str, before: dict[str, Any], after: dict[str, Any]) -> Change:
    return Change(name_of(proposal), verb, before, after)


def thing(proposal: Proposal) -> Thing:
    """As the table of rights sees it while it is open; the area is that of the section where it was read."""
    return Thing("proposal", "open", area=proposal.found.get("area_code") or "", made_by=proposal.made_by)


def opened(*, proposal: int, edition: int | None, verb: str, by: Actor) -> Proposal:
    """The proposal, locked till the end of the transaction. Overtaken where it was decided or changed since `edition`.

    `verb` is that of the table of rights; who added one by hand may take it back, and leaves accepting it to another.
    """
    held = locked(proposal)
    asked = thing(held)
    if verb == "decide" and asked.made_by == by.name:
        _refuse_own(by, asked)
    require(by, verb, Thing("proposal", "decided" if verb == "reopen" else "open", area=asked.area, made_by=asked.made_by))
    if (held.stage == "open") == (verb == "reopen") or (edition is not None and edition != held.edition):
        raise overtaken(held)
    return held


def locked(proposal: int) -> Proposal:
    """Another officer's hand waits here until this one is done."""
    held = Proposal.objects.select_for_update(of=("self",)).select_related("intake__source").filter(pk=proposal).first()
    if held is None:
        raise Refused("Такого предложения нет.", "There is no such proposal.", "没有该建议。")
    return held


def lock_in_order(*keys: int) -> None:
    """Two are locked in the order of their keys: two officers who merge both ways never wait for each other."""
    for key in sorted(keys):
        locked(key)


def overtaken(proposal: Proposal) -> Overtaken:
    """Says what was done last, and by whom."""
    last = history_of(name_of(proposal)).first()
    who = proposal.decided_by if proposal.stage != "open" else last.by if last else ""
    verb = proposal.stage if proposal.stage != "open" else last.verb if last else "corrected"
    done = DONE.get(verb, DONE["corrected"])
    why = f" ({proposal.reason})" if proposal.reason else ""
    return Overtaken(
        f"Вас опередили: {who} уже {done.ru}{why}. Ничего не перезаписано. Посмотрите, как оно выглядит теперь.",
        f"You were overtaken: {who} {done.en} already{why}. Nothing was overwritten. Look at it as it is now.",
        f"已有人先行处理：{who}{done.zh}{why}。未覆盖任何内容，请查看当前状态。",
    )


def is_own(proposal: Proposal, by: Actor) -> bool:
    return bool(proposal.made_by) and proposal.made_by == by.name


def refuse_invented(intake: Intake) -> None:
    if intake.source.is_invented:
        name = intake.source.file_name
        raise Refused(
            f"{name}: вымышленный образец в реестр не принимается. Принять можно только подлинный источник.",
            f"{name}: an invented sample never enters the register. Only a genuine source can be accepted.",
            f"{name}：虚构样本不得载入登记册，只能接受真实来源。",
        )


def _refuse_own(by: Actor, asked: Thing) -> None:
    require(by, "correct", Thing("proposal", "open", area=asked.area))
    raise Refused(
        "Это предложение добавили вы. Принять его должен другой сотрудник; исправить или снять его можете вы.",
        "You added this proposal yourself. Another officer accepts it; you can correct it or take it back.",
        "该建议由您添加，须由另一位工作人员采纳；您可以更正或撤回。",
    )
