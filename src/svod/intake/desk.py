"""The review desk: people take files in and decide on what was read in them, by their rights, one after another."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path

from django.db import transaction

from svod.intake.accept import ACCEPTABLE, Accepted, accept, accept_proposal, reject_proposal
from svod.intake.correct import place
from svod.intake.files.open import read_file
from svod.intake.opened import is_own, locked, opened
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.register.misses.changes import Missed, record_misses
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, may, require

MISSES = ("not_there", "misread")
"""The causes of a rejection that say that the reading was wrong."""


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
def decide(
    *,
    proposal: int,
    act: str,
    record: str = "",
    reason: str = "",
    cause: str = "",
    chosen: Collection[str] = (),
    edition: int | None = None,
    by: Actor,
) -> Proposal:
    """Accept or reject one proposal, by its key. Of two officers at once the second is told what the first did.

    `chosen`: of the fields that differ those whose value the register takes from the text; the others keep the register's.
    """
    is_withdrawal = act == "reject" and is_own(locked(proposal), by)
    held = opened(proposal=proposal, edition=edition, verb="correct" if is_withdrawal else "decide", by=by)
    if act == "reject":
        reject_proposal(proposal=held, by=by, reason=reason, cause=cause)
        if cause in MISSES and not held.made_by:
            missed = Missed(cause, place(held), "", held.found.get("title") or held.found.get("name"), reason or None)
            record_misses(proposal=held, missed=[missed], by=by)
    else:
        list(held.merged.select_for_update())  # they are told with it: nobody takes them apart meanwhile
        accept_proposal(proposal=held, by=by, record=record, chosen=chosen)
    return held


@transaction.atomic
def decide_all(*, intake: Intake, least: float = 0.0, by: Actor) -> Accepted:
    """Accept all that is new, same or differs and was read with a confidence of `least` or more.

    What one may not decide on – of another's area, or added by oneself – stays open.
    """
    require(by, "decide", Thing("proposal", "open"))
    waiting = intake.proposals.filter(stage="open", verdict__in=ACCEPTABLE)
    sure = {one.pk for one in waiting if float(one.found.get("confidence") or 1.0) >= least}
    return accept(intake=intake, by=by, only=sure)


def may_decide(actor: Actor) -> bool:
    return may(actor, "decide", Thing("proposal", "open"))
