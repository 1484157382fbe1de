"""Every edit comes back as what it is, and what is kept of it gives the report that the editor had before their eyes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svod.cli.packs import DEFAULT, lexicon
from svod.compose.hand import Edit, edited
from svod.compose.keep import kept, restored
from svod.compose.keys import keyed
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.reports.today import composed_today
from svod.compose.roundtrip.align import Comparison, returned_against
from svod.compose.roundtrip.facts import facts_changed
from svod.compose.roundtrip.offered import as_plain, changed_facts, chosen, from_plain, offered, to_keep
from svod.compose.roundtrip.origin import names_in, origin_of
from svod.compose.roundtrip.pieces import returned
from svod.compose.tree import Paragraph, Report, Table
from svod.intake.returned import ProposedFacts, keep_returned
from svod.kernel.refusal import Refused
from svod.kernel.words import Language
from svod.reading import read_text
from svod.register.journal.models import JournalEntry
from svod.register.proposals.models import Proposal
from svod.register.rights import operator
from svod.register.sources.models import Period
from svod.register.wordings.models import Wording
from tests.compose.facts import document, session, year
from tests.compose.facts import report as composed
from tests.compose.roundtrip.as_word import Edited


@pytest.fixture
def report(sco: Period) -> Report:
    return compose_annual(first=sco.first, last=sco.last, language="en")


def back(report: Report, file: Edited) -> Comparison:
    return returned_against(returned("back.docx", file.saved()), report, lexicon(DEFAULT), names_in_of(report))


def names_in_of(report: Report) -> frozenset[str]:
    return names_in(report.language) if report.language == "zh" else frozenset()


def paragraphs(report: Report) -> list[Paragraph]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, Paragraph)]


def keys(report: Report) -> list[str]:
    return [one.key for block in paragraphs(report) for one in block.sentences]


def long_paragraph(report: Report) -> Paragraph:
    return next(one for one in paragraphs(report) if len(one.sentences) > 2 and one.style == "body")


def with_offers(report: Report, found: Comparison) -> Report:
    """The report with everything kept that the file offers."""
    rows = to_keep(offered(found, report).offers, report)
    edits = [
        Edit(n, one.kind, one.key or f"w-{n}", "editor", "file", one.text, one.after, one.facts)  # type: ignore[arg-type]  # a closed list
        for n, one in enumerate(rows, 1)
    ]
    return edited(report, edits)


def test_a_moved_sentence_is_told_as_moved_and_is_kept_in_its_place(report: Report) -> None:
    first, second, third, *_ = [one.key for one in long_paragraph(report).sentences]
    file = Edited(report)
    file.move(first, after=third)
    found = back(report, file)
    [one] = [change for change in found.changes if change.kind != "same"]
    assert (one.kind, one.key, one.after_key) == ("moved", first, third)
    assert found.is_accounted
    made = keys(with_offers(report, found))
    assert made.index(second) < made.index(third) < made.index(first)


def test_a_sentence_that_is_moved_and_reworded_is_both(report: Report) -> None:
    first, _, third, *_ = long_paragraph(report).sentences
    file = Edited(report)
    file.move(first.key, after=third.key)
    file.reword(first.key, f"It is noted that {first.text[0].lower()}{first.text[1:]}")
    [one] = [change for change in back(report, file).changes if change.kind != "same"]
    assert (one.kind, one.is_moved, one.after_key) == ("wording", True, third.key)
    assert [offer.kind for offer in offered(back(report, file), report).offers] == ["reword", "move"]


def test_a_paragraph_that_is_split_is_told_and_changes_no_sentence(report: Report) -> None:
    second = long_paragraph(report).sentences[1]
    file = Edited(report)
    file.split(second.key)
    found = back(report, file)
    assert [(one.key, one.kind, one.paragraph) for one in found.changes if not one.is_quiet] == [(second.key, "same", "split")]


def test_two_sentences_that_become_one_are_accounted_both(report: Report) -> None:
    first, second, *_ = long_paragraph(report).sentences
    file = Edited(report)
    file.reword(first.key, f"{first.text[:-1]}; {second.text}")
    file.drop(second.key)
    found = back(report, file)
    assert found.is_accounted
    assert [one.key for one in found.of("wording", "fact")] == [first.key]
    assert [one.key for one in found.of("dropped")] == [second.key]


def test_new_sentences_below_a_title_and_below_a_table_have_a_place(report: Report) -> None:
    section = report.sections[1]
    at_table = next(one for one in report.sections if any(isinstance(block, Table) for block in one.blocks))
    cell = next(block for block in at_table.blocks if isinstance(block, Table)).rows[-1][-1]
    file = Edited(report)
    file.add_paragraph(section.title.key, "This stands first in the section.")
    file.add_paragraph(cell.key, "This stands below the table.")
    found = back(report, file)
    assert {one.after_key for one in found.of("new")} == {section.title.key, cell.key}
    made = with_offers(report, found)
    first = made.sections[1].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.sentences[0].text == "This stands first in the section."
    blocks = next(one for one in made.sections if one.title.key == at_table.title.key).blocks
    after = blocks[next(n for n, one in enumerate(blocks) if isinstance(one, Table)) + 1]
    assert isinstance(after, Paragraph)
    assert after.sentences[0].text == "This stands below the table."


def test_several_new_sentences_keep_their_order(report: Report) -> None:
    key = long_paragraph(report).sentences[0].key
    file = Edited(report)
    file.add(key, "The first new one. The second new one. The third new one.")
    made = with_offers(report, back(report, file))
    own = [one.text for one in made.sentences() if one.editorial]
    assert own == ["The first new one.", "The second new one.", "The third new one."]


def test_a_new_sentence_on_the_cover_is_told_to_have_no_place(report: Report) -> None:
    assert report.decision
    file = Edited(report)
    file.add_paragraph(report.decision.city.key, "A line of the editor.")
    found = back(report, file)
    ready = offered(found, report)
    [(number, why)] = ready.why_not.items()
    assert found.changes[number].after == "A line of the editor."
    assert "no place" in why.en
    assert not ready.offers or all(one.fact for one in ready.offers)


def test_a_cell_that_was_emptied_is_told_and_not_dropped(report: Report) -> None:
    cell = next(block for section in report.sections for block in section.blocks if isinstance(block, Table)).rows[0][0]
    file = Edited(report)
    file.reword(cell.key, "")
    found = back(report, file)
    ready = offered(found, report)
    assert [found.changes[number].key for number in ready.why_not] == [cell.key]
    assert not ready.offers


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_a_file_without_any_mark_of_ours_is_known_by_its_words(sco: Period, language: Language) -> None:
    whole = compose_annual(first=sco.first, last=sco.last, language=language)
    held = long_paragraph(whole).sentences
    file = Edited(whole)
    file.add(held[0].key, {"ru": "Это новое предложение.", "en": "This sentence is new.", "zh": "这是新的句子。"}[language])
    file.lose_marks()
    file.replace("\u00a0", " ")
    came = returned("back.docx", file.saved())
    assert came.tag is None
    assert origin_of(came).language == language
    found = returned_against(came, whole, lexicon(DEFAULT), names_in(language))
    assert found.is_accounted
    assert found.by_mark == 0
    assert not found.of("dropped", "unknown", "fact")
    assert [one.after for one in found.of("new")] == [file_words(language)]
    assert {one.after_key for one in found.of("new")} == {held[0].key}


def file_words(language: str) -> str:
    return {"ru": "Это новое предложение.", "en": "This sentence is new.", "zh": "这是新的句子。"}[language]


def test_other_quotation_marks_and_blanks_are_no_changed_facts(sco: Period) -> None:
    whole = compose_annual(first=sco.first, last=sco.last, language="ru")
    file = Edited(whole)
    for old, new in (("«", '"'), ("»", '"'), ("\u00a0", " "), (" – ", " - ")):
        file.replace(old, new)
    found = back(whole, file)
    assert found.is_accounted
    assert {one.kind for one in found.changes} == {"same", "wording"}


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("第二十次会议在阿斯塔纳举行。", "第二十一次会议在阿斯塔纳举行。", ["number"]),
        ("会议于2024年6月25日在阿斯塔纳举行。", "会议于2024年6月25日在北京举行。", ["name"]),
        ("会议以视频方式举行。", "会议以线下方式举行。", ["format"]),
        ("会议于2024年6月25日举行。", "会议已于2024年6月25日举行。", []),
    ],
)
def test_facts_of_a_chinese_sentence_are_told_from_its_wording(sco: Period, before: str, after: str, fields: list[str]) -> None:
    assert [one.field for one in facts_changed(before, after, "zh", None, names_in("zh"))] == fields


def test_a_changed_number_that_the_reading_does_not_understand_still_waits_for_a_word(sco: Period, report: Report) -> None:
    every = [one for block in paragraphs(report) for one in block.sentences]
    total = next(one for one in every if re.search(r"\b(?:82|93)\b", one.text))
    changed = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), total.text, count=1)
    file = Edited(report)
    file.reword(total.key, changed)
    found = back(report, file)
    assert [one.key for one in found.of("fact")] == [total.key]
    told = changed_facts(offered(found, report).offers, "back.docx")
    assert told
    reading = read_text(told[0].text, dated=report.last, lexicon=lexicon(DEFAULT))
    done = keep_returned(
        report="annual",
        first=sco.first,
        last=sco.last,
        sentences=[],
        facts=ProposedFacts(told[0], reading, told[1]),
        file_name="back.docx",
        notes=[{"by": "B. Chief", "said": "Is this so?", "kind": "comment", "sentence": total.key}],
        by=operator("E. Editor"),
    )
    assert done.proposal_count >= 1
    assert Proposal.objects.exclude(verdict="same").filter(stage="open").exists()
    row = JournalEntry.objects.filter(verb="brought back").latest("id")
    assert row.after["notes"][0]["said"] == "Is this so?"


def test_chosen_changes_alone_are_kept_and_all_of_them_or_none(sco: Period, report: Report) -> None:
    first, second, *_ = long_paragraph(report).sentences
    file = Edited(report)
    file.reword(first.key, f"It is noted that {first.text[0].lower()}{first.text[1:]}")
    file.drop(second.key)
    found = back(report, file)
    offers = from_plain(as_plain(offered(found, report).offers))
    dropped = next(n for n, one in enumerate(found.changes) if one.kind == "dropped")
    one_only = to_keep(chosen(offers, {dropped}), report)
    assert [one.kind for one in one_only] == ["drop"]
    broken = [*one_only, replace(one_only[0], key="", kind="drop")]
    with pytest.raises(Refused):
        keep_returned(
            report="annual", first=sco.first, last=sco.last, sentences=broken, facts=None, file_name="x", by=operator("E. Editor")
        )
    assert not Wording.objects.exists()


@pytest.mark.parametrize(("kind", "of"), [("area", "energy"), ("state", "KZ"), ("brief", "")])
def test_every_report_comes_back_to_itself(sco: Period, kind: str, of: str) -> None:
    whole = composed_today(kind=kind, of=of, first=sco.first, last=sco.last, language="ru")
    came = returned("back.docx", RENDERERS[".docx"](whole))
    assert came.tag is not None
    assert (came.tag.kind, came.tag.of) == (kind, of)
    origin = origin_of(came)
    assert origin.code == whole.code
    found = returned_against(came, origin, lexicon(DEFAULT))
    assert found.is_exact
    assert {one.kind for one in found.changes} == {"same"}


@pytest.mark.parametrize(("kind", "of", "years_ago"), [("annual", "", 20), ("area", "nowhere", 0), ("decree", "", 0)])
def test_a_file_of_a_report_that_is_not_held_here_is_told_so(report: Report, kind: str, of: str, years_ago: int) -> None:
    came = returned("back.docx", Edited(report).saved())
    assert came.tag
    first, last = (one.replace(year=one.year - years_ago) for one in (came.tag.first, came.tag.last))
    with pytest.raises(Refused, match="this register has no such report"):
        origin_of(replace(came, tag=replace(came.tag, kind=kind, of=of, first=first, last=last)))


def test_a_file_says_in_which_language_its_report_is(sco: Period, report: Report) -> None:
    russian = compose_annual(first=sco.first, last=sco.last, language="ru")
    assert origin_of(returned("back.docx", RENDERERS[".docx"](russian))).language == "ru"


def test_a_file_that_is_far_too_long_is_refused_at_once(report: Report) -> None:
    file = Edited(report)
    file.lose_marks()
    file.replace("Burabay", "word " * 400_000)
    with pytest.raises(Refused, match="no edited report"):
        returned_against(returned("back.docx", file.saved()), report)


def test_a_report_kept_before_kinds_were_told_is_still_read(report: Report) -> None:
    tree = kept(report)
    del tree["kind"], tree["of"]
    assert restored(tree) == report


OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["reword", "drop", "move", "add", "paragraph", "split"]), st.integers(0, 40), st.integers(0, 40)),
    max_size=6,
    unique_by=lambda one: one[1],
)
SMALL = keyed(composed("en", year(session(outcomes=("plan", "rules")), documents=(document(), document("rules")))))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(operations=OPERATIONS, is_unmarked=st.booleans())
def test_whatever_is_edited_nothing_is_lost(operations: list[tuple[str, int, int]], is_unmarked: bool) -> None:
    file, ours = Edited(SMALL), keys(SMALL)
    touched: set[str] = set()
    for n, (what, at, other) in enumerate(operations):
        key, target = ours[at % len(ours)], ours[other % len(ours)]
        if {key, target} & touched and what in {"drop", "move", "reword"}:
            continue
        if what == "reword":
            file.reword(key, f"Quite other words {'abcdefgh'[n]} stand here now.")
        elif what == "drop":
            file.drop(key)
        elif what == "move" and key != target:
            file.move(key, after=target)
        elif what == "add" and key not in touched:
            file.add(key, f"A new sentence {'abcdefgh'[n]} stands here.")
        elif what == "paragraph" and key not in touched:
            file.add_paragraph(key, f"A new paragraph {'abcdefgh'[n]} stands here.")
        elif what == "split" and key not in touched:
            file.split(key)
        touched |= {key, target}
    if is_unmarked:
        file.lose_marks()
    found = returned_against(returned("back.docx", file.saved()), SMALL)
    assert found.is_accounted
    ready = offered(found, SMALL)
    told = {n for n, one in enumerate(found.changes) if one.kind not in {"same", "fact"}}
    assert told <= ready.numbers | set(ready.why_not)
