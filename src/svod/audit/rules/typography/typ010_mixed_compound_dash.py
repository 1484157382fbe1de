from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual

_MEMBER = r"(?:член|участни|наблюдат)"


class MixedCompoundDash(MixedForms):
    code = "TYP010"
    title = Trilingual(
        "Дефис и тире в одном сложном слове", "A compound with a hyphen and with a dash", "复合词中连字符与破折号混用"
    )
    forms = {
        "государства-члены": re.compile(rf"\b[Гг]осударств\w*-\s?{_MEMBER}\w*"),
        "государства – члены": re.compile(rf"\b[Гг]осударств\w*\s[–—-]\s{_MEMBER}\w*"),
        "государства–члены": re.compile(rf"\b[Гг]осударств\w*[–—]{_MEMBER}\w*"),
    }
