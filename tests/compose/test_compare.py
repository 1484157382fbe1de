"""Two reports side by side: sections, bodies and measures that are new, dropped or told otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svod.compose.compare import SectionChange, compared
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import FactRef, Paragraph, Report, Run, Section, Sentence
from svod.register.events.models import Event
from svod.register.followups.models import FollowUp
from svod.register.sources.models import Period


def composed(period: Period, language: str = "en") -> Report:
    return compose_annual(first=period.first, last=period.last, language=language)


def section(report: tuple[SectionChange, ...], record: str) -> SectionChange:
    measures = [(one, {m.record for m in (*one.new, *one.dropped)} | {c.after.record for c in one.changed}) for one in report]
    return next(one for one, records in measures if record in records)


def test_a_report_is_like_itself(sco: Period) -> None:
    report = composed(sco)
    sections = compared(report, report)
    assert len(sections) == len(report.sections)
    assert all(one.is_alike for one in sections)
    assert sum(one.same_count for one in sections) > 100


def test_a_changed_date_is_a_changed_measure_with_both_dates(sco: Period) -> None:
    before = composed(sco)
    Event.objects.filter(code="mbo-council-20").update(starts_on="2024-06-26", ends_on="2024-06-26")
    found = section(compared(before, composed(sco)), "event:mbo-council-20")
    assert found.changed[0].facts == {"dates": ("2024-06-25", "2024-06-26")}


def test_figures_of_the_whole_are_compared_line_by_line(sco: Period) -> None:
    before = composed(sco)
    Event.objects.filter(code="mbo-council-20").update(format="online")
    lines = [pair for one in compared(before, composed(sco)) for pair in one.lines]
    assert any("19 held by videoconference" in old and "20 held by videoconference" in new for old, new in lines)


def test_a_row_of_a_table_that_moved_down_is_the_same_row(sco: Period) -> None:
    before = composed(sco)
    first = FollowUp.objects.filter(period=sco).order_by("id")[0]
    FollowUp.objects.create(code="ports", text_en="A survey of ports is to be made", nature="next_step", period=sco, area=None)
    assert first.area_id is None, "the new one is told among the first"
    lines = [pair for one in compared(before, composed(sco)) for pair in one.lines]
    assert [(old, new) for old, new in lines if "survey of ports" not in new] == []


def test_what_only_one_of_them_tells_is_new_or_dropped_with_its_body(sco: Period) -> None:
    with_it = composed(sco)
    event = Event.objects.get(code="mbo-council-20")
    event.outcomes.update(adopted_by_event=None)
    event.outcomes.clear()
    event.delete()
    without = composed(sco)
    gone, come = (section(compared(*pair), "event:mbo-council-20") for pair in ((with_it, without), (without, with_it)))
    assert [one.record for one in gone.dropped if one.record.startswith("event:")] == ["event:mbo-council-20"]
    assert gone.dropped_bodies == come.new_bodies != ()


def report(*told: tuple[str, str, str], title: str = "Trade", area: str = "trade", **values: str) -> Report:
    """Sections of one paragraph: (record, its name, the sentence)."""
    made = tuple(
        Sentence((Run(words),), (FactRef(*record.split(":"), "title"),), (record,))  # type: ignore[arg-type]  # noun, code
        for record, _, words in told
    )
    head = Sentence((Run(title),), (FactRef("area", area, "title"),))

    facts = {FactRef("event", key, "chair"): value for key, value in values.items()}
    return Report(
        language="en",
        organisation="Org",
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        title=(),
        decision=None,
        sections=(Section(1, head, (Paragraph(made),)),),
        known=(),
        names={record: name for record, name, _ in told},
        values=facts,
    )


def test_next_years_session_of_a_series_is_the_same_measure(sco: Period) -> None:
    last = report(("event:a-5", "5th meeting of ministers", "The 5th meeting was held."), **{"a-5": "KZ"})
    this = report(("event:a-6", "6th meeting of ministers", "The 6th meeting was held."), **{"a-6": "UZ"})
    [one] = compared(last, this)
    assert not one.new
    assert not one.dropped
    assert one.changed[0].facts == {"chair": ("KZ", "UZ")}


def test_a_section_of_one_report_only_is_named(sco: Period) -> None:
    one, other = report(title="Trade", area="trade"), report(title="Energy", area="energy")
    assert [(c.title, c.standing) for c in compared(one, other)] == [("Energy", "new"), ("Trade", "dropped")]


def test_reports_in_two_languages_are_not_compared(sco: Period) -> None:
    one = report()
    with pytest.raises(ValueError, match="one language"):
        compared(one, replace(one, language="ru"))


def test_a_calendar_that_gained_a_row_of_another_kind_is_the_same_annex(sco: Period) -> None:
    before = composed(sco)
    FollowUp.objects.create(code="ports", text_en="A survey of ports", nature="next_step", period=sco, area=None, due="2025")
    sections = compared(before, composed(sco))
    assert [one.title for one in sections if one.standing != "both"] == []
    assert ("", "A survey of ports | 2025 | – | To be done") in [line for one in sections for line in one.lines]
