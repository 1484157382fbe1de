"""What is to be done next: intentions, next steps, needs, recommendations, proposals, possibilities."""

from __future__ import annotations

from svod.kernel.vocabulary import FollowUpNature
from svod.language.found import Found
from svod.language.prose import Prose
from svod.language.ranked import Ranked

N = FollowUpNature
_TABLE: tuple[tuple[FollowUpNature, str], ...] = (
    (N.RECOMMENDATION, r"(?:по)?рекомендовал[аио]?|рекомендован[аоы]?|рекомендуется|призвал[аи]? (?:государств|сторон)|выступил[аи]? за"),
    (N.NEXT_STEP, r"поручен[аоы]?|поручил[аи]?|в целях (?:его|ее|её|их) (?:последующего|дальнейшего)|завершается (?:подготовка|разработка)|запущен процесс|начат[аоы]? (?:разработка|подготовка|работа)|начал[аио]?сь (?:формирование|разработка|подготовка)|продолж(?:ена|ается) работа|на (?:стадии|этапе) (?:обсуждения|согласования|разработки)"),
    (N.PROPOSAL, r"предложен[аоы]?(?! услуг)|предложил[аи]?|внесено предложение|выступил[аи]? с [^.;]{0,40}?(?:предложени|инициатив)\w+|обсудили предложение|предлагается"),
    (N.NEED, r"необходимо|видится важным|(?:отмечена|отметили|подчеркнута|подчеркнута|подтверждена|указали на) (?:важность|необходимость|целесообразность)|важнейшее значение приобретает|целесообразно|надлежит|требуется"),
    (N.POSSIBILITY, r"(?:обсуждается|рассматривается|отмечалась|отмечена|изучается|рассмотрена) возможност\w+|обменял\w+ мнениями о (?:продвижении|создании|возможност)"),
    (N.INTENTION, r"условлено|договорил\w+|достигнута договор[её]нность|планируется|намерен[аы]?|состоится|готовности (?:провести|принять)|выразил[аи]? (?:готовность|намерение)|запланирован[аоы]?|намечен[аоы]?|обсуждены планы|предстоит"),
)  # fmt: skip


_RANKED = Ranked((pattern, nature) for nature, pattern in _TABLE)


def find(prose: Prose) -> list[Found[FollowUpNature]]:
    """Every word that opens something yet to be done, in order."""
    return _RANKED.find(prose)


def plain(value: FollowUpNature) -> str:
    return str(value)
