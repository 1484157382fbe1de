"""A report as JSON: the whole tree as a release keeps it (`svod-report/1`, see `compose.keep`), and how much of it has sources.

`evidence` gives the sources of every fact by its name ("event:mtm-23.dates"); sentences name the same facts.
"""

from __future__ import annotations

import dataclasses
import json

from svod.compose.keep import kept
from svod.compose.tree import Report


def render(report: Report) -> bytes:
    """The tree in UTF-8, keys in the order of the tree; the same report gives the same bytes. `keep.restored` reads it back."""
    tree = kept(report) | {"coverage": dataclasses.asdict(report.coverage)}
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
