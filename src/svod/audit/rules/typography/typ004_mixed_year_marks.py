from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual

_SPAN = r"(?:19|20)\d\d[ \u00a0]?[-–—][ \u00a0]?(?:19|20)\d\d"


class MixedYearMarks(MixedForms):
    code = "TYP004"
    title = Trilingual("«гг.», «г.г.», «годы» вперемешку", "Spans of years marked in different ways", "年份区间标记不一致")
    forms = {
        "гг.": re.compile(_SPAN + r"[ \u00a0]?гг\.?"),
        "г.г.": re.compile(_SPAN + r"[ \u00a0]?г\.[ \u00a0]?г\.?"),
        "годы": re.compile(_SPAN + r"[ \u00a0]год(?:ы|ов|ам|ами|ах)"),
    }
