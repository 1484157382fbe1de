"""Words that say what became of an event: was held, was not, is planned, is proposed, was resumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svod.kernel.vocabulary import EventStatus
from svod.language.found import Found
from svod.language.prose import Prose
from svod.language.ranked import Ranked

S = EventStatus
Voice = Literal["subject", "object", "genitive", "any", "order"]
"""Where the event stands: as the subject, as an object, in the genitive after a noun, anywhere in the sentence; or ordered to be held."""

_TABLE: tuple[tuple[EventStatus, Voice, str], ...] = (
    (S.NOT_HELD, "genitive", r"не (?:представил(?:ось|ась) возможн\w+|удалось|было возможности)(?: для)?(?: (?:созыва|созвать|провести|проведения))?"),
    (S.NOT_HELD, "subject", r"не (?:состоял\w+|был\w* (?:провед\w+|созван\w+|организован\w+)|проводил\w+|провед\w+|прош\w+|созывал\w+|собирал\w+)"),
    (S.CANCELLED, "subject", r"(?:был\w* )?отмен[её]н\w*|отменил[аи]"),
    (S.POSTPONED, "subject", r"(?:был\w* )?(?:перенес[её]н\w*|отложен\w*)|перенесли|отложили"),
    (S.PLANNED, "any", r"долж\w+ (?:был\w* )?(?:состояться|пройти|проводиться|быть провед\w+)"),
    (S.ONGOING, "subject", r"проход(?:ит|ят)|идут|ид[её]т"),
    (S.RESUMED, "subject", r"возобновил\w* (?:сво[юёие]\w* )?(?:деятельность|работу)"),
    (S.RESUMED, "any", r"после (?:[а-яё-]+ )?перерыва"),
    (S.RESUMED, "genitive", r"возобновлен\w* (?:работа|деятельность|проведение)"),
    (S.PROPOSED, "genitive", r"(?:необходимо|целесообразно|предлагается|важно|следует|предложено|рекомендуется|нужно) (?:скорейшее )?(?:проведени\w+|созыв\w*|организаци\w+)"),
    (S.PROPOSED, "object", r"(?:необходимо|целесообразно|предлагается|важно|важным|следует|предложено|предложил\w*|рекомендуется|возможность) (?:провести|созвать|организовать)"),
    (S.PROPOSED, "genitive", r"(?:предложени\w+|инициатив\w+|необходимост\w+|возможност\w+|целесообразност\w+) (?:[\w-]+ )?(?:о |об |по )?(?:проведени\w+|созыв\w*|организаци\w+)"),
    (S.PLANNED, "object", r"(?:решено|решили|решил|условились|условлено|договорились|поручено|поручить|поручил[аи]?|поручает)(?: [\w-]+){0,4}? (?:провести|созвать|организовать)"),
    (S.PLANNED, "any", r"(?:намечав|планировав|предполагав)ш\w+с[яь]|(?:планировал|намечал|предполагал)\w*с[ья](?: (?:провести|проведение))?|(?:за)?планиру[ею]т?ся(?: к)?(?: (?:проведени\w+|провести|организовать|созвать))?|запланирован\w*(?: (?:на|проведени\w+))?|намечен\w*(?: (?:на|проведени\w+))?|предстоит(?: провести)?|готовности (?:провести|принять|организовать)|намерен\w* (?:провести|созвать|организовать)|назначен\w*(?: на)?"),
    (S.PLANNED, "order", r"провести|созвать|организовать"),
    (S.PLANNED, "subject", r"состо[ия]тся|состоится|пройд[её]т|пройдут|буд[еу]т? (?:провед\w+|организован\w+|созван\w+|проходить)|откроется|соберется|соберётся"),
    (S.LAUNCHED, "any", r"(?:был\w* )?запущен\w*|дан старт"),
    (S.HELD, "subject", r"состоял\w+|прошл[аио]|прош[её]л|проход[ия]\w+|(?:был\w* )?(?:провед[её]н\w*|организован\w*|созван\w*|открыт|открыта|открыто|открыты)|проводил\w+|организов[ыа]л\w+ся|открыл[аио]?с[ья]|завершил\w+|собрал[аио]?с[ья]|работал[аио]?|начал[аио]?с[ья]|был приурочен|прошедш\w+|состоявш\w+|проведен+\w+|провед[её]нн\w+"),
    (S.HELD, "object", r"пров[её]л|провел[аио]?|организовал[аио]?|созвал[аио]?|открыл[аио]?|принял[аио]? участие (?:в|во)|приняли участие (?:в|во)|участвовал[аио]? (?:в|во)|представлен[аоы]? на|выступил[аио]? (?:со-?)?организатор\w+|предшествовал[аио]?"),
    (S.HELD, "genitive", r"проведени(?:е|я|ем|ю|и)|организаци(?:я|ей) и проведение|созыв|созыва"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of the event, and where in the sentence the event stands."""

    status: EventStatus
    voice: Voice


_RANKED = Ranked((pattern, Happening(status, voice)) for status, voice, pattern in _TABLE)


def find(prose: Prose) -> list[Found[Happening]]:
    """Every such word, in order; the earlier rows of the table go first («не состоялось» is no «состоялось»)."""
    return _RANKED.find(prose)


def plain(value: Happening) -> str:
    return str(value.status)
