"""What a second start was asked to do, carried to the window of the first.

It is a file in a folder that the first start watches, and gone when it has been read. A socket would do as
well and cost the idle window three megabytes of network library, for which it has no other use. A start from
another display, where nobody would see the window, finds a file in its place that says where it is.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import time
import uuid
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from desktop.regular_file import read_regular

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence
    from pathlib import Path

    from desktop.core.worker import Worker

_PATIENCE = 5.0
"""Seconds that a second start waits for the first to listen; that one may just have painted its window."""
_PAUSE = 0.05
_DEADLINE = 5.0
_LONGEST = 16_384
_ENDING = ".json"
_ELSEWHERE = ".elsewhere"
_DISPLAYS = "displays"
CLOSES = {"closes": True}
"""What a second start wants that is to take the window's place."""

_LOG = logging.getLogger(__name__)


class WindowElsewhereError(Exception):
    """The first start shows its window on another display, which `where` names."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class SecondStartListener(QObject):
    """Watches the folder; `called` carries what a second start was asked to do, as plain values.

    `displays` are the names of those that this start may use.
    """

    called = Signal(dict)

    def __init__(self, folder: Path, worker: Worker, displays: Sequence[str] = ()) -> None:
        super().__init__()
        self._folder = folder
        self._displays = displays
        self._worker = worker
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._look)

    def listen(self) -> None:
        """Take requests from now on, and those that wait already; none where the folder cannot be made."""
        self._begin(self._listen())

    def close(self) -> None:
        """Take no more requests."""
        self._watch.directoryChanged.disconnect(self._look)
        for task in self._tasks:
            task.cancel()

    async def _listen(self) -> None:
        with contextlib.suppress(OSError, TimeoutError):
            await self._worker.run(lambda: _prepare(self._folder), _DEADLINE)
            self._watch.addPath(os.fspath(self._folder))
            self._look()

    def _look(self) -> None:
        self._begin(self._take())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self) -> None:
        async with self._turn:  # what two read at once would be removed by one and missed by the other
            with contextlib.suppress(OSError, TimeoutError):
                taken = await self._worker.run(
                    lambda: _take_requests(self._folder, self._displays), _DEADLINE
                )
                for wanted in taken:
                    self.called.emit(wanted)


def notify_first_start(
    folder: Path, wanted: Mapping[str, Any], patience: float = _PATIENCE, displays: Sequence[str] = ()
) -> bool:
    """Tell the first start what is wanted; False if it does not listen within `patience` seconds.

    `displays` are the names of those where the person may be. Blocks. Raises WindowElsewhereError.
    """
    file = folder / f"{uuid.uuid4().hex}{_ENDING}"
    try:
        _write(file, json.dumps({**wanted, _DISPLAYS: list(displays)} if displays else wanted))
    except OSError:
        return False
    end = time.monotonic() + patience
    while file.exists():
        if time.monotonic() >= end:
            file.unlink(missing_ok=True)
            return False
        time.sleep(_PAUSE)
    where = _take_answer(file)
    if where:
        raise WindowElsewhereError(where)
    return True


def _take_answer(file: Path) -> str:
    """Return where the window is that a request did not reach, empty if it did."""
    answer = file.with_suffix(_ELSEWHERE)
    with contextlib.suppress(OSError):
        where = read_regular(answer, _LONGEST).decode("utf-8", "replace")
        answer.unlink()
        return where
    return ""


def _prepare(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write(file: Path, text: str) -> None:
    """Write a file that is seen whole or not at all."""
    _prepare(file.parent)
    draft = file.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


def _take_requests(folder: Path, displays: Sequence[str]) -> list[dict[str, Any]]:
    """Return what second starts want, the first one first, and tell them so by removing their files.

    A file that is older than a start waits was left by one that died while it waited. Who is at none of these
    displays is told where the window is.
    """
    found = []
    for file in list(folder.glob(f"*{_ENDING}")):
        with contextlib.suppress(OSError):  # a start that gives up takes its file along; a folder stays
            written_at, wanted = file.lstat().st_mtime, _read_request(file)
            is_here = _shares_a_display(wanted.pop(_DISPLAYS, None), displays)
            if not is_here:
                file.with_suffix(_ELSEWHERE).write_text(", ".join(displays), encoding="utf-8")
            file.unlink()
            if is_here:
                found.append((written_at, wanted))
    oldest = time.time() - 2 * _PATIENCE
    _remove_unread_answers(folder, oldest)
    return [wanted for written_at, wanted in sorted(found, key=itemgetter(0)) if written_at > oldest]


def _shares_a_display(theirs: object, displays: Sequence[str]) -> bool:
    """Say whether a second start may be at one of these displays; one that names none may be."""
    named = [name for name in theirs if isinstance(name, str)] if isinstance(theirs, list) else []
    return not named or not displays or not set(named).isdisjoint(displays)


def _remove_unread_answers(folder: Path, oldest: float) -> None:
    for answer in folder.glob(f"*{_ELSEWHERE}"):
        with contextlib.suppress(OSError):
            if answer.lstat().st_mtime < oldest:
                answer.unlink()


def _read_request(file: Path) -> dict[str, Any]:
    """Return what a second start wants; nothing in particular if it cannot be understood."""
    try:
        wanted = json.loads(read_regular(file, _LONGEST))
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        _LOG.warning("what a second start wants cannot be understood: %s", type(error).__name__)
        return {}
    return wanted if isinstance(wanted, dict) else {}
