"""A sentence cannot exist without facts; the counts of a report are true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from svod.compose.said import NOTHING, enumerated, line, said
from svod.compose.tree import Evidence, FactRef, Footnote, Report, Sentence, Table, Unsourced
from svod.kernel.span import Span
from svod.kernel.words import Trilingual
from tests.compose.facts import document, report, session, year

FACT = FactRef("event", "session", "dates")


def evidence(layer: str = "stated") -> Evidence:
    return Evidence(Trilingual("Отчет", "Report", "报告"), (Span(10, 20),), layer, "reader", "dates")


def sourced(language: str = "en") -> Report:
    """A small report, every fact of which one source states."""
    made = report(language, year(session(outcomes=("plan",)), documents=(document(),)))
    return replace(made, evidence={fact: (evidence(),) for one in made.sentences() for fact in one.facts})


def test_a_sentence_without_facts_cannot_exist() -> None:
    with pytest.raises(Unsourced, match="A meeting was held"):
        said("A meeting was held.").sentence()


def test_a_sentence_keeps_every_fact_once_in_the_order_said() -> None:
    place = FactRef("event", "session", "place")
    sentence = line(said("on 2 April", FACT), said("in Primorsk", place), said("again", FACT)).sentence()
    assert sentence.facts == (FACT, place)
    assert sentence.records == ("event:session",)


def test_a_footnote_keeps_its_own_facts_and_its_place_in_the_reading() -> None:
    note = said("One state stays out.", FactRef("document", "plan", "non_participants")).sentence()
    sentence = (said("The Plan", FACT).noted(Footnote(note)) + " was adopted.").sentence()
    assert sentence.text == "The Plan was adopted."
    assert [run.footnote.sentence.text for run in sentence.runs if run.footnote] == ["One state stays out."]


def test_words_that_say_nothing_disappear_with_their_space() -> None:
    assert line(said("in", FACT), NOTHING, None, said(""), "Primorsk").text == "in Primorsk"
    assert enumerated([said("A"), said("B"), said("C")], ", ", " and ").text == "A, B and C"


def test_a_sentence_counts_as_sourced_only_when_each_of_its_facts_has_evidence() -> None:
    whole = sourced()
    counted = whole.coverage
    assert counted.sentences == counted.with_sources == len(list(whole.sentences()))
    rows = [row for section in whole.sections for block in section.blocks if isinstance(block, Table) for row in block.rows]
    assert counted.cells == sum(map(len, rows)) > 0
    lost = FactRef("event", "session", "chair")
    touched = sum(lost in one.facts for one in whole.sentences())
    poorer = replace(whole, evidence={fact: found for fact, found in whole.evidence.items() if fact != lost})
    assert touched > 0
    assert poorer.coverage.with_sources == counted.sentences - touched


def test_what_no_source_states_is_counted_as_inferred() -> None:
    whole = sourced()
    assert whole.coverage.inferred == 0
    inferred = replace(whole, evidence={fact: (evidence("inferred"),) for fact in whole.evidence})
    assert inferred.coverage.inferred == inferred.coverage.with_sources > 0


def test_a_record_that_no_sentence_tells_is_named_as_not_told() -> None:
    whole = replace(sourced(), known=("event:session", "document:plan", "event:forgotten"))
    assert whole.coverage.told == ("event:session", "document:plan")
    assert whole.coverage.not_told == ("event:forgotten",)


def test_a_sentence_is_the_text_of_its_runs() -> None:
    sentence = Sentence((said("a").runs[0], said("b").runs[0]), (FACT,))
    assert sentence.text == "ab"
