"""The editor's hand is seen in the report, marked and attributed; what was composed is not lost; it can be stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.compose.hand import Edit, edited, facts_said, said_by, unplaced
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import Report, Sentence
from svod.intake.files.open import read_file
from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.events.models import Event
from svod.register.sources.models import Period

EVENT = "event:mbo-council-20"


def composed(period: Period, *edits: Edit, language: str = "en") -> Report:
    return compose_annual(first=period.first, last=period.last, language=language, edits=edits)


def telling(report: Report, record: str = EVENT) -> Sentence:
    return next(one for one in report.sentences() if record in one.tells)


def after(report: Report, sentence: Sentence) -> Sentence:
    every = list(report.sentences())
    return every[[one.key for one in every].index(sentence.key) + 1]


def edit(report: Report, sentence: Sentence, kind: str = "reword", **given: object) -> Edit:
    known = {"text": Trilingual(en="The bankers met in Burabay."), "facts": facts_said(report, sentence)} | given
    return Edit(1, kind, sentence.key, "E. Editor", "shorter", **known)  # type: ignore[arg-type]  # as the test gives them


def test_keys_are_unique_and_the_same_in_every_language_and_on_every_run(sco: Period) -> None:
    reports = {language: composed(sco, language=language) for language in LANGUAGES}
    for report in reports.values():
        keys = [one.key for one in report.sentences()]
        assert len(keys) == len(set(keys))
    tells = [{one.tells: one.key for one in report.sentences() if one.tells} for report in reports.values()]
    shared = set(tells[0]) & set(tells[1]) & set(tells[2])
    assert len(shared) > 100
    assert all(tells[0][one] == tells[1][one] == tells[2][one] for one in shared)
    assert composed(sco) == reports["en"]


def test_a_reworded_sentence_keeps_its_facts_and_says_what_was_composed(sco: Period) -> None:
    plain = composed(sco)
    mine = telling(plain)
    report = composed(sco, edit(plain, mine))
    [one] = [one for one in report.sentences() if one.key == mine.key]
    assert one.text == "The bankers met in Burabay."
    assert (one.facts, one.tells) == (mine.facts, mine.tells)
    assert one.editorial
    assert (one.editorial.instead, one.editorial.is_stale) == (mine.text, False)
    assert (report.coverage.editorial, report.coverage.stale) == (1, 0)
    assert report.coverage.told == plain.coverage.told


def test_words_given_in_one_language_leave_the_others_as_composed(sco: Period) -> None:
    plain = composed(sco)
    change = edit(plain, telling(plain))
    assert composed(sco, change, language="ru") == composed(sco, language="ru")


def test_a_change_is_stale_when_a_fact_of_its_sentence_changed(sco: Period) -> None:
    plain = composed(sco)
    change = edit(plain, telling(plain))
    Event.objects.filter(code="mbo-council-20").update(starts_on="2024-06-26", ends_on="2024-06-26")
    report = composed(sco, change)
    one = said_by(report, change.key)
    assert one is not None
    assert one.editorial is not None
    assert one.editorial.changed == ((f"{EVENT}.dates", "2024-06-25", "2024-06-26"),)
    assert "26\u00a0June 2024" in one.editorial.instead
    assert report.coverage.stale == 1


def test_a_dropped_sentence_is_kept_aside_and_its_records_are_not_told(sco: Period) -> None:
    plain = composed(sco)
    report = composed(sco, edit(plain, telling(plain), "drop"))
    assert [one.tells for one in report.dropped] == [(EVENT,)]
    assert set(report.coverage.not_told) - set(plain.coverage.not_told) == {EVENT}
    assert report.reason_not_told(EVENT) == "shorter"
    assert plain.reason_not_told(EVENT) == ""
    assert report.coverage.sentences == plain.coverage.sentences - 1
    assert unplaced(report, [edit(plain, telling(plain), "drop")]) == []


def test_a_sentence_of_the_editors_own_stands_where_it_was_put_and_is_attributed(sco: Period) -> None:
    plain = composed(sco)
    own = Edit(7, "add", "w-1", "E. Editor", "", Trilingual(en="The Secretariat took part."), after=telling(plain).key)
    report = composed(sco, own)
    added = after(report, telling(report))
    assert added.text == "The Secretariat took part."
    assert report.evidence[added.facts[0]][0].made_by == "E. Editor"
    assert report.coverage.sentences == plain.coverage.sentences + 1


def test_a_moved_sentence_follows_the_one_it_was_put_after_and_nothing_is_lost(sco: Period) -> None:
    plain = composed(sco)
    mine, target = telling(plain), telling(plain, "event:finance-ministers-5")
    report = composed(sco, edit(plain, mine, "move", text=Trilingual(), after=target.key))
    assert after(report, target).key == mine.key
    assert sorted(one.key for one in report.sentences()) == sorted(one.key for one in plain.sentences())


def test_a_change_whose_sentence_is_not_composed_any_more_is_named(sco: Period) -> None:
    lost = Edit(9, "reword", "no-such-key", "E. Editor", "", Trilingual(en="Words."))
    report = composed(sco, lost)
    assert report == composed(sco)
    assert unplaced(report, [lost]) == [lost]


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".pdf"])
def test_every_form_shows_the_editors_mark(sco: Period, suffix: str, tmp_path: Path) -> None:
    plain = composed(sco)
    file = tmp_path / f"report{suffix}"
    file.write_bytes(RENDERERS[suffix](composed(sco, edit(plain, telling(plain)))))
    text = read_file(file).text if suffix in {".docx", ".pdf"} else file.read_text()
    assert "ed." in text[text.index("bankers met in") :][:400]


def test_no_edits_change_nothing(sco: Period) -> None:
    plain = composed(sco)
    assert edited(plain, []) is plain
