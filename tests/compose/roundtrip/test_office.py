"""A report edited in LibreOffice by a script comes back: every change is recognised, nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from svod.cli.packs import DEFAULT, lexicon
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.roundtrip.align import Comparison, returned_against
from svod.compose.roundtrip.pieces import returned
from svod.compose.tree import Paragraph, Report
from svod.kernel.refusal import Refused
from svod.register.sources.models import Period

PYTHON = "/usr/bin/python3"  # the office speaks to the system's Python alone
SCRIPT = Path(__file__).with_name("edit_in_office.py")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office() -> str:
    path = shutil.which("soffice")
    if path is None:
        pytest.skip("LibreOffice is not on this machine (apt install libreoffice-writer python3-uno)")
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        pytest.skip("LibreOffice cannot be spoken to on this machine (apt install python3-uno)")
    return path


def edited(office: str, report: Report, folder: Path, steps: list[dict[str, Any]]) -> Comparison:
    source, target, told = folder / "report.docx", folder / "back.docx", folder / "edits.json"
    source.write_bytes(RENDERERS[".docx"](report))
    told.write_text(json.dumps(steps), encoding="utf-8")
    pipe = f"svod-{folder.name}".replace("_", "-")
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words = [office, "--headless", "--norestore", "--nologo", home, f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            done = subprocess.run([PYTHON, SCRIPT, pipe, source, target, told], capture_output=True, check=False, timeout=120)
            assert b"saved" in done.stdout, done.stderr.decode()
            running.wait(timeout=30)
        finally:
            running.kill()
    return returned_against(returned(target.name, target.read_bytes()), report, lexicon(DEFAULT))


def report_of(period: Period, language: str) -> Report:
    return compose_annual(first=period.first, last=period.last, language=language)


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_a_report_only_opened_and_saved_comes_back_the_same(sco: Period, office: str, tmp_path: Path, language: str) -> None:
    report = report_of(sco, language)
    back = edited(office, report, tmp_path, [])
    assert {one.kind for one in back.changes} == {"same"}
    assert back.is_accounted


def test_what_an_editor_does_in_the_office_is_told_change_by_change(sco: Period, office: str, tmp_path: Path) -> None:
    report = report_of(sco, "en")
    texts = [one.text for section in report.sections for block in section.blocks for one in getattr(block, "sentences", ())]
    held = next(one for one in texts if "held in Burabay on 25" in one)
    worded, gone, noted, tracked = [one for one in texts if 60 < len(one) < 140 and not any(map(str.isdigit, one))][3:7]
    back = edited(
        office,
        report,
        tmp_path,
        [
            {"find": worded, "replace": "It should be noted that " + worded[0].lower() + worded[1:]},
            {"find": held[held.index("Burabay on 25") :][:18], "replace": "Burabay on 26 June"},
            {"find": gone, "replace": ""},
            {"find": noted, "comment": "Check with the experts."},
            {"find": noted[-12:], "append": " A new sentence of the editor stands here."},
            {"find": tracked, "replace": "Quite another " + tracked[0].lower() + tracked[1:], "tracked": True},
        ],
    )
    assert back.is_accounted
    assert worded in [one.before for one in back.of("wording")]
    [fact] = back.of("fact")
    assert (fact.before, [(one.field) for one in fact.facts]) == (held, ["dates"])
    assert [one.before for one in back.of("dropped")] == [gone]
    assert [one.after for one in back.of("new")] == ["A new sentence of the editor stands here."]
    assert [note.words for one in back.changes for note in one.comments] == ["Check with the experts."]
    assert {one.kind for change in back.changes for one in change.tracked} == {"in", "out"}


def test_sentences_moved_and_paragraphs_split_in_the_office_are_told(sco: Period, office: str, tmp_path: Path) -> None:
    report = report_of(sco, "ru")
    bodies = [block for section in report.sections for block in section.blocks if isinstance(block, Paragraph)]
    whole = next(one for one in bodies if one.style == "body" and len(one.sentences) > 2)
    first, second, third, *_ = [one.text for one in whole.sentences]
    back = edited(
        office,
        report,
        tmp_path,
        [
            {"find": first, "replace": ""},
            {"find": third[-30:], "append": f" {first}"},
            {"find": second[:40], "bold": True},
            {"find": third[:40], "split": True},
        ],
    )
    assert back.is_accounted
    assert [one.before for one in back.of("moved")] == [first]
    assert not back.of("wording", "fact", "new", "dropped", "unknown")
    assert [one.before for one in back.changes if one.paragraph == "split"] == [third]


@pytest.mark.parametrize("form", ["odt", "doc"])
def test_a_report_that_went_through_another_format_comes_back_whole(sco: Period, office: str, tmp_path: Path, form: str) -> None:
    report = report_of(sco, "en")
    texts = [one.text for section in report.sections for block in section.blocks for one in getattr(block, "sentences", ())]
    worded = next(one for one in texts if 60 < len(one) < 140 and not any(map(str.isdigit, one)))
    words = "It should be noted that " + worded[0].lower() + worded[1:]
    back = edited(office, report, tmp_path, [{"find": worded, "replace": words}, {"through": form}])
    assert back.is_accounted
    assert back.is_exact
    assert [(one.kind, one.after) for one in back.changes if one.kind != "same"] == [("wording", words)]
    other = tmp_path / f"back.docx.{form}"
    with pytest.raises(Refused, match="no DOCX"):
        returned(other.name, other.read_bytes())
