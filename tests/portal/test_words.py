"""The words of the portal are complete in three languages, and every one of them is used."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from svod.kernel.vocabulary import (
    BodyKind,
    BodyStatus,
    DocumentKind,
    DocumentStage,
    EventFormat,
    EventKind,
    EventStatus,
    FollowUpNature,
    Severity,
)
from svod.portal.notices.views import SHOWN
from svod.portal.ui.words import FILE, catalogue
from svod.register.gaps.queries import KINDS
from svod.register.gaps.tasks import ANSWER, CHASE, DECIDE, MEND, REPORT, TAKE_UP
from svod.register.notices.queries import STATES as LETTER_STATES
from svod.register.people.models import RHYTHMS
from svod.register.questions.queries import OVERDUE
from svod.register.questions.stages import NAMES as QUESTION_NAMES
from svod.register.rights import Reach, Role
from svod.register.submissions.differences import FLAGS
from svod.register.submissions.queries import STATUSES
from svod.register.submissions.rows import BLANKS, FIELDS
from svod.register.submissions.stages import NAMES

PORTAL = FILE.parents[1]
PAGES = [*PORTAL.rglob("*.html"), *PORTAL.rglob("*.py")]
# groups that name the codes of closed lists; pages ask for them by code
CODED = {
    "kind": EventKind, "status": EventStatus, "format": EventFormat, "stage": DocumentStage, "document_kind": DocumentKind,
    "body_kind": BodyKind, "body_kinds": BodyKind, "body_status": BodyStatus, "severity": Severity, "severities": Severity,
    "stage_of_one": DocumentStage, "nature": FollowUpNature,
    "role": Role, "reach": Reach, "reported": STATUSES, "submission_stage": NAMES, "question_stage": (*QUESTION_NAMES, OVERDUE),
    "blanks": BLANKS, "submission_column": FIELDS, "submission_field": (*FLAGS, "when", "where"),
    "letter_state": LETTER_STATES, "rhythm": RHYTHMS, "letters_shown": [one for one in SHOWN if one],
    "gap": KINDS, "gap_means": KINDS, "gap_do": KINDS, "task": (*KINDS[1:], CHASE, ANSWER, MEND, REPORT, TAKE_UP, DECIDE),
}  # fmt: skip
OPEN = {
    *CODED,
    "act",
    "noun",
    "field",
    "verb",
    "verdict",
    "verdict_means",
    "decision",
    "cause",
    "done",
    "comparison",
    "participants",
    "tongue",
    "nav",
    "wording_kind",
    "returned_kind",
    "returned_break",
    "came_by",
    "came_via",
    "stood_nouns",
    "side",
    "flag",
    "membership",
    "paper",
    "paper_fate",
}


def test_every_key_has_three_languages_and_no_two_of_them_are_left_equal_by_mistake() -> None:
    for group, names in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        for name, said in names.items():
            assert isinstance(said, list), f"{group}.{name}"
            assert len(said) == 3, f"{group}.{name}"
            assert all(isinstance(words, str) and words.strip() for words in said), f"{group}.{name}"
            assert re.search("[а-яё]", said[0], re.IGNORECASE) or "{" in said[0] or "SHA" in said[0], f"{group}.{name}"
            assert re.search("[\u4e00-\u9fff]", said[2]), f"{group}.{name}"


def test_the_three_languages_of_a_key_take_the_same_values() -> None:
    for key, words in catalogue().items():
        taken = [set(re.findall(r"\{(\w+)\}", words.in_(language))) for language in ("ru", "en", "zh")]
        assert taken[0] == taken[1] == taken[2], key


def test_every_key_that_a_page_asks_for_is_there() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for key in re.findall(r"""\bsay\(?\s*["'](\w+\.\w+)["']""", text):
            assert key in catalogue(), f"{page}: {key}"


def test_no_word_is_left_without_a_page() -> None:
    whole = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    unused = [key for key in catalogue() if key.partition(".")[0] not in OPEN and not re.search(rf"[\"']{key}[\"']", whole)]
    assert unused == []


def test_every_code_of_a_closed_list_has_a_name() -> None:
    for group, codes in CODED.items():
        assert {f"{group}.{str(code).replace(' ', '_')}" for code in codes} <= set(catalogue()), group


def test_no_template_speaks_a_language_of_its_own() -> None:
    for page in PORTAL.rglob("*.html"):
        text = re.sub(r"\{[%{].*?[%}]\}", "", page.read_text(encoding="utf-8"))
        assert not re.search("[а-яё\u4e00-\u9fff]{2}", text, re.IGNORECASE), page


def test_the_portal_holds_no_file_of_others() -> None:
    assert {path.suffix for path in Path(PORTAL).rglob("*") if path.is_file()} <= {
        ".py",
        ".html",
        ".css",
        ".js",
        ".svg",
        ".yaml",
        ".pyc",
    }
