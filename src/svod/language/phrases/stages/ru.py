"""Words that say how far a document has come: adopted, agreed, under negotiation, being prepared, extended, in force."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import DocumentStage
from svod.language.found import Found
from svod.language.prose import Prose

G = DocumentStage
_BE = r"(?:(?:был[аои]?|были|стал[аои]?) )?"
_TABLE: tuple[tuple[DocumentStage, str, bool], ...] = (
    (G.BEING_EXTENDED, r"(?:процесс\w* )?продлени\w+(?: срок\w*)? действия|продлен\w* (?:срок\w* )?действи\w*|о продлении|продлении на|продлен[аоы]? (?:на|до)|(?:предложено|предлагается|решено) продлить|продлить (?:срок )?действи\w+|продлевается", False),
    (G.UNDER_NEGOTIATION, r"на (?:стадии|этапе) (?:[\w-]+ )?(?:обсуждени\w+|согласовани\w+|рассмотрени\w+|доработки|переговоров)|(?:работ\w+|процесс\w*|переговор\w+) (?:по|над) (?:дальнейш\w+ )?(?:согласовани\w+|разработк\w+|текст\w+)(?: текст\w+)?|(?:продолж\w+|вед[её]тся|началось|продолжается) (?:\w+ )?согласовани\w+|обсуждается|согласовывается|находится на (?:согласовани\w+|рассмотрени\w+)|отсутстви\w+ консенсуса|не (?:был\w* )?согласован\w*|не достигнут\w* консенсус\w*", False),
    (G.DRAFT, r"планируется (?:утвердить|принять|подписать|одобрить)|важност\w+ согласования|необходимост\w+ (?:согласования|принятия|утверждения)|рассмотр\w+|(?:вынесен|внесен|представлен)\w* на рассмотрение|(?:последующего|дальнейшего|скорейшего) (?:утверждения|принятия|подписания|согласования)", False),
    (G.BEING_PREPARED, r"(?:завершается|ведется|ведётся|начата|продолжена|началась|продолжается|осуществляется|поручен\w*|проводится) (?:\w+ )?(?:разработк\w+|подготовк\w+|доработк\w+)|разрабатыва\w+тся|готовится|готовятся|начата разработка|подготавливается|(?:завершить|завершает|ведет|вед[её]т|продолжает|продолжить|начать|начал[аи]?) (?:разработк\w+|подготовк\w+|доработк\w+)|о подготовке(?= проект)|находится в (?:разработке|подготовке)|(?:поручить|поручено) (?:\w+ )?(?:разработать|подготовить)|(?:разработать|подготовить)", False),
    (G.PROPOSED, r"предложен[аоы]?|внесено предложение|выдвинут\w*|выступил\w* с", False),
    (G.AGREED, _BE + r"согласован[аоы]?|парафирован[аоы]?|согласовал[аи]?", True),
    (G.ADOPTED, _BE + r"(?:утвержд[её]н[аоы]?|принят[аоы]?(?! к сведению)|подписан[аоы]?|одобрен[аоы]?|заключ[её]н[аоы]?)|утвердил[аои]?|принял[аои]?(?! участие)|подписал[аои]?|одобрил[аои]?|приня(?:тый|тая|тое|тые)|(?:стало|стал|является|явилось) (?:утверждение|принятие|подписание|одобрение)\w*|(?:состоялось|произошло|в ходе|итогом стало) (?:утверждени|приняти|подписани|одобрени)\w+|пополнил\w+|утвердить|(?<![а-яё] )утверждение|утверждение(?= [А-ЯЁ])|подписание|вступил[аои]? в силу", True),
    (G.IN_FORCE, r"реализаци\w+|выполнени\w+|исполнени\w+|в соответствии с|на основе|на основании|согласно|в рамках|предусмотренн\w+|положени\w+ми", False),
)  # fmt: skip
_PATTERNS = tuple((stage, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE), act) for stage, pattern, act in _TABLE)


@dataclass(frozen=True, slots=True)
class Progress:
    """`is_act`: something was done to the document here and now."""

    stage: DocumentStage
    is_act: bool


def find(prose: Prose) -> list[Found[Progress]]:
    """Every such word, in order; the earlier rows of the table go first."""
    taken = bytearray(len(prose.text) + 1)
    found = []
    for stage, pattern, act in _PATTERNS:
        for match in pattern.finditer(prose.text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(Found(match.start(), match.end(), Progress(stage, act)))
    return sorted(found, key=lambda f: f.start)


def plain(value: Progress) -> str:
    return str(value.stage)
