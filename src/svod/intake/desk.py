"""The review desk: people take files in and decide on what was read in them, by their rights, one after another."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from django.db import transaction

from svod.intake.accept import ACCEPTABLE, Accepted, accept, accept_proposal, reject_proposal, thing
from svod.intake.files.open import read_file
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, may, require


def take_in(*, name: str, content: bytes, dated: date | None, is_invented: bool, lexicon: Lexicon | None, by: Actor) -> Intake:
    """A file becomes a source with proposals. The same file again is the intake that there is."""
    require(by, "take in", Thing("source"))
    if not content:
        raise Refused("Выберите файл.", "Choose a file.", "请选择文件。")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "file")
        path.write_bytes(content)
        file = read_file(path)
    reading = read_text(file.text, name=file.name, dated=dated, lexicon=lexicon)
    return propose(file=file, reading=reading, is_invented=is_invented, by=by)


@transaction.atomic
def decide(*, proposal: int, act: str, record: str = "", reason: str = "", by: Actor) -> Proposal:
    """Accept or reject one proposal, by its key. Of two officers at once the second is told what the first did."""
    held = Proposal.objects.select_for_update().filter(pk=proposal).first()
    if held is None:
        raise Refused("Такого предложения нет.", "There is no such proposal.", "没有该建议。")
    held = Proposal.objects.select_related("intake__source").get(pk=held.pk)
    if act == "reject":
        reject_proposal(proposal=held, by=by, reason=reason)
    else:
        accept_proposal(proposal=held, by=by, record=record)
    return held


@transaction.atomic
def decide_all(*, intake: Intake, least: float = 0.0, by: Actor) -> Accepted:
    """Accept all that is new, same or differs and was read with a confidence of `least` or more."""
    require(by, "decide", Thing("proposal", "open"))
    if least <= 0:
        return accept(intake=intake, by=by)
    waiting = intake.proposals.filter(stage="open", verdict__in=ACCEPTABLE).order_by("id")
    sure = [one.pk for one in waiting if may(by, "decide", thing(one)) and float(one.found.get("confidence") or 1.0) >= least]
    for pk in sure:
        decide(proposal=pk, act="accept", by=by)
    return Accepted(len(sure), intake.proposals.filter(stage="open").count())


def may_decide(actor: Actor) -> bool:
    return may(actor, "decide", Thing("proposal", "open"))
