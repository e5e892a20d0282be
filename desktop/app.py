"""The window program: its event loop, its look, and what happens until the window is closed.

The window is painted before anything is loaded that it does not show, and the first page takes keys before
there is anything that could take its answer: asyncio and the conversation come while the person types.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

os.environ["QT_API"] = "pyside6"
os.environ.pop("QT_PLUGIN_PATH", None)

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.app import uncaught
from desktop.ui.app.collector import Collector
from desktop.ui.app.display_loss import DisplayLoss
from desktop.ui.app.main_window import MainWindow
from desktop.ui.app.opened_files import OpenedFiles
from desktop.ui.widgets import style
from desktop.wiring import library_logging

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from desktop.conversation.request import SignInRequest
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.instance_lock import SingleInstance

_SHUTDOWN_SECONDS = 1.5
"""Seconds that running work is given to keep the step; then the program leaves without it."""

_FIRST_PAINT_MS = 50
"""What the first page has for itself, to be painted and focused in; loading would share the processor."""

_log = logging.getLogger(__name__)


class _Beginning(NamedTuple):
    """What the window begins with; `people` are those of a practice pool, as it lists them.

    `offer` is a link or a path of a file that somebody sent, empty if the window was just opened. The window
    closes by itself after `closes_after` seconds, if that is given.
    """

    profile: str | None
    request: SignInRequest | None
    people: Sequence[Mapping[str, Any]]
    offer: str = ""
    closes_after: float | None = None


def new_event_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """Return an asyncio loop that lives in Qt's."""
    import qasync  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; see the docstring

    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
    loop.set_exception_handler(uncaught.log_from_loop)
    return loop


def run_window(  # noqa: PLR0913 - all that a window begins with
    context: AppContext,
    profile: str | None = None,
    request: SignInRequest | None = None,
    *,
    people: Sequence[Mapping[str, Any]] = (),
    platform: str = "",
    offer: str = "",
    closes_after: float | None = None,
) -> str:
    """Show the window until it is closed, beginning with a profile and a request.

    `people` are those of a practice pool, as it lists them; `platform` is Qt's word for the display, empty
    for its own choice; `offer` is a link or a path of a file to begin with; `closes_after` are the seconds
    that the window stays. If the window is open already, it comes forward and this returns at once; if that
    is on another display, it returns which one, else an empty text.
    """
    app = _application(platform)
    single = context.single_instance()
    wish = request.to_plain() if request else None
    try:
        wanted = {"profile": profile or "", "wish": wish, "open": offer}
        is_first, elsewhere = _is_first(context, single, wanted)
        if is_first:
            with DisplayLoss(context.end_at_once):
                beginning = _Beginning(profile, request, people, offer, closes_after)
                _keep_open(context, app, single, beginning)
    finally:
        single.release()
    return elsewhere


def _is_first(context: AppContext, single: SingleInstance, wanted: Mapping[str, Any]) -> tuple[bool, str]:
    """Return False if another start shows the window, and its display if that is none of ours.

    At a display of ours it has taken over what is wanted here.
    """
    if single.claim():
        return True, ""
    from desktop.ui.app.display_names import display_names  # noqa: PLC0415 - see the module's docstring
    from desktop.ui.app.second_start import WindowElsewhereError, notify_first_start  # noqa: PLC0415

    try:
        return not notify_first_start(context.folders.second_starts, wanted, displays=display_names()), ""
    except WindowElsewhereError as elsewhere:
        return False, elsewhere.where


def close_first_window(context: AppContext) -> bool:
    """Close the window that another start shows; False if it does not answer."""
    from desktop.ui.app.second_start import CLOSES, notify_first_start  # noqa: PLC0415

    return notify_first_start(context.folders.second_starts, CLOSES)


def run_admin_window(
    context: AppContext,
    profile: Profile,
    aws_profile: str | None = None,
    note: Path | None = None,
    *,
    platform: str = "",
) -> int:
    """Show the admins' window until it is closed, beginning with a help note if there is one."""
    return _run_separate_window(context, _show_admin_window(context, profile, aws_profile, note), platform)


def run_journal_window(context: AppContext, profile: str | None = None, *, platform: str = "") -> int:
    """Show the journal's window until it is closed, beginning with a profile or all of them."""
    return _run_separate_window(context, _show_journal_window(context, profile), platform)


def _run_separate_window(context: AppContext, shown: Coroutine[Any, Any, None], platform: str) -> int:
    """Show a window that is not the one people sign in with."""
    import asyncio  # noqa: PLC0415 - see the module's docstring

    app = _application(platform)
    runner = asyncio.Runner(loop_factory=lambda: new_event_loop(app))
    with DisplayLoss(context.end_at_once), runner:
        runner.run(shown)
    return 0


async def _show_admin_window(
    context: AppContext, profile: Profile, aws_profile: str | None, note: Path | None
) -> None:
    from desktop.local_services import local_services  # noqa: PLC0415
    from desktop.ui.admin.admin_windows import AdminWindows  # noqa: PLC0415

    admin_windows = AdminWindows(local_services(context))
    admin_windows.open(profile, aws_profile, note)
    await _until_closed(admin_windows.closed(), admin_windows.close)


