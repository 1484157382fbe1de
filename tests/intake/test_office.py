"""Files that a real office program writes: the specimen as LibreOffice saves it in each of its kinds."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, Pt

from svod.intake.files.open import read_file
from tests.intake import papers

SECONDS = 120


def specimen(folder: Path) -> Path:
    """The specimen as a chancery lays it out: indented, justified, with a header."""
    document = Document()
    plain = document.styles["Normal"]
    plain.font.size = Pt(14)
    plain.paragraph_format.first_line_indent = Cm(1.25)
    plain.paragraph_format.space_after = Pt(0)
    document.sections[0].header.paragraphs[0].text = "Отчет о работе"
    for block in papers.specimen_blocks():
        if papers.is_heading(block):
            document.add_heading(block, 1)
        else:
            document.add_paragraph(block).alignment = 3
    document.save(str(folder / "report.docx"))
    return folder / "report.docx"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["odt", "rtf", "html", "pdf"])
def test_what_libreoffice_saves_is_read_as_the_text_itself(tmp_path: Path, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed on this machine")
    source = specimen(tmp_path)
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, own, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    file = read_file(tmp_path / f"report.{kind}")
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert "Отчет о работе\n" not in file.text
