"""What an organisation put on this computer for everybody, read only if nobody else could have written it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.notices.notice import Notice
from desktop.regular_file import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.storage.disk import Guard

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    """One file: its path, and its values or why there are none."""

    path: str
    plain: dict[str, Any]
    notice: Notice | None = None


def organisation_files(guard: Guard) -> tuple[OrganisationFile, ...]:
    """Return the files below `profiles.d`, in the order of their names; none if there is no such folder."""
    try:
        folder = guard.organisation_folder / "profiles.d"
    except OSError:  # a system that has lost its place for everybody's data has no files there
        return ()
    try:
        for place in (folder.parent, folder):
            if not guard.is_protected(place):
                return (_unprotected(place),)
        return tuple(_read(path, guard) for path in _paths(folder))
    except FileNotFoundError:
        return ()
    except OSError:
        return (_damaged(folder),)


def _paths(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.iterdir() if path.suffix == ".json")


def _read(path: Path, guard: Guard) -> OrganisationFile:
    try:
        if not guard.is_protected(path):
            return _unprotected(path)
        plain = json.loads(read_regular(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return _damaged(path)
    if not isinstance(plain, dict):
        return _damaged(path)
    return OrganisationFile(str(path), plain)


def _unprotected(path: Path) -> OrganisationFile:
    return OrganisationFile(str(path), {}, Notice("organisation-unprotected", {"path": str(path)}))


def _damaged(path: Path) -> OrganisationFile:
    return OrganisationFile(str(path), {}, Notice("organisation-damaged", {"path": str(path)}))
