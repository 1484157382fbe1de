"""Who chaired and who started it: «под председательством казахстанской стороны», «по инициативе Монголии», «председательствовал»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from svod.language.found import Found
from svod.language.lexicon import Lexicon
from svod.language.morphology import analyses
from svod.language.phrases.states import ru as states
from svod.language.prose import Prose
from svod.language.ranked import at_words, lowered

_CHAIR = re.compile(
    lowered(
        r"(?<![\w])(?:под|при) (?:(?:сопредседательств|председательств|председательствовани)(?:ом|ем|е))(?: представител[а-я]+| делегаци[а-я]+)? "
        r"|председательствовал[аио]?:? (?:(?:на|в) (?:[а-яё]+ ){1,2}?(?=(?:руководител|представител|глав|министр|делегаци|[а-яё]+ (?:делегац|сторон))))?(?:представител[а-я]+ )?|руководил[аио]? (?:представител[а-я]+ )?"
        r"|(?:(?<=[(,;.] )|(?<![^\n]))председател(?:ь|и)(?: (?:заседания|сессии|встречи|совещания))? ?(?:[–—-]|:) ?|(?<!\w)(?:возглавлял|в[её]л)[аио]? (?:заседание|сессию|встречу|совещание) (?:представител[а-я]+ )?|(?<=(?:Заседание|Совещание) )в[её]л[аио]? (?:представител[а-я]+ )?|(?<![\w])председательствующ[а-я]+ |работой [а-я]+ руководил[аио]? (?:представител[а-я]+ )?"
        r"|председательств(?:о|ование) (?:(?:на|в) (?:[а-яё]+ ){1,2})?(?:осуществлял[аио]?|осуществля[её]т|переходит к|переш(?:ло|ла) к|принимает|приняла?) (?:представител[а-я]+ )?"
        r"|(?:заседание|сессию|встречу|совещание|форум|конференцию) (?:открыл[аио]? и )?(?:в[её]л[аио]?|возглавлял[аио]?) (?:представител[а-я]+ |делегаци[а-я]+ )?"
        r"|(?<![\w])(?:председател[а-я]+|ведущ[а-я]+) (?:заседания|сессии|встречи|совещания) (?:выступил[аио]?|стал[аио]?|являл[а-я]+|был[аио]?) (?:представител[а-я]+ )?",
    )
)
_INITIATOR = re.compile(
    lowered(
        r"(?<![\w])(?:по (?:инициативе|предложению)|инициатор[а-я]+ [а-я]+ (?:выступил|стал)[аио]?|инициатор(?:ы|ом)?(?::| [–—-])|инициатор(?:ом|ами) (?:выступил|стал)[аио]?) ",
    )
)
_WHO_CHAIRED = re.compile(
    r",? ?председательств(?:ующ|овавш)[а-яё]+ (?:на|в) (?:[а-яё]+ )?(?:заседании|сессии|встрече|совещании|конференции|форуме|саммите)",
    re.IGNORECASE,
)
_ORGANISER = re.compile(
    r"(?<![\w])(?P<adj>[а-яё]+) сторон(?:ой|а) (?P<tail>(?:[а-яё\w.-]+ ){0,6}?(?:был[аио]? )?(?:провед|организован|провел|организова))",
    re.IGNORECASE,
)
_REACH = 60
_HEAD_OF_MINUTES = re.compile(
    r"(?:председательств(?:овал[аи]?|ующий)|председатель(?: заседания| сессии| совещания)?) ?[:–—] ?[^\n;()]{3,60}\((?:[^()\n]{0,40}, )?(?=[а-яё])",
)
"""«Председательствовал: Иванов И.И. (Республика …)»: the state stands in the bracket after the name."""


@dataclass(frozen=True, slots=True)
class Role:
    """`state` is an ISO code, or None where a body or person did it (`printed`)."""

    role: Literal["chair", "initiator"]
    state: str | None
    printed: str


def _who(prose: Prose, named: dict[int, Found[states.StateNamed]], start: int) -> tuple[str | None, int]:
    """The state named right after `start`, and where the phrase ends."""
    for token in prose.tokens_in(start, start + _REACH):
        if token.start in named:
            one = named[token.start]
            end = one.end
            side = re.compile(r" (?:сторон[а-яё]+|делегаци[а-яё]+|представител[а-яё]+)").match(prose.text, end)
            if one.value.by == "adjective" and not side:
                return None, end
            return one.value.code, side.end() if side else end
        if token.kind != "word" or (token.is_capital and not _is_office(token.lower)) or not _may_stand_between(token.lower):
            return None, start
    return None, start


_OFFICES = frozenset({"министр", "президент", "председатель", "премьер-министр", "заместитель", "директор", "глава", "руководитель", "комитет",
                      "министерство", "агентство", "госстандарт", "ведомство", "секретарь", "руководство", "премьер", "вице-премьер", "доход", "служба"})  # fmt: skip


def _is_office(lower: str) -> bool:
    """«Министра здравоохранения Республики …»: an office written with a capital."""
    return any(a.lemma in _OFFICES for a in analyses(lower))


def _may_stand_between(lower: str) -> bool:
    """The words of an office: «министра энергетики», «первого заместителя руководителя»."""
    return lower in {"и", "по", "при"} or any(a.pos in {"NOUN", "ADJF"} for a in analyses(lower)[:2])


def find(
    prose: Prose, lexicon: Lexicon | None = None, states_named: list[Found[states.StateNamed]] | None = None
) -> list[Found[Role]]:
    """Every chair and initiator, in order. `states_named`: the states, where they were found already."""
    named = {one.start: one for one in (states.find(prose, lexicon) if states_named is None else states_named)}
    found: list[Found[Role]] = []
    for pattern, role in ((_CHAIR, "chair"), (_INITIATOR, "initiator")):
        for match in at_words(pattern, prose):
            code, end = _who(prose, named, match.end())
            if code is None and role == "chair" and (in_bracket := _HEAD_OF_MINUTES.match(prose.lower, match.start())):
                code, end = _who(prose, named, in_bracket.end())
            kind: Literal["chair", "initiator"] = "chair" if role == "chair" else "initiator"
            found.append(Found(match.start(), end, Role(kind, code, prose.text[match.end() : end])))
    for one in named.values():
        side = re.compile(r" (?:сторон[а-яё]+|делегаци[а-яё]+)").match(prose.text, one.end)
        end = side.end() if side else one.end
        if (side or one.value.by == "name") and (chaired := _WHO_CHAIRED.match(prose.text, end)):
            found = [f for f in found if not one.start <= f.start < chaired.end()]
            found.append(Found(one.start, chaired.end(), Role("chair", one.value.code, prose.text[one.start : end])))
    return sorted(found, key=lambda f: f.start)


def plain(value: Role) -> str:
    return f"{value.role} {value.state or '-'}"
