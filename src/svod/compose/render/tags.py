"""What an exported file says of itself, so that it is known when it comes back: whose report, and which sentence.

A sentence's tag is `svod:<key>:<print>`: its key within the report and a print of its words as exported. Whoever changes the
register meanwhile, the print says whether the editor touched the sentence.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from svod.compose.tree import Report, Sentence
from svod.kernel.words import LANGUAGES, Language

_TAG = re.compile(r"svod:(?P<key>[\w-]{1,40})(?::(?P<print>[0-9a-f]{8}))?$")
_REPORT = re.compile(
    r"svod-report (?:(?P<kind>[a-z]+)(?::(?P<of>[\w-]+))? )?"
    r"(?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d) (?P<language>[a-z]{2}) (?P<print>[0-9a-f]{8})"
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ReportTag:
    """Which report a file is: `kind` and `of` as in `Report`, its period, language, and a print of every sentence."""

    kind: str
    of: str
    first: date
    last: date
    language: Language
    print: str

    def is_of(self, report: Report) -> bool:
        """The file was made from this very report: every sentence, word for word."""
        return self == report_tag_read(report_tag(report))


def plain(text: str) -> str:
    """The words alone: what kind of blank or hyphen stands between them is no change of the editor's."""
    return _BLANKS.sub(" ", text).replace("\u2011", "-").strip()


def print_of(text: str) -> str:
    return hashlib.sha256(plain(text).encode()).hexdigest()[:8]


def tag_of(sentence: Sentence) -> str:
    return f"svod:{sentence.key}:{print_of(sentence.text)}"


def tag_read(tag: str) -> tuple[str, str] | None:
    """Key and print of a sentence's tag; the print may be empty. None: the tag is not ours."""
    found = _TAG.match(tag)
    return (found["key"], found["print"] or "") if found else None


def bookmark_of(tag: str) -> str:
    """The same as a name of a bookmark: a leading line hides it, and only letters, digits and lines are allowed."""
    return "_" + tag.replace(":", "_").replace("-", "_x_")


def bookmark_read(name: str) -> tuple[str, str] | None:
    return tag_read(name[1:].replace("_x_", "-").replace("_", ":")) if name.startswith("_svod_") else None


def report_tag(report: Report) -> str:
    every = " ".join(tag_of(sentence) for sentence in report.sentences())
    return f"svod-report {report.code} {report.first}..{report.last} {report.language} {print_of(every)}"


def report_tag_read(keywords: str) -> ReportTag | None:
    """Whose report a file is; None where its keywords do not say."""
    found = _REPORT.search(keywords)
    if found is None:
        return None
    languages = [one for one in LANGUAGES if one == found["language"]]
    try:
        first, last = date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
        return ReportTag(found["kind"] or "annual", found["of"] or "", first, last, languages[0], found["print"])
    except (ValueError, IndexError):
        return None
