"""Files that were set aside: their names, which are told apart from those of other profiles."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WHY = r"[a-z][a-z-]*"
_TIME = r"\d{8}T\d{6}Z(?:-\d+)?"


def set_aside(path: Path, why: str) -> Path:
    """Rename a file to `<name>.<why>-<time>`, which takes no other's place. Raises OSError."""
    name = f"{path.name}.{why}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    aside, number = path.with_name(name), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{name}-{number}")
    path.rename(aside)
    return aside


def set_aside_once(path: Path, why: str) -> Path:
    """As `set_aside`, and remove what was set aside of it for the same reason before."""
    aside = set_aside(path, why)
    for older in files_set_aside(path, re.escape(why)):
        if older != aside:
            older.unlink(missing_ok=True)
    return aside


def files_set_aside(path: Path, why: str = _WHY) -> list[Path]:
    """Return what was set aside of a file, oldest first: exactly that, not what else begins like its name.

    A profile may be called `x.sealed.a-b`; its files are not those of `x`. Raises OSError.
    """
    name = re.compile(rf"{re.escape(path.name)}\.(?:{why})-{_TIME}", re.ASCII)
    if not path.parent.is_dir():
        return []
    return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name))
