from __future__ import annotations

import contextlib
import ctypes
import io
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from desktop import app
from desktop.cli import display, qt_libraries, terminal_sign_in, window, yes_no
from desktop.cli.display_checks import checks
from desktop.ui.app.display_loss import DisplayLoss
from desktop.wiring.app_context import AppContext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.stile import Stile

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
_KINDS = "That would be wayland or xcb."
_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@contextlib.contextmanager
def compositor(path: Path, answer: bytes | None = b"\2\0\0\0\0\0\14\0\0\0\0\0") -> Iterator[None]:
    """Serve one connection as a Wayland compositor: answer, hang up (empty), or be frozen (None)."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(path))
        listening.listen()

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    if answer is not None:
                        assert client.recv(64)[:4] == (1).to_bytes(4, sys.byteorder)
                        client.sendall(answer)
                        client.close()
                    else:
                        held.append(client)

        held: list[socket.socket] = []
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def told() -> list[tuple[str, str]]:
    return [(one.platform, one.obstacle) for one in display.tried()]


@linux_only
def test_no_display_is_no_display() -> None:
    assert display.tried() == ()
    assert not display.is_named()
    assert window.reason_against() == "There is no display to open a window on."


@linux_only
def test_a_display_that_does_not_answer_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt would end the whole program with a signal."""
    monkeypatch.setenv("DISPLAY", ":4242")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert told() == [("wayland", "silent"), ("xcb", "silent")]
    assert window.reason_against() == (
        "No window: WAYLAND_DISPLAY=wayland-7 names a display that does not answer.\n"
        "No window: DISPLAY=:4242 names a display that does not answer."
    )


@linux_only
def test_wayland_is_there_if_it_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setattr(display, "_PATIENCE", 0.05)
    (tmp_path / "wayland-7").touch()
    assert told() == [("wayland", "silent")]
    (tmp_path / "wayland-7").unlink()
    with compositor(tmp_path / "wayland-7"):
        assert told() == [("wayland", "")]
    assert told() == [("wayland", "silent")], "a socket that a dead compositor left"
    for name, answer, obstacle in (("closing", b"", "refused"), ("frozen", None, "silent")):
        monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / name))
        with compositor(tmp_path / name, answer):
            assert told() == [("wayland", obstacle)]


@linux_only
def test_a_session_of_wayland_has_its_usual_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    assert told() == [], "as in a terminal of another user's"
    with compositor(tmp_path / "wayland-0"):
        assert told() == [("wayland", "")]


@linux_only
@pytest.mark.parametrize("asked", ["nonsense", "offscreen", "vnc:size=1x1", "windows"])
def test_what_is_asked_for_and_is_not_there_is_passed_by(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", f"xcb;{asked}")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    kind = asked.partition(":")[0]
    with compositor(tmp_path / "wayland-7"):
        assert told() == [("xcb", "silent"), (kind, "unusable"), ("wayland", "")]
        assert window.reason_against() is None
        assert window._platform() == "wayland"
        said = [finding.code for finding in next(iter(checks())).look()]
    assert capsys.readouterr().err.splitlines() == [
        "No window: QT_QPA_PLATFORM=xcb names a display that does not answer.",
        f"No window: QT_QPA_PLATFORM={asked} names no display that Stile can open one on. {_KINDS}",
        "The window opens by WAYLAND_DISPLAY=wayland-7 instead.",
    ]
    assert said == ["display.silent", "display.unusable", "display.there"]


@pytest.mark.parametrize(("system", "own"), [("win32", "windows"), ("darwin", "cocoa")])
def test_other_systems_have_a_display_whatever_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, system: str, own: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4242")
    assert told() == [("xcb", "unusable"), (own, "")]


@linux_only
def test_missing_libraries_are_named_by_the_line_that_installs_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """X11 would do, and Wayland lacks something; then X11 lacks something, too."""
    monkeypatch.setattr(display, "_x11_obstacle", lambda: "")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("DISPLAY", ":4242")
    real, lacking = ctypes.CDLL, {"libwayland-cursor.so.0"}

    def without_some(name: str) -> object:
        if name in lacking:
            raise OSError(name)
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", without_some)
    with compositor(tmp_path / "wayland-7"):
        assert told() == [("wayland", "libraries"), ("xcb", "")]
        lacking |= {"libxcb-cursor.so.0", "libEGL.so.1"}
        reason = window.reason_against()
        found = [finding for check in checks()[:2] for finding in check.look()]
    assert reason is not None
    assert "sudo apt install libegl1 libwayland-cursor0" in reason
    assert "sudo apt install libegl1 libxcb-cursor0" in reason
    assert [finding.code for finding in found] == ["display.none", "qt.libraries-missing"]
    assert found[-1].values["packages"] == "libegl1 libwayland-cursor0 libxcb-cursor0"


@linux_only
def test_wayland_needs_none_of_the_libraries_of_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> object:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", nothing)
    always, wayland, x11 = map(qt_libraries.missing_packages, ("", "wayland", "xcb"))
    assert set(always) < set(wayland)
    assert set(wayland) & set(x11) == set(always)


def test_a_qt_that_does_not_load_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "tried", lambda: (display.Display("xcb", "a test"),))
    monkeypatch.setitem(sys.modules, "desktop.app", None)
    reason = window.reason_against()
    assert reason is not None
    assert "desktop.app" in reason


def test_without_display_and_terminal_a_person_is_needed(srp: Stile) -> None:
    done = srp.call()
    assert done.returncode == 3
    assert "no display" in done.stderr


@pytest.mark.parametrize(("typed", "asked_here"), [("y", True), ("", False)])
def test_a_window_on_another_display_is_told_of_and_the_terminal_offered(
    monkeypatch: pytest.MonkeyPatch,
    stile: Stile,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    *,
    asked_here: bool,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(display, "tried", lambda: (display.Display("xcb", "a test"),))
    monkeypatch.setattr(app, "run_window", lambda *_, **__: ":0 (alpha)")

    def close(_context: AppContext) -> bool:
        done.append("closed")
        return False

    def ask(*_: object) -> int:
        done.append("asked here")
        return 0

    monkeypatch.setattr(app, "close_first_window", close)
    monkeypatch.setattr(terminal_sign_in, "run", ask)
    monkeypatch.setattr(yes_no, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert window.run(AppContext(stile.home)) == (0 if asked_here else 3)
    assert done == (["closed", "asked here"] if asked_here else [])
    assert "open already, on another display: :0 (alpha)." in capsys.readouterr().err
    monkeypatch.setattr(yes_no, "can_ask", lambda: False)
    assert window.run(AppContext(stile.home)) == 3
    assert "offers to close it there" in capsys.readouterr().err


def test_the_end_of_the_display_ends_the_program_after_its_last_work(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Other messages of Qt's are passed on as they are."""
    done: list[object] = []
    loss = DisplayLoss(lambda: done.append("closed"), done.append)
    loss._hear(QtMsgType.QtWarningMsg, QMessageLogContext(), "a wish of a plugin's")
    assert done == []
    for text in (
        "The X11 connection broke (error 1). Did the X11 server die?",
        "The Wayland connection broke. Did the Wayland compositor die?",
    ):
        loss._hear(QtMsgType.QtWarningMsg, QMessageLogContext(), text)
        assert done[-2:] == ["closed", 4]
    said = capsys.readouterr().err
    assert said.count("The display is gone") == 2
    assert "a wish of a plugin's" in said
