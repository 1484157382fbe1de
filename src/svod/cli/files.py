"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from svod.kernel.refusal import Refused


def write_whole(to: Path, content: bytes) -> None:
    """Write beside and rename, so that a reader never sees half a file. A place that cannot be written is Refused."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=to.parent, prefix=".", suffix=to.suffix)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(to)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise Refused(
            ru=f"Файл {to} не записать: {fault.strerror}. Проверьте папку и свободное место.",
            en=f"The file {to} cannot be written: {fault.strerror}. Check the folder and the free space.",
            zh=f"无法写入文件 {to}：{fault.strerror}。请检查文件夹和可用空间。",
        ) from fault
