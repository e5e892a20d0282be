"""The window program: its event loop, its look, and what happens until the window is closed."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

os.environ["QT_API"] = "pyside6"
os.environ.pop("QT_PLUGIN_PATH", None)

import qasync  # type: ignore[import-untyped]  # it has no types
from PySide6.QtWidgets import QApplication

from desktop import compose
from desktop.conversation.wish import PLAIN, Wish
from desktop.profiles.practice import NAME, of_practice
from desktop.ui import style
from desktop.ui.absence import Absence
from desktop.ui.collector import Collector
from desktop.ui.front import Front
from desktop.ui.practice import Mail, Person
from desktop.ui.single import SingleInstance
from desktop.ui.window import Window
from desktop.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from desktop.profiles.profile import Profile
    from desktop.ui.house import AskPassphrase

_SILENT = ("qasync", "botocore", "boto3", "urllib3")
"""Loggers that write what they are given, passwords and all, when nobody stops them."""

_CONTROL_DEADLINE = 6.0
_DISK_DEADLINE = 15.0
_START_DEADLINE = 30.0
_FAREWELL = 1.5
"""Seconds that running work is given to keep the step; then the program leaves without it."""

_log = logging.getLogger(__name__)


def new_event_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """Return an asyncio loop that lives in Qt's."""
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
    loop.set_exception_handler(_tell_of_exception)
    return loop


def run_window(
    profile: str | None = None, wish: Wish = PLAIN, *, people: Sequence[Mapping[str, Any]] = ()
) -> int:
    """Show the window until it is closed, beginning with a profile and a wish; return the exit code.

    `people` are those of a practice pool, as it lists them. If the window is open already, it comes
    forward and this returns at once.
    """
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.WARNING)
    _catch_what_nobody_catches()
    app = _application()
    single = SingleInstance(compose.folders().tag)
    if not single.claim(profile or ""):
        return 0
    house = ComposedHouse(people)
    with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
        runner.run(_live(single, house, profile, wish))
    return 0


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Stile")
    app.setDesktopFileName("stile")
    app.setQuitOnLastWindowClosed(False)
    style.dress(app)
    Collector(app)
    return app


async def _live(single: SingleInstance, house: ComposedHouse, profile: str | None, wish: Wish) -> None:
    """Show the window before anything else is loaded, and leave soon after it is closed."""
    window = Window()
    closed = _future_of(window.closed)
    painted = _future_of(window.painted)
    single.called.connect(lambda name: _come_forward(window, name))
    window.show()
    await asyncio.wait({painted, closed}, return_when=asyncio.FIRST_COMPLETED)
    absence = Absence()
    absence.begun.connect(window.left_alone)
    front = asyncio.create_task(Front(window, house, wish).run(profile))
    await asyncio.wait({front, closed}, return_when=asyncio.FIRST_COMPLETED)
    single.release()
    window.hide()
    front.cancel()
    await asyncio.wait({front}, timeout=_FAREWELL)
    await house.leave()


def _future_of(signal: SignalInstance) -> asyncio.Future[None]:
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle() -> None:
        if not future.done():
            future.set_result(None)

    signal.connect(settle)
    return future


def _come_forward(window: Window, profile: str) -> None:
    window.come_forward()
    if profile:
        window.summoned.emit(profile)


def _catch_what_nobody_catches() -> None:
    """Keep Python from printing exceptions by itself: their messages may hold what was typed."""
    sys.excepthook = lambda _kind, error, _trace: _tell(error)
    sys.unraisablehook = lambda met: _tell(met.exc_value)
    threading.excepthook = lambda met: _tell(met.exc_value)


def _tell_of_exception(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    _tell(context.get("exception"))


def _tell(error: BaseException | None) -> None:
    """Log where an exception came from; the log leaves its message out."""
    _log.error("nobody caught %s", type(error).__qualname__, exc_info=error)


class ComposedHouse:
    """The pools of this computer, as `desktop.compose` lays them out, and a practice pool on demand."""

    def __init__(self, people: Sequence[Mapping[str, Any]] = ()) -> None:
        self._people = people
        self.is_passing = bool(people)
        self._practice: Profile | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def version(self) -> str:
        """Return which Stile this is."""
        return version()

    async def save(self, file: Path, text: str) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        await compose.worker().run(lambda: file.write_text(text, encoding="utf-8"), _DISK_DEADLINE)

    async def profiles(self) -> Sequence[Profile]:
        """Return all profiles, the default one first, the practice pool's last."""
        kept = await compose.worker().run(_profiles, _DISK_DEADLINE)
        return (*kept, self._practice) if self._practice else kept

    async def add(self, profile: Profile) -> None:
        """Keep a profile."""
        await compose.worker().run(lambda: compose.profile_book().add(profile), _DISK_DEADLINE)

    async def practise(self) -> Profile:
        """Start a practice pool, which ends with this program; no profile of it is kept."""
        if self._practice is None:
            child = await compose.worker().run(compose.start_practice, _START_DEADLINE)
            names = {profile.name for profile in await self.profiles()}
            profile = replace(of_practice(child.hello), name=_free_name(names))
            await compose.vaults().remove(profile.name)
            self._people, self._practice = child.hello["users"], profile
        return self._practice

    async def practice(self, profile: Profile) -> PracticeDoor | None:
        """Return the practice pool's inbox; only loopback endpoints are asked whether they are one."""
        control = await compose.worker().run(lambda: compose.practice_control(profile), _CONTROL_DEADLINE)
        people = (Person.from_plain(person) for person in self._people)
        settings = profile.settings()
        return PracticeDoor(control, [one for one in people if one.lives_in(settings)]) if control else None

    async def open(self, profile: Profile, passphrase: AskPassphrase | None = None) -> compose.Workplace:
        """Lay out what a visit needs, and load boto3 meanwhile."""
        workplace = await compose.open_workplace(profile, passphrase=passphrase)
        task = asyncio.create_task(workplace.pool.warm())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return workplace

    async def leave(self) -> None:
        """Remove what practice left behind."""
        if self._practice:
            await compose.vaults().remove(self._practice.name)


def _free_name(taken: set[str]) -> str:
    return next(name for name in _practice_names() if name not in taken)


def _practice_names() -> Iterator[str]:
    yield NAME
    yield from (f"{NAME}-{number}" for number in itertools.count(2))


class _Inbox(Protocol):
    def inbox(self) -> list[dict[str, Any]]: ...


class PracticeDoor:
    """The practice pool's inbox, asked over its control address."""

    def __init__(self, control: _Inbox, people: Sequence[Person]) -> None:
        self._control = control
        self.people = people

    async def mails(self) -> Sequence[Mail]:
        """Return all messages; OSError while the pool cannot be reached."""
        plain = await compose.worker().run(self._control.inbox, _CONTROL_DEADLINE)
        return [Mail.from_plain(values) for values in plain]


def _profiles() -> Sequence[Profile]:
    book = compose.profile_book()
    default = book.default
    return sorted(book.profiles(), key=lambda profile: profile.name != default)
