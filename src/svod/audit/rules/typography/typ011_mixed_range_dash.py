from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual

_MONTH = r"(?=[ \u00a0](?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек))"


class MixedRangeDash(MixedForms):
    code = "TYP011"
    title = Trilingual("Дефис и тире в датах «с – по»", "Hyphen and dash mixed in ranges of days", "日期区间中连字符与破折号混用")
    forms = {
        "18-20 марта": re.compile(rf"\b\d\d?-\d\d?{_MONTH}"),
        "18–20 марта": re.compile(rf"\b\d\d?[–—]\d\d?{_MONTH}"),
        "18 – 20 марта": re.compile(rf"\b\d\d?[ \u00a0][-–—][ \u00a0]\d\d?{_MONTH}"),
    }
