"""Which files a value enters on its way through the program.

A file is entered when one of its functions is called from another file with the value in hand: as an
argument, or inside one. A coroutine that goes on after a wait was entered before. Values and rules
(`desktop/core`) are asked from everywhere and lead nowhere, so they are no stations.
"""

from __future__ import annotations

import dataclasses
import re
import sys
import threading
from collections.abc import Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
_ARCHITECTURE = ROOT / "desktop" / "README.md"
_DEEPEST = 8


class Trace:
    """The files that were entered, in order, each with the function that was called."""

    def __init__(self, carries: Callable[[Any], bool]) -> None:
        self._carries = carries
        self._seen: list[FrameType] = []
        self.entered: list[tuple[str, str]] = []

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call":
            return
        file = _file(frame)
        if file is None or any(frame is known for known in self._seen):
            return
        caller = frame.f_back
        while caller is not None and _file(caller) is None:
            caller = caller.f_back
        if caller is not None and _file(caller) == file:
            return
        code = frame.f_code
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        given = [frame.f_locals.get(name) for name in names if name not in {"self", "cls"}]
        if any(self._carries(value) for value in given):
            self._seen.append(frame)
            self.entered.append((file, code.co_name))

    @property
    def files(self) -> list[str]:
        """Return the stations of the way; two calls in a row into one file are one."""
        files = [file for file, _ in self.entered]
        return [file for at, file in enumerate(files) if at == 0 or files[at - 1] != file]


def _file(frame: FrameType) -> str | None:
    path = Path(frame.f_code.co_filename)
    if not path.is_relative_to(ROOT / "desktop") or frame.f_code.co_name.startswith("<"):
        return None
    file = path.relative_to(ROOT).as_posix()
    return None if file.startswith(("desktop/core/", "desktop/practice/")) else file


def holds(wanted: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return what says whether a value has a wanted one in it."""

    def search(value: Any, depth: int = 0) -> bool:  # noqa: ANN401 - anything at all
        if wanted(value):
            return True
        return depth < _DEEPEST and any(search(part, depth + 1) for part in _parts(value))

    return search


def _parts(value: Any) -> list[Any]:  # noqa: ANN401 - as above
    if isinstance(value, Secret):
        return [value.reveal()]
    if isinstance(value, partial):
        return [*value.args, *value.keywords.values()]
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, (tuple, list, frozenset)):
        return list(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in dataclasses.fields(value)]
    return []


@contextmanager
def tracing(carries: Callable[[Any], bool]) -> Iterator[Trace]:
    """Trace the files that what `carries` knows enters, in every thread that begins meanwhile."""
    trace = Trace(carries)
    threading.setprofile(trace)
    sys.setprofile(trace)
    try:
        yield trace
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def way_in_architecture(name: str) -> list[str]:
    """Return the stations that the architecture page names for a way, in order."""
    text = _ARCHITECTURE.read_text()
    between = text.partition(f"<!-- way:{name} -->")[2].partition(f"<!-- /way:{name} -->")[0]
    return re.findall(r"desktop/[\w/]+\.py", between)
