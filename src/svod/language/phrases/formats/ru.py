"""How a meeting was held: in person, online, hybrid."""

from __future__ import annotations

import re

from svod.kernel.vocabulary import EventFormat
from svod.language.found import Found, longest
from svod.language.prose import Prose
from svod.language.ranked import at_words, lowered

_FORM = r"(?:(?:в|во) )?(?:формате?|режиме?|виде|порядке) "
_VIA = (
    r"(?:(?:посредством|с использованием|с применением|с помощью|путем|путём|через|по|в режиме|в формате) )?(?:средств[а-я]* )?"
)
_HYBRID = re.compile(
    lowered(
        rf"(?<![\w-])(?:в |во )?(?:(?:гибридн|смешанн|комбинированн|очно-дистанционн|очно-заочн)[а-я]+(?: формат[а-я]*| режим[а-я]*)?"
        rf"|{_FORM}(?:гибридн|смешанн|комбинированн)[а-я]+|очно и (?:онлайн|дистанционно|в режиме [а-яА-Я-]+)"
        r"|очно,? с (?:возможностью|использованием|применением) [а-яё -]{0,24}(?:дистанционн|удал[её]нн|онлайн|видео)[а-яё-]*(?: подключени[а-я]| участи[а-я])?"
        r"|(?:делегаци|представител|эксперт|участник|сторон|стран)[а-яё]* [^.;\n]{0,60}?(?:подключил|участвовал|присоединил|выступил)[а-яё]*(?: к [а-яё]+)? (?:по видео-?связи|по ВКС|посредством (?:ВКС|видео[а-яё -]{4,24}связи)|в режиме (?:видеоконференции|ВКС|онлайн)|онлайн|дистанционно|удал[её]нно)"
        r"|гибридно)(?![\w-])",
    )
)
_ONLINE = re.compile(
    lowered(
        rf"(?<![\w])(?:{_VIA}(?:ВКС(?:[ -]связи)?|видео-?конференц-?связ[а-я]+|видеосвяз[а-я]+)"
        rf"|{_FORM}(?:видео-?конференци[а-я]+|веб-конференци[а-я]+|он-?лайн|телемоста|телеконференции|вебинара)(?! конференц)"
        r"|(?:в )?(?:он-?лайн|онлайн|виртуальн|дистанционн|удал[её]нн)[а-я]*[- ](?:формат|режим)[а-я]*"
        r"|дистанционно|онлайн|виртуально|удал[её]нно|видеоконференци[ия]й?)(?![\w])",
    )
)
_IN_PERSON = re.compile(
    lowered(
        r"(?<![\w-])(?:в )?очн(?:ом|ый|ого|ая|ое|ой)(?: (?:формат|режим|заседани|встреч|участи)[а-я]*)|(?<![\w-])очно(?![\w-])|с личным участием|(?<=формат: )очный|(?<=режим: )очный",
    )
)
_NOT_A_FORMAT = re.compile(r"(?:платформ|сервис|торговл|ресурс|курс|услуг|банкинг|портал)", re.IGNORECASE)
_EVENT_ITSELF = re.compile(r"видеоконференци[ия]й?$", re.IGNORECASE)


def find(prose: Prose) -> list[Found[EventFormat]]:
    """Every format named, in order."""
    found: list[Found[EventFormat]] = []
    for pattern, value in ((_HYBRID, EventFormat.HYBRID), (_IN_PERSON, EventFormat.IN_PERSON), (_ONLINE, EventFormat.ONLINE)):
        for match in at_words(pattern, prose):
            after = prose.text[match.end() : match.end() + 12].lstrip(" -")
            mixed = value is EventFormat.HYBRID and not re.search(
                r"формат|режим|очно|гибридно|подключил|участвовал|присоединил|выступил", match.group(), re.IGNORECASE
            )
            if _NOT_A_FORMAT.match(after) or mixed:
                continue
            found.append(Found(match.start(), match.end(), value))
    return longest(found)


def plain(value: EventFormat) -> str:
    return str(value)
