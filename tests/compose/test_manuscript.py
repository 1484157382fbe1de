"""What a report itself leaves open holds its release like an error of the audit."""

from __future__ import annotations

from datetime import date

import pytest

from svod.cli.packs import DEFAULT, house
from svod.compose.hand import facts_said
from svod.compose.manuscript import manuscript
from svod.compose.reports.today import composed_today
from svod.compose.tree import Report
from svod.kernel.refusal import Refused
from svod.kernel.words import Language, Trilingual
from svod.register.events.models import Event
from svod.register.journal.queries import last_hash
from svod.register.releases.changes import Manuscript
from svod.register.rights import operator
from svod.register.sources.models import Period
from svod.register.wordings.changes import record_wording

EDITOR = operator("E. Editor")


def composed(sco: Period, language: Language) -> Report:
    return composed_today(kind="annual", of="", first=sco.first, last=sco.last, language=language)


def ready(sco: Period) -> Manuscript:
    return manuscript(
        report="annual",
        compose=lambda language: composed(sco, language),
        period=sco,
        house=house(DEFAULT),
        on=date(2024, 12, 1),
        languages=("en",),
        suffixes=(),
    )


def test_a_sentence_whose_facts_have_changed_holds_the_release(sco: Period) -> None:
    plain = composed(sco, "en")
    mine = next(one for one in plain.sentences() if "event:mbo-council-20" in one.tells)
    record_wording(
        report="annual",
        first=sco.first,
        last=sco.last,
        kind="reword",
        key=mine.key,
        text=Trilingual(en="The bankers met in Burabay on 25 June."),
        words=mine.text,
        facts=facts_said(plain, mine),
        by=EDITOR,
    )
    before = ready(sco)
    assert "STALE" not in {one.code for one in before.findings}
    assert before.journal == last_hash() != ""
    Event.objects.filter(code="mbo-council-20").update(starts_on="2024-06-26", ends_on="2024-06-26")
    after = ready(sco)
    [stale] = [one for one in after.errors if one.code == "STALE"]
    assert "2024-06-25 → 2024-06-26" in stale.message.en
    assert after.mark != before.mark


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\ud800"])
def test_words_that_no_database_holds_are_refused_as_words(sco: Period, sign: str) -> None:
    after = next(one for one in composed(sco, "en").sentences() if "event:mbo-council-20" in one.tells).key
    with pytest.raises(Refused, match="cannot be printed"):
        record_wording(
            report="annual", first=sco.first, last=sco.last, kind="add", after=after, text=Trilingual(en=f"A{sign}b"), by=EDITOR
        )
