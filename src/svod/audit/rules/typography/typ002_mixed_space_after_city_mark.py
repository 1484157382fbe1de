from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual


class MixedSpaceAfterCityMark(MixedForms):
    code = "TYP002"
    title = Trilingual(
        "«г.» перед городом то с пробелом, то без", "The city mark with and without a space", "城市缩写后空格不一致"
    )
    forms = {
        "г. Город": re.compile(r"(?<!\w)(?<!\d )г\.[ \u00a0][А-ЯЁ][а-яё]+"),
        "г.Город": re.compile(r"(?<!\w)(?<!\d )г\.[А-ЯЁ][а-яё]+"),
    }
