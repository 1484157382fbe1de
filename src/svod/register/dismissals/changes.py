"""Dismissing findings, and taking a dismissal back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.dismissals.models import Dismissal
from svod.register.journal.changes import note
from svod.register.rights import Actor, Thing, require


@transaction.atomic
def dismiss_finding(
    *, scope: str, fingerprint: str, code: str, message: str, reason: str, by: Actor, until: date | None = None
) -> Dismissal:
    """Judge a finding to be no fault, with a reason and a name; a second dismissal of the same finding replaces the first."""
    require(by, "dismiss", Thing("finding"))
    if not reason.strip() or not by.name.strip():
        raise Refused(
            "Чтобы снять замечание, нужны причина и имя: --reason «…» --as «ИМЯ».",
            "To dismiss a finding give a reason and a name: --reason “…” --as NAME.",
            "撤销检查结果需要理由和姓名：--reason “…” --as 姓名。",
        )
    held, _ = Dismissal.objects.update_or_create(
        scope=scope,
        fingerprint=fingerprint,
        defaults={
            "code": code,
            "message": message,
            "reason": reason.strip(),
            "by": by.name.strip(),
            "at": datetime.now(UTC),
            "until": until,
        },
    )
    note(record=f"finding:{fingerprint[:12]}", verb="dismissed", by=by.name, reason=reason, after={"code": code, "scope": scope})
    return held


@transaction.atomic
def restore_finding(*, dismissal: Dismissal, by: Actor, reason: str = "") -> None:
    """Take a dismissal back: the finding is shown again."""
    require(by, "dismiss", Thing("finding"))
    record, before = f"finding:{dismissal.fingerprint[:12]}", {"reason": dismissal.reason, "by": dismissal.by}
    dismissal.delete()
    note(record=record, verb="restored", by=by.name, reason=reason, before=before)
