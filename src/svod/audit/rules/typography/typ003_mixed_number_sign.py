from __future__ import annotations

import re

from svod.audit.mixed import MixedForms
from svod.kernel.words import Trilingual


class MixedNumberSign(MixedForms):
    code = "TYP003"
    title = Trilingual("«№» то с пробелом, то без", "The number sign with and without a space", "“№”后空格不一致")
    forms = {
        "№ 1": re.compile(r"№[ \u00a0]\d+"),
        "№1": re.compile(r"№\d+"),
    }
