"""The notices that the bundle owes to what is in it, from the metadata of what is installed."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_NOT_SHIPPED = {"PySide6_Addons", "pyinstaller-hooks-contrib"}

_QT = """\
Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. They are separate
files below lib/PySide6 and lib/shiboken6 and may be replaced by versions of your own that have the same
interfaces; the program takes what lies there. Their source code is published by The Qt Company (qt.io).
Nothing here forbids taking the program apart to debug such a change.

"""


def notices(root: str = "stile") -> str:
    """Return the text: every distribution that `root` needs, its licence, and the texts it ships."""
    parts = [_about(distribution) for distribution in needed(root)]
    return (
        "Stile contains the work of others. Their names, licences and texts follow.\n\n"
        + _QT
        + "\n".join(parts)
    )


def needed(root: str) -> list[metadata.Distribution]:
    """Return every distribution that `root` needs on this system, itself not among them."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [root]
    while waiting:
        distribution = _find(waiting.pop())
        name = distribution.metadata["Name"] if distribution else None
        if distribution is None or name is None or name in found or name in _NOT_SHIPPED:
            continue
        found[name] = distribution
        waiting += requirements(distribution)
    found.pop(_find(root).metadata["Name"], None)  # type: ignore[union-attr]  # it is what was bundled
    return [found[name] for name in sorted(found, key=str.lower)]


def _find(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None  # needed on another system, or not asked for


def requirements(distribution: metadata.Distribution) -> Iterator[str]:
    """Return the names of what a distribution needs, without what is optional."""
    for requirement in distribution.requires or ():
        if "extra ==" not in requirement:
            yield re.split(r"[ ;<>=!~\[(]", requirement, maxsplit=1)[0]


def _about(distribution: metadata.Distribution) -> str:
    told = distribution.metadata
    licence = told.get("License-Expression") or told.get("License") or _classified(told) or "see below"
    head = f"{'=' * 100}\n{told['Name']} {told['Version']}\n{licence.splitlines()[0]}\n"
    return head + "".join(_texts(distribution))


def _classified(told: metadata.PackageMetadata) -> str:
    kinds = told.get_all("Classifier") or []
    return ", ".join(kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License"))


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    for file in distribution.files or ():
        inside = any(part.endswith(".dist-info") for part in file.parts)
        if inside and _LICENCE_FILE.search(file.as_posix()):
            yield f"\n{file.locate().read_text(encoding='utf-8', errors='replace').strip()}\n"  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.stdout.write(notices())
