"""Files of the version before the records were read by a library.

`kept` was written by that version's own code at 2026-03-02 12:00 UTC, with invented people and secrets. It
is never written again: what a person has on the disk does not change when Stile does.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "kept"


def read_json(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((KEPT / name).read_text())


def read_lines(name: str) -> list[Any]:
    return [json.loads(line) for line in (KEPT / name).read_text().splitlines()]