async def _show_journal_window(context: AppContext, profile: str | None) -> None:
    from desktop.ui.journal.journal_controller import JournalController  # noqa: PLC0415
    from desktop.wiring.journal_access import LocalJournalServices  # noqa: PLC0415

    controller = JournalController(LocalJournalServices(context), profile)
    await _until_closed(controller.run(), controller.window.close)


async def _until_closed(shown: Awaitable[None], close: Callable[[], object]) -> None:
    """Wait for a window to be closed, by its person or because the program is to end."""
    from desktop.ui.app.termination import TerminationSignals  # noqa: PLC0415

    termination = TerminationSignals()
    termination.received.connect(close)
    await shown
    termination.release()


def _keep_open(context: AppContext, app: QApplication, single: SingleInstance, beginning: _Beginning) -> None:
    """Return when the window is closed; nothing of it is left then, while the application still is."""
    window, opened_files = MainWindow(), OpenedFiles(app)
    if sys.platform == "darwin":
        opened_files.listen()
    if beginning.closes_after is not None:
        QTimer.singleShot(round(beginning.closes_after * 1000), window, window.close)
    if not _run_until(app, window, window.painted, window.show):
        return
    _log.info("painted")
    from desktop.welcome import show_first_page_at_start  # noqa: PLC0415 - see the module's docstring

    first_page = (
        None
        if beginning.offer
        else show_first_page_at_start(context, window, beginning.profile, beginning.request)
    )
    if first_page:
        _log.info("the first page listens")
    loading, moment = _Loading(), _FIRST_PAINT_MS if first_page else 0
    if not _run_until(app, window, loading.finished, lambda: QTimer.singleShot(moment, loading.start)):
        loading.wait()
        return
    import asyncio  # noqa: PLC0415 - see the module's docstring

    from desktop.conversation.request import PLAIN_REQUEST  # noqa: PLC0415
    from desktop.local_services import local_services  # noqa: PLC0415
    from desktop.ui.app.app_icon import app_icon  # noqa: PLC0415
    from desktop.ui.app.tray import Tray  # noqa: PLC0415
    from desktop.ui.profiles.main_controller import MainController  # noqa: PLC0415

    window.setWindowIcon(app_icon())
    tray = Tray()
    context.alarm_notifications.show_through(tray.notify)
    services = local_services(context, beginning.people)
    controller = MainController(window, services, beginning.request or PLAIN_REQUEST, first_page)
    controller.offer(beginning.offer)
    opened_files.hand_to(controller.offer)
    with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
        runner.run(_run_main_window(context, single, window, services, controller.run(beginning.profile)))


class _Loading(QThread):
    """Loads what the event loop will need, while the window already listens to the person."""

    def run(self) -> None:
        """Load the conversation; an import that fails fails again where it is used, and is shown there."""
        with contextlib.suppress(ImportError):
            import desktop.conversation.driver  # noqa: F401, PLC0415


def _application(platform: str) -> QApplication:
    """Return the application with its style; from now on no library and no exception logs a secret."""
    library_logging.quiet_libraries()
    uncaught.log_from_everywhere()
    display = ("-platform", platform) if platform else ()
    app = QApplication([*sys.argv[:1], *display, *style.ARGUMENTS])
    app.setApplicationName("Stile")
    app.setDesktopFileName("stile")
    app.setQuitOnLastWindowClosed(False)
    style.apply_style(app)
    Collector(app)
    return app


def _run_until(
    app: QApplication, window: MainWindow, done: SignalInstance, begin: Callable[[], object]
) -> bool:
    """Begin something and run Qt's own loop until it is done; False if the window was closed before."""
    waits = [signal.connect(app.exit) for signal in (done, window.closed)]  # `quit` would close the window
    begin()
    app.exec()
    for wait in waits:
        QObject.disconnect(wait)
    return window.isVisible()


async def _run_main_window(
    context: AppContext,
    single: SingleInstance,
    window: MainWindow,
    services: AppServices,
    shown: Coroutine[Any, Any, None],
) -> None:
    """Run the main window, and return soon after it is closed."""
    import asyncio  # noqa: PLC0415 - see the module's docstring

    from desktop.ui.admin.admin_windows import AdminWindows  # noqa: PLC0415
    from desktop.ui.app.display_names import display_names  # noqa: PLC0415
    from desktop.ui.app.lock_watcher import LockWatcher  # noqa: PLC0415
    from desktop.ui.app.second_start import SecondStartListener  # noqa: PLC0415
    from desktop.ui.app.termination import TerminationSignals  # noqa: PLC0415

    second_starts = SecondStartListener(context.folders.second_starts, context.worker, display_names())
    second_starts.called.connect(window.accept_second_start)
    second_starts.listen()
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    lock_watcher = LockWatcher()
    lock_watcher.locked.connect(window.left_alone)
    termination = TerminationSignals()
    termination.received.connect(window.close)
    admin_windows = AdminWindows(services)
    window.admin_wanted.connect(admin_windows.open_at)
    termination.received.connect(admin_windows.close)
    controller = asyncio.create_task(shown)
    await asyncio.wait({controller, asyncio.create_task(closed.wait())}, return_when=asyncio.FIRST_COMPLETED)
    second_starts.close()
    single.release()
    window.hide()
    controller.cancel()
    await asyncio.wait({controller}, timeout=_SHUTDOWN_SECONDS)
    await admin_windows.closed()
    await services.practice.clean_up()
    termination.release()
