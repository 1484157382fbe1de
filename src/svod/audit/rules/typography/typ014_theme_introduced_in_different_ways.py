from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual

_EVENT = r"(?:[Кк]ругл\w+ стол\w*|\w*конференци\w+|[Сс]еминар\w*|[Сс]есси\w+|вебинар\w*)"


class ThemeIntroducedInDifferentWays(MixedForms):
    code = "TYP014"
    title = Trilingual("Темы введены по-разному", "Themes are introduced in different ways", "主题的引出方式不一致")
    forms = {
        "на тему «…»": re.compile(r"на тему\s«"),
        "на тему: «…»": re.compile(r"на тему:\s?«"),
        "мероприятие: «…»": re.compile(_EVENT + r":\s?«"),
    }
