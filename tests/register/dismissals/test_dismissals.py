"""A finding is dismissed by a named person with a reason, for a time, and only as long as the facts stay."""

from __future__ import annotations

from datetime import date

import pytest

from svod.audit.dismissed import fingerprint, standing
from svod.audit.facts.from_register import facts_from_register
from svod.audit.finding import Finding
from svod.audit.run import audit
from svod.kernel.refusal import Refused
from svod.register.claims.models import Claim
from svod.register.dismissals.changes import dismiss_finding, restore_finding
from svod.register.dismissals.models import Dismissal
from svod.register.dismissals.queries import count_by_rule, dismissals_of
from svod.register.journal.queries import first_broken
from svod.register.rights import operator
from svod.register.sources.models import Period

TODAY = date(2024, 11, 1)


def findings(period: Period) -> list[Finding]:
    return list(audit(facts_from_register(period=period)).findings)


def two_dates(period: Period) -> Finding:
    return next(one for one in findings(period) if one.code == "DAT003")


def dismissed(finding: Finding, *, until: date | None = None, by: str = "A. Editor") -> Dismissal:
    return dismiss_finding(
        scope="register:x",
        fingerprint=fingerprint(finding),
        code=finding.code,
        message="",
        reason="checked",
        by=operator(by),
        until=until,
    )


def test_a_dismissed_finding_is_no_longer_shown_and_is_counted(sco: Period) -> None:
    every, one = findings(sco), two_dates(sco)
    dismissed(one)
    marks = {row.fingerprint for row in dismissals_of("register:x", on=TODAY)}
    kept, count = standing(every, marks)
    assert count == 1
    assert one not in kept
    assert count_by_rule() == {"DAT003": 1}
    assert first_broken() is None


@pytest.mark.parametrize(("reason", "by"), [("", "A. Editor"), ("checked", " ")])
def test_nobody_dismisses_without_a_reason_and_a_name(sco: Period, reason: str, by: str) -> None:
    with pytest.raises(Refused, match="reason and a name"):
        dismiss_finding(scope="register:x", fingerprint="f", code="DAT003", message="", reason=reason, by=operator(by))


def test_a_dismissal_dies_when_the_facts_change(sco: Period) -> None:
    before = fingerprint(two_dates(sco))
    claim = Claim.objects.filter(record="event:startup-forum-4", field="dates").order_by("id")[1]
    Claim.objects.filter(pk=claim.pk).update(value={"start": "2024-03-17", "end": "2024-03-19"})
    assert fingerprint(two_dates(sco)) != before


def test_a_dismissal_with_an_end_holds_until_that_day(sco: Period) -> None:
    dismissed(two_dates(sco), until=TODAY)
    assert dismissals_of("register:x", on=TODAY).count() == 1
    assert dismissals_of("register:x", on=date(2024, 11, 2)).count() == 0


def test_a_second_dismissal_replaces_the_first_and_it_can_be_taken_back(sco: Period) -> None:
    dismissed(two_dates(sco))
    held = dismissed(two_dates(sco), by="B. Editor")
    assert [row.by for row in Dismissal.objects.all()] == ["B. Editor"]
    restore_finding(dismissal=held, by=operator("C. Editor"))
    assert not Dismissal.objects.exists()
