"""The documents of a period by stage; those only named as a ground are counted apart, here and on the overview."""

from __future__ import annotations

from dataclasses import dataclass

from svod.kernel.vocabulary import DocumentStage
from svod.register.documents.models import Document
from svod.register.documents.queries import documents_by_stage
from svod.register.sources.models import Period

SETTLED = (DocumentStage.ADOPTED, DocumentStage.IN_FORCE)


@dataclass(frozen=True)
class OfStage:
    stage: str
    documents: list[Document]  # those named as a ground last

    @property
    def background_count(self) -> int:
        return sum(one.is_background for one in self.documents)

    @property
    def own_count(self) -> int:
        return len(self.documents) - self.background_count


def stages_of(period: Period, *, area: str = "") -> list[OfStage]:
    """In the order of the stages; a stage without documents is not there."""
    by_stage = documents_by_stage(period.first, period.last, area=area)
    return [OfStage(str(stage), sorted(found, key=lambda one: one.is_background)) for stage, found in by_stage.items()]


def under_way(stages: list[OfStage]) -> int:
    """How many are neither adopted nor in force yet."""
    return sum(one.own_count for one in stages if one.stage not in SETTLED)
