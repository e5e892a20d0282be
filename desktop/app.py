"""The window program: its event loop, its look, and what happens until the window is closed.

The window is painted before anything is loaded that it does not show, and the first page takes keys before
there is anything that could take its answer: asyncio and the conversation come while the person types.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

os.environ["QT_API"] = "pyside6"
os.environ.pop("QT_PLUGIN_PATH", None)

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

from desktop import compose
from desktop.compose import talkative
from desktop.ui import style
from desktop.ui.collector import Collector
from desktop.ui.window import Window

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from desktop.compose.single import SingleInstance
    from desktop.conversation.request import SignInRequest
    from desktop.house import ComposedHouse
    from desktop.profiles.profile import Profile

_FAREWELL = 1.5
"""Seconds that running work is given to keep the step; then the program leaves without it."""

_BREATH_MS = 50
"""What the first page has for itself, to be painted and focused in; loading would share the processor."""

_log = logging.getLogger(__name__)


def new_event_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """Return an asyncio loop that lives in Qt's."""
    import qasync  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; see the first words

    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
    loop.set_exception_handler(_tell_of_exception)
    return loop


def run_window(
    profile: str | None = None, wish: SignInRequest | None = None, *, people: Sequence[Mapping[str, Any]] = ()
) -> int:
    """Show the window until it is closed, beginning with a profile and a wish; return the exit code.

    `people` are those of a practice pool, as it lists them. If the window is open already, it comes
    forward and this returns at once.
    """
    app = _application()
    single = compose.single_instance()
    try:
        if _is_first(single, {"profile": profile or "", "wish": wish.to_plain() if wish else None}):
            _keep_open(app, single, profile, wish, people)
    finally:
        single.release()
    return 0


def _is_first(single: SingleInstance, wanted: Mapping[str, Any]) -> bool:
    """Return False if another start shows the window, and has heard what is wanted."""
    if single.claim():
        return True
    from desktop.ui.summons import summon  # noqa: PLC0415 - see the module's first words

    return not summon(compose.folders().summons, wanted)


def run_admin_window(profile: Profile, aws_profile: str | None = None, note: Path | None = None) -> int:
    """Show the admins' window until it is closed, beginning with a help note if there is one."""
    return _run_alone(_show_people(profile, aws_profile, note))


def run_journal_window(profile: str | None = None) -> int:
    """Show the journal's window until it is closed, beginning with a profile or all of them."""
    return _run_alone(_show_journal(profile))


def _run_alone(way: Coroutine[Any, Any, None]) -> int:
    """Show a window that is not the one people sign in with."""
    import asyncio  # noqa: PLC0415 - see the module's first words

    app = _application()
    with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
        runner.run(way)
    return 0


async def _show_people(profile: Profile, aws_profile: str | None, note: Path | None) -> None:
    from desktop.house import ComposedHouse  # noqa: PLC0415
    from desktop.ui.admin.offices import Offices  # noqa: PLC0415

    offices = Offices(ComposedHouse())
    offices.open(profile, aws_profile, note)
    await _until_closed(offices.closed(), offices.close)


async def _show_journal(profile: str | None) -> None:
    from desktop.compose.journal import ComposedBook  # noqa: PLC0415
    from desktop.ui.journal.front import JournalFront  # noqa: PLC0415

    front = JournalFront(ComposedBook(), profile)
    await _until_closed(front.run(), front.window.close)


async def _until_closed(shown: Awaitable[None], close: Callable[[], object]) -> None:
    """Wait for a window to be closed, by its person or because the program is to end."""
    from desktop.ui.ending import Ending  # noqa: PLC0415

    ending = Ending()
    ending.asked.connect(close)
    await shown
    ending.release()


def _keep_open(
    app: QApplication,
    single: SingleInstance,
    profile: str | None,
    wish: SignInRequest | None,
    people: Sequence[Mapping[str, Any]],
) -> None:
    """Return when the window is closed; nothing of it is left then, while the application still is."""
    window = Window()
    if not _run_until(app, window, window.painted, window.show):
        return
    _log.info("painted")
    from desktop.welcome import welcome  # noqa: PLC0415 - see the module's first words

    arrival = welcome(window, profile, wish)
    if arrival:
        _log.info("the first page listens")
    loading, moment = _Loading(), _BREATH_MS if arrival else 0
    if not _run_until(app, window, loading.finished, lambda: QTimer.singleShot(moment, loading.start)):
        loading.wait()
        return
    import asyncio  # noqa: PLC0415 - see the module's first words

    from desktop.compose.journal import notify_by  # noqa: PLC0415
    from desktop.conversation.request import PLAIN_REQUEST  # noqa: PLC0415
    from desktop.house import ComposedHouse  # noqa: PLC0415
    from desktop.ui.app_icon import app_icon  # noqa: PLC0415
    from desktop.ui.front import Front  # noqa: PLC0415
    from desktop.ui.tray import Tray  # noqa: PLC0415

    window.setWindowIcon(app_icon())
    tray = Tray()
    notify_by(tray.notify)
    house = ComposedHouse(people)
    front = Front(window, house, wish or PLAIN_REQUEST, arrival)
    with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
        runner.run(_live(single, window, house, front.run(profile)))


class _Loading(QThread):
    """Loads what the event loop will need, while the window already listens to the person."""

    def run(self) -> None:
        """Load; what fails here fails again where it is used, and is told there."""
        with contextlib.suppress(ImportError):
            import desktop.compose.workplace  # noqa: PLC0415
            import desktop.conversation.driver  # noqa: F401, PLC0415


def _application() -> QApplication:
    """Return the application, dressed; from now on nothing that fails or talks tells a secret."""
    talkative.silence()
    _catch_what_nobody_catches()
    app = QApplication([*sys.argv[:1], *style.ARGUMENTS])
    app.setApplicationName("Stile")
    app.setDesktopFileName("stile")
    app.setQuitOnLastWindowClosed(False)
    style.dress(app)
    Collector(app)
    return app


def _run_until(app: QApplication, window: Window, done: SignalInstance, begin: Callable[[], object]) -> bool:
    """Begin something and run Qt's own loop until it is done; False if the window was closed before."""
    waits = [signal.connect(app.exit) for signal in (done, window.closed)]  # `quit` would close the window
    begin()
    app.exec()
    for wait in waits:
        QObject.disconnect(wait)
    return window.isVisible()


async def _live(
    single: SingleInstance, window: Window, house: ComposedHouse, way: Coroutine[Any, Any, None]
) -> None:
    """Lead the person through the window, and leave soon after it is closed."""
    import asyncio  # noqa: PLC0415 - see the module's first words

    from desktop.ui.absence import Absence  # noqa: PLC0415
    from desktop.ui.admin.offices import Offices  # noqa: PLC0415
    from desktop.ui.ending import Ending  # noqa: PLC0415
    from desktop.ui.summons import Summons  # noqa: PLC0415

    summons = Summons(compose.folders().summons, compose.worker())
    summons.called.connect(window.be_called)
    summons.listen()
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    absence = Absence()
    absence.begun.connect(window.left_alone)
    ending = Ending()
    ending.asked.connect(window.close)
    offices = Offices(house)
    window.admin_wanted.connect(offices.open_at)
    ending.asked.connect(offices.close)
    front = asyncio.create_task(way)
    await asyncio.wait({front, asyncio.create_task(closed.wait())}, return_when=asyncio.FIRST_COMPLETED)
    summons.close()
    single.release()
    window.hide()
    front.cancel()
    await asyncio.wait({front}, timeout=_FAREWELL)
    await offices.closed()
    await house.leave()
    ending.release()


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
