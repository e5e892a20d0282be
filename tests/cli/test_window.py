from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.cli import display, qt_libraries, window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")


@linux_only
def test_no_display_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not display.is_there()


@linux_only
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt would end the whole program without a word."""
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4242")
    assert not display.is_there()


@linux_only
def test_wayland_is_there_if_its_socket_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not display.is_there()
    (tmp_path / "wayland-7").touch()
    assert display.is_there()
    assert not display.is_x11()


@linux_only
def test_missing_libraries_are_named_by_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "is_there", lambda: True)
    monkeypatch.setattr(display, "is_x11", lambda: True)
    real = ctypes.CDLL

    def without_some(name: str) -> object:
        if name in {"libxcb-cursor.so.0", "libEGL.so.1"}:
            raise OSError(name)
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", without_some)
    reason = window.reason_against()
    assert reason is not None
    assert "sudo apt install libegl1 libxcb-cursor0" in reason


@linux_only
def test_wayland_needs_none_of_the_libraries_of_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> object:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", nothing)
    wayland, x11 = (qt_libraries.missing_packages(x11=on) for on in (False, True))
    assert set(wayland) < set(x11)
    assert not any(package.startswith("libxcb") for package in wayland)


def test_a_qt_that_does_not_load_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "is_there", lambda: True)
    monkeypatch.setattr(qt_libraries, "missing_packages", lambda **_: ())
    monkeypatch.setitem(sys.modules, "desktop.app", None)
    reason = window.reason_against()
    assert reason is not None
    assert "desktop.app" in reason


def test_without_display_and_terminal_a_person_is_needed(srp: Stile) -> None:
    done = srp.call()
    assert done.returncode == 3
    assert "no display" in done.stderr
