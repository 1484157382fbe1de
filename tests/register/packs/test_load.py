"""Loading a pack: everything once, nothing twice, nothing half."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from svod.cli.packs import pack_folder
from svod.kernel.refusal import Refused
from svod.register.claims.queries import claims_of, disputed_fields
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.journal.queries import entry_count, first_broken, history_of, last_hash
from svod.register.packs.changes import Loaded, load_pack
from svod.register.rights import operator
from svod.register.sources.models import Organisation

PACK = pack_folder("sco")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "sco"))


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    file = next(folder.rglob(name))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def created(loaded: Loaded) -> dict[str, int]:
    return {noun: count.created for noun, count in loaded.counts.items()}


def test_an_empty_register_takes_every_row_of_the_pack(empty_register: None) -> None:
    loaded = load_pack(folder=PACK, by=operator("A. Loader"))
    assert created(loaded)["events"] == Event.objects.count() == 93
    assert created(loaded)["documents"] == Document.objects.count() == 61
    assert first_broken() is None
    assert history_of("event:mtm-23").get().by == "A. Loader"


def test_the_same_pack_again_changes_nothing(sco: object) -> None:
    before = last_hash()
    assert load_pack(folder=PACK, by=operator("test")).is_unchanged
    assert last_hash() == before


def test_a_pack_that_differs_in_a_comment_only_is_read_and_changes_nothing(sco: object, copy: Path) -> None:
    file = copy / "areas.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    before = last_hash()
    loaded = load_pack(folder=copy, by=operator("test"))
    assert loaded.is_unchanged
    assert loaded.counts["events"].unchanged == 93
    assert last_hash() == before


def test_one_changed_field_is_one_changed_record_with_both_values_in_the_journal(sco: object, copy: Path) -> None:
    replaced(copy, "events.yaml", "  ordinal: 23\n", "  ordinal: 24\n")
    before = entry_count()
    loaded = load_pack(folder=copy, by=operator("A. Editor"))
    assert (loaded.counts["events"].created, loaded.counts["events"].changed) == (0, 1)
    assert Event.objects.get(code="mtm-23").ordinal == 24
    row = history_of("event:mtm-23").first()
    assert row is not None
    assert (row.by, row.before["ordinal"], row.after["ordinal"]) == ("A. Editor", 23, 24)
    assert entry_count() == before + 1


def test_the_order_of_bodies_and_areas_of_an_event_is_kept(sco: object) -> None:
    event = Event.objects.get(code="startup-forum-4")
    areas = [told.area.code for told in event.event_areas.all()]
    assert len(areas) == 2
    assert areas[0] != "trade"
    assert areas[1] == "trade"


def test_a_second_mention_is_a_claim_of_its_own_section_and_both_stay(sco: object) -> None:
    dates = disputed_fields("event:startup-forum-4")["dates"]
    assert len({claim.area for claim in dates}) == 2
    assert len({str(claim.value) for claim in dates}) == 2


def test_every_event_and_document_has_a_claim_on_its_title_with_a_place(sco: object) -> None:
    for record in [f"event:{e.code}" for e in Event.objects.all()] + [f"document:{d.code}" for d in Document.objects.all()]:
        titles = [claim for claim in claims_of(record) if claim.field == "title"]
        assert titles, record
        assert all(claim.spans and claim.source for claim in titles), record


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("events.yaml", "  bodies: [mtm]\n", "  bodies: [nobody]\n", "nobody"),
        ("events.yaml", "  start: 2024-09-12\n", "  start: '2024-13'\n", "2024-13"),
        ("events.yaml", "  ordinal: 23\n", "  ordinel: 23\n", "ordinel"),
        ("areas.yaml", "- code: finance\n", "- code: trade\n", "trade"),
        ("year.yaml", "{start: 2023-11, end: 2024-10}", "{start: 2023-19, end: 2024-10}", "2023"),
        ("documents.yaml", "- code:", "- code: [", "YAML"),
    ],
)
def test_a_broken_pack_is_refused_with_the_word_and_the_register_stays(
    sco: object, copy: Path, name: str, old: str, new: str, word: str
) -> None:
    replaced(copy, name, old, new)
    before = last_hash(), Organisation.objects.get().pack_hash
    with pytest.raises(Refused) as refusal:
        load_pack(folder=copy, by=operator("test"))
    for language in ("ru", "en", "zh"):
        assert word in refusal.value.words.in_(language)  # type: ignore[arg-type]  # the three languages
    assert (last_hash(), Organisation.objects.get().pack_hash) == before


def test_a_missing_file_is_refused_with_its_name(empty_register: None, copy: Path) -> None:
    (copy / "bodies.yaml").unlink()
    with pytest.raises(Refused, match=r"bodies\.yaml"):
        load_pack(folder=copy, by=operator("test"))
    assert entry_count() == 0
