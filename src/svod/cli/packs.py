"""Where the packs are, and what is known from them."""

from __future__ import annotations

from pathlib import Path

from svod.audit.house import House, house_of
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon, lexicon_of

PACKS = Path(__file__).resolve().parents[1] / "packs"
DEFAULT = "sco"


def pack_folder(name: str) -> Path:
    """The folder of a pack that comes with Svod, or a folder of the user's own."""
    for folder in (PACKS / name, Path(name)):
        if (folder / "organisation.yaml").is_file():
            return folder
    known = ", ".join(sorted(p.parent.name for p in PACKS.glob("*/organisation.yaml")))
    raise Refused(
        ru=f"Пакета «{name}» нет. Есть: {known}; можно указать и папку, в которой лежит organisation.yaml.",
        en=f"There is no pack “{name}”. There are: {known}; a folder that holds organisation.yaml will do too.",
        zh=f"没有名为“{name}”的数据包。现有：{known}；也可以指定包含 organisation.yaml 的文件夹。",
    )


def house(name: str) -> House:
    """How a pack wants its texts audited; `none`: by the rules alone."""
    return House() if name == "none" else house_of(pack_folder(name))


def lexicon(name: str) -> Lexicon | None:
    """The names of a pack, for reading; `none`: read without one."""
    return None if name == "none" else lexicon_of(pack_folder(name))
