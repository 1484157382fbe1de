"""Words that say how far a document has come, in English."""

from __future__ import annotations

from svod.kernel.vocabulary import DocumentStage
from svod.language.found import Found
from svod.language.phrases.stages.ru import Progress, plain
from svod.language.prose import Prose
from svod.language.ranked import Ranked

G = DocumentStage
_TABLE: tuple[tuple[DocumentStage, str, bool], ...] = (
    (G.BEING_EXTENDED, r"(?:extension of|(?:be|being) extended|prolong\w*)", False),
    (G.UNDER_NEGOTIATION, r"(?:is|are|remains?) (?:under|in) (?:negotiation|discussion|consideration)|negotiations? (?:continue|are under way|are ongoing)|(?:is|are) being (?:negotiated|agreed)", False),
    (G.BEING_PREPARED, r"(?:is|are) being (?:prepared|drafted|developed|elaborated)|to prepare|preparation of|continues? (?:to draft|drafting|preparing)|under preparation", False),
    (G.IN_FORCE, r"(?:is|are|remains?) in force|(?:is|are) valid|implementation of|in accordance with|under the|reaffirmed", False),
    (G.AGREED, r"agreed(?: on| upon)?|initial?led|finali[sz]ed", True),
    (G.ADOPTED, r"(?:(?:was|were|has been|have been) )?(?:adopted|approved|signed|endorsed|concluded)|to (?:adopt|approve|sign|endorse)|entered into force", True),
    (G.DRAFT, r"(?:to )?(?:redraft|rework)(?:ed)?|to revise|(?:returned|sent back|referred back) (?:to|for)|took note of the draft|comments? on the draft", False),
    (G.PROPOSED, r"(?:was |were )?proposed", False),
)  # fmt: skip


_RANKED = Ranked((pattern, Progress(stage, act)) for stage, pattern, act in _TABLE)


def find(prose: Prose) -> list[Found[Progress]]:
    """Every such word, in order; the earlier rows of the table go first."""
    return _RANKED.find(prose)


__all__ = ["find", "plain"]
